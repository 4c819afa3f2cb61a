import fc from "fast-check";
import {
  jsonBody,
  listOperations,
  type OpenApiDocument,
  resolveReference,
  type Schema,
} from "../../../src/codegen/document.ts";
import type { ModelId } from "../../../src/index.ts";
import { effective } from "../document.ts";
import { ajvFor } from "./ajv.ts";
import { fitting } from "./arbitrary.ts";

/** A model of a document, with what its input is made of. */
export interface Model {
  id: ModelId;
  path: string;
  /** The schema of its input, as the document has it. */
  schema: Schema;
  /** An input that fits: the documented one, or else one that is made from the schema. */
  example: Record<string, unknown>;
  aliases: { from: string; to: string }[];
  /** Whether ajv takes an input, by the document's own schema. */
  isValid(input: unknown): boolean;
}

/** The models of a document. */
export function modelsOf(document: OpenApiDocument): Model[] {
  const ajv = ajvFor(document);
  ajv.addSchema({ $id: "document", components: document.components });
  return listOperations(document).flatMap(({ method, path, operation }) => {
    const body = jsonBody(operation);
    if (method !== "post" || !path.startsWith("/generate/") || !body?.schema) return [];
    const schema = resolveReference(document, body.schema);
    const validate = ajv.compile({ $ref: `document${body.schema.$ref}` });
    return [
      {
        id: path.replace("/generate/", "") as ModelId,
        path,
        schema,
        example: (body.example ?? exampleOf(document, schema)) as Record<string, unknown>,
        aliases: (operation["x-krea-deprecated-field-aliases"] ?? []).map(({ from, to }) => ({ from, to })),
        isValid: (input: unknown) => validate(input) as boolean,
      },
    ];
  });
}

/** A value that fits a schema: always the same one. */
export function exampleOf(document: OpenApiDocument, schema: Schema): unknown {
  return fc.sample(fitting(document, schema), { numRuns: 1, seed: 1 })[0];
}

export const document: OpenApiDocument = await effective();

/** The models of the API's document. */
export const models = modelsOf(document);
