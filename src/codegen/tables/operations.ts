/**
 * The table of operations that need special treatment when they are sent.
 *
 * @module
 */

import type { OperationTables } from "../../models/api-document.ts";
import { isIdSyntax } from "../../models/id-syntax.ts";
import {
  jsonBody,
  type LocatedOperation,
  listOperations,
  mainBody,
  type OpenApiDocument,
  operationKey,
  resolveReference,
  type Schema,
  schemaProperties,
} from "../document.ts";
import { constant, moduleText } from "./module-text.ts";

/** The extension that marks a POST that may be sent again, because it makes nothing that is paid for. */
const repeatableMark = "x-krea-repeatable";

const writes: ReadonlySet<string> = new Set(["post", "put", "patch"]);

/**
 * `generated/operations.ts`: the operations whose body is a form, those that make jobs, and POSTs that may be repeated.
 *
 * @param others - the same of operations that the document does not have
 */
export function operationsTable(document: OpenApiDocument, others?: OperationTables): string {
  const operations = listOperations(document);
  const keys = (name: keyof OperationTables, isIn: (located: LocatedOperation) => boolean) => [
    ...operations.filter(isIn).map(operationKey),
    ...(others?.[name] ?? []),
  ];
  const outcomes = new Map(operations.map((located) => [located, outcomeOf(document, located)]));
  return moduleText(
    constant(
      "multipartOperations",
      "readonly string[]",
      "Operations whose body is sent as a form.",
      keys("multipartOperations", isForm),
    ),
    constant(
      "submissionOperations",
      "readonly string[]",
      "Operations other than those of models that create a job, and so cost money, each time they are sent.",
      keys(
        "submissionOperations",
        (located) => outcomes.get(located) !== undefined && !located.path.startsWith("/generate/"),
      ),
    ),
    constant(
      "unnamedJobs",
      "readonly string[]",
      "Operations that create a job, but whose documented response does not name it.",
      keys("unnamedJobs", (located) => outcomes.get(located) === "accepted"),
    ),
    constant(
      "bodilessOperations",
      "readonly string[]",
      "Operations that take no body, although their method could.",
      keys("bodilessOperations", ({ method, operation }) => writes.has(method) && !operation.requestBody),
    ),
    constant(
      "repeatablePosts",
      "readonly string[]",
      "POST operations that may be sent again. All others may make something that is paid for.",
      keys(
        "repeatablePosts",
        (located) => located.method === "post" && isRepeatable(located) && outcomes.get(located) === undefined,
      ),
    ),
  );
}

/** The id that an operation other than a model's is submitted by: `styles/train`. Undefined if it makes no single job. */
export function submissionId(document: OpenApiDocument, located: LocatedOperation): string | undefined {
  const { method, path } = located;
  const id = path.slice(1);
  if (method !== "post" || path.startsWith("/generate/") || !isIdSyntax(id)) return undefined;
  // A model of the same id comes first.
  if (document.paths[`/generate/${id}`] !== undefined) return undefined;
  const outcome = outcomeOf(document, located);
  return outcome === "job" || outcome === "accepted" ? id : undefined;
}

function isForm({ operation }: LocatedOperation): boolean {
  return mainBody(operation)?.type === "multipart/form-data";
}

/** A model is never repeatable, whatever the mark says: its job is paid for. */
function isRepeatable({ path, operation }: LocatedOperation): boolean {
  return operation[repeatableMark] === true && !path.startsWith("/generate/");
}

/** What an operation makes: one job, several, or, where it answers 202 and no job or no success, what may be a job. */
type Outcome = "job" | "jobs" | "accepted";

/** What a request of an operation makes, by its successful responses. Undefined if that is no job. */
function outcomeOf(document: OpenApiDocument, located: LocatedOperation): Outcome | undefined {
  const { method, path, operation } = located;
  if (!writes.has(method)) return undefined;
  // What acts on a job that exists, such as its cancellation, answers that job and makes none.
  if (path.startsWith("/jobs/{")) return undefined;
  const answers = successes(document, operation.responses);
  for (const { schema } of answers) {
    if (!schema) continue;
    const { items } = resolveReference(document, schema);
    if (schemaProperties(document, items ?? schema).has("job_id")) return items ? "jobs" : "job";
  }
  if (answers.some(({ status }) => status === "202")) return "accepted";
  // Where the document lists failures alone, what a POST of an input makes is unknown, and may be a job.
  const listsFailuresAlone = answers.length === 0 && Object.keys(operation.responses).length > 0;
  const takesInput = method === "post" && jsonBody(operation) !== undefined;
  return listsFailuresAlone && takesInput && !isRepeatable(located) ? "accepted" : undefined;
}

/** The successful responses with the schemas of their JSON bodies. `default` counts if no other is successful. */
function successes(document: OpenApiDocument, responses: LocatedOperation["operation"]["responses"]) {
  const all = Object.entries(responses).map(([status, response]) => {
    const { content = {} } = resolveReference(document, response);
    const json = Object.entries(content).find(([type]) => /^application\/([\w.-]+\+)?json\b/i.test(type));
    return { status, schema: json?.[1].schema satisfies Schema | undefined };
  });
  const successful = all.filter(({ status }) => status.startsWith("2"));
  return successful.length > 0 ? successful : all.filter(({ status }) => status === "default");
}
