import { Ajv2020 } from "ajv/dist/2020.js";
import {
  jsonBody,
  listOperations,
  type OpenApiDocument,
  resolveReference,
  type Schema,
} from "../../../src/codegen/document.ts";
import type { ModelId } from "../../../src/index.ts";
import { isUri } from "../../../src/validate/formats.ts";
import { effective } from "../document.ts";

/** A model of the document, with what its input is made of. */
export interface Model {
  id: ModelId;
  path: string;
  /** The schema of its input, as the document has it. */
  schema: Schema;
  example: Record<string, unknown>;
  aliases: { from: string; to: string }[];
  /** Whether ajv takes an input, by the document's own schema. */
  isValid(input: unknown): boolean;
}

export const document: OpenApiDocument = await effective();

// `uri` is the one format of the document; that our reading of it is the mock server's is a test of its own.
const ajv = new Ajv2020({ strict: false, allErrors: false, formats: { uri: isUri } });
ajv.addSchema({ $id: "document", components: document.components });

export const models: Model[] = listOperations(document).flatMap(({ method, path, operation }) => {
  const body = jsonBody(operation);
  if (method !== "post" || !path.startsWith("/generate/") || !body?.schema) return [];
  const { schema } = body;
  const validate = ajv.compile({ $ref: `document${schema.$ref}` });
  return [
    {
      id: path.replace("/generate/", "") as ModelId,
      path,
      schema: resolve(schema),
      example: body.example as Record<string, unknown>,
      aliases: (operation["x-krea-deprecated-field-aliases"] ?? []).map(({ from, to }) => ({ from, to })),
      isValid: (input: unknown) => validate(input) as boolean,
    },
  ];
});

/** A schema with its `$ref` followed. */
export function resolve(schema: Schema): Schema {
  return resolveReference(document, schema);
}
