/**
 * The methods of the client for kinds of models.
 *
 * @module
 */

import { splitId } from "../../models/id-syntax.ts";
import { jsonBody, listOperations, type OpenApiDocument, type Operation } from "../document.ts";
import { nameKindMethods } from "../kind-methods.ts";
import { parseModelPath } from "../names.ts";
import { constant, moduleText } from "./module-text.ts";

const importTypes = `import type { Job } from "../src/jobs/job.ts";
import type { KnownName, NamedModelInput } from "../src/models/model-ids.ts";
import type { SubmitOptions } from "../src/submissions/submit.ts";
`;

/** The longest input that a comment shows, in characters. */
const maxExampleLength = 80;

/** A model that shows how a method is called. */
interface Example {
  kind: string;
  name: string;
  operation: Operation;
}

/** `generated/kinds.ts`: the name of the client's method for each kind of models, and the types of these methods. */
export function kindsTable(document: OpenApiDocument): string {
  return moduleText(
    importTypes,
    constant(
      "kindMethods",
      "Readonly<Record<string, string>>",
      "The kind of models that each method of the client submits to.",
      Object.fromEntries([...methodsOf(document)].map(([method, { kind }]) => [method, kind])),
    ),
    kindMethodTypes(document),
  );
}

/**
 * Declares `interface KindMethods`.
 *
 * @param sdk - the name under which the file imports this package, for one that is outside of it
 */
export function kindMethodTypes(document: OpenApiDocument, sdk = ""): string {
  const prefix = sdk === "" ? "" : `${sdk}.`;
  const signatures = [...methodsOf(document)].map(([method, example]) => signatureOf(method, example, prefix));
  return `/** A method for each kind of models. */\nexport interface KindMethods {\n${signatures.join("\n")}\n}\n`;
}

/** The methods of the client for kinds of models, each with a model that shows how it is called. */
function methodsOf(document: OpenApiDocument): Map<string, Example> {
  const examples = new Map<string, Example>();
  for (const { path, method, operation } of listOperations(document)) {
    const model = method === "post" ? parseModelPath(path) : undefined;
    const { kind, name } = splitId(model?.id ?? "");
    // A model without a name is called by its id alone. One that is not deprecated is the better example.
    if (name === "" || (examples.has(kind) && (operation.deprecated || !examples.get(kind)?.operation.deprecated))) {
      continue;
    }
    examples.set(kind, { kind, name, operation });
  }
  return new Map(
    [...nameKindMethods([...examples.keys()])].flatMap(([method, kind]) => {
      const example = examples.get(kind);
      return example ? [[method, example]] : [];
    }),
  );
}

function signatureOf(method: string, { kind, name, operation }: Example, prefix: string): string {
  const given = JSON.stringify(jsonBody(operation)?.example);
  const input = given === undefined || given.length > maxExampleLength ? "input" : given;
  const text = `/**
   * Submits an input to a model of the kind \`${kind}\`. Wait for the job with \`krea.jobs.wait\`.
   *
   * @param model - the model's name, its id without \`${kind}/\`: \`${name}\`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent; KreaSubmissionUnknownError if no usable answer came back: a job may
   *   exist and be billed, and \`recover()\` looks for it; KreaAPIError
   * @example
   * \`\`\`ts
   * const job = await krea.${method}(${JSON.stringify(name)}, ${input});
   * const { result } = await krea.jobs.wait(job);
   * \`\`\`
   `;
  return `  ${text.replaceAll("*/", "*\\/")}*/
  ${method}<Name extends string>(
    model: ${prefix}KnownName<${JSON.stringify(kind)}, Name>,
    input: ${prefix}NamedModelInput<${JSON.stringify(kind)}, Name>,
    options?: ${prefix}SubmitOptions,
  ): Promise<${prefix}Job>;`;
}
