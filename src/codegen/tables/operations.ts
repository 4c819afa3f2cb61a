/**
 * The table of operations that need special treatment when they are sent.
 *
 * @module
 */

import {
  type LocatedOperation,
  listOperations,
  mainBody,
  type OpenApiDocument,
  operationKey,
  resolveReference,
  schemaProperties,
} from "../document.ts";
import { constant, moduleText } from "./module-text.ts";

/**
 * Marks a POST that may be sent again after a failure. Overlays set it; nothing is repeatable by default, since a POST that
 * says nothing of its answer may make a bill each time.
 */
const repeatableMark = "x-krea-repeatable";

/** `generated/operations.ts`: the operations whose body is a form, those that create jobs, and POSTs that may be repeated. */
export function operationsTable(document: OpenApiDocument): string {
  const operations = listOperations(document);
  const multipart = operations
    .filter(({ operation }) => mainBody(operation)?.type === "multipart/form-data")
    .map(operationKey);
  const submissions = operations.filter((located) => isSubmission(document, located)).map(operationKey);
  return moduleText(
    constant("multipartOperations", "readonly string[]", "Operations whose body is sent as a form.", multipart),
    constant(
      "submissionOperations",
      "readonly string[]",
      "Operations other than those of models that create a job, and so cost money, each time they are sent.",
      submissions.filter((key) => !key.startsWith("POST /generate/")),
    ),
    constant(
      "repeatablePosts",
      "readonly string[]",
      "POST operations that the document marks as safe to send again, because they make nothing twice.",
      operations
        .filter(({ method, operation }) => method === "post" && operation[repeatableMark] === true)
        .map(operationKey)
        .filter((key) => !submissions.includes(key)),
    ),
  );
}

/** Whether an operation creates jobs: a POST that is accepted (202), or whose response is a job or a list of jobs. */
function isSubmission(document: OpenApiDocument, { method, operation }: LocatedOperation): boolean {
  if (method !== "post") return false;
  if ("202" in operation.responses) return true;
  return Object.entries(operation.responses).some(([status, response]) => {
    const schema = resolveReference(document, response).content?.["application/json"]?.schema;
    if (!status.startsWith("2") || !schema) return false;
    const { items = schema } = resolveReference(document, schema);
    return schemaProperties(document, items).has("job_id");
  });
}
