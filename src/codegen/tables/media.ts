/**
 * The table of request fields that take the URL of a file.
 *
 * @module
 */

import {
  listOperations,
  mainBody,
  type OpenApiDocument,
  operationKey,
  type Schema,
  schemaVariants,
} from "../document.ts";
import { constant, moduleText } from "./module-text.ts";

/** The paths of fields, by operation. */
export type MediaFields = Readonly<Record<string, readonly string[]>>;

/**
 * `generated/media.ts`: the paths of the fields of each operation that take the URL of a file, such as `image_url`,
 * `image_urls[]`, `style_images[].url` or `subjects[].image[]`. These are the strings of format `uri` and, because the
 * document sometimes leaves the format out, those whose name ends in `url` or `urls`.
 *
 * @param others - the fields of operations that the document does not have
 */
export function mediaTable(document: OpenApiDocument, others: MediaFields = {}): string {
  const fields = Object.fromEntries(
    listOperations(document).flatMap((located) => {
      const schema = mainBody(located.operation)?.media.schema;
      const paths = schema ? [...new Set(mediaSchemas(document, schema).map(({ path }) => path))] : [];
      return paths.length > 0 ? [[operationKey(located), paths]] : [];
    }),
  );
  return moduleText(
    constant(
      "mediaFields",
      "Readonly<Record<string, readonly string[]>>",
      "Paths of the request fields that take the URL of a file, by operation; `[]` stands for each item of an array.",
      { ...fields, ...others },
    ),
  );
}

/** Finds the schemas within a schema that take the URL of a file, with their paths. */
export function mediaSchemas(document: OpenApiDocument, schema: Schema, path = ""): { path: string; schema: Schema }[] {
  return schemaVariants(document, schema).flatMap((variant) => {
    if (isMediaUrl(variant, path)) return [{ path, schema: variant }];
    const inside = Object.entries(variant.properties ?? {}).flatMap(([name, property]) =>
      mediaSchemas(document, property, path === "" ? name : `${path}.${name}`),
    );
    return variant.items ? [...inside, ...mediaSchemas(document, variant.items, `${path}[]`)] : inside;
  });
}

function isMediaUrl(schema: Schema, path: string): boolean {
  const isString = schema.type === "string" || (Array.isArray(schema.type) && schema.type.includes("string"));
  return isString && (schema.format === "uri" || /(^|[._])urls?(\[\])?$/.test(path));
}
