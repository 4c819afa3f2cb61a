/**
 * The table of request fields that take the URL of a file.
 *
 * @module
 */

import {
  jsonBody,
  listOperations,
  type OpenApiDocument,
  operationKey,
  type Schema,
  schemaVariants,
} from "../document.ts";
import { constant, moduleText } from "./module-text.ts";

/**
 * `generated/media.ts`: by operation the paths of its media URLs: `image_url`, `image_urls[]`, `style_images[].url`,
 * `subjects[].image[]`. A media URL is a string of format `uri`, or, since the document leaves the format out in
 * places, one whose name says so.
 */
export function mediaTable(document: OpenApiDocument): string {
  const table = Object.fromEntries(
    listOperations(document).flatMap((located) => {
      const schema = jsonBody(located.operation)?.schema;
      const paths = schema ? [...new Set(mediaSchemas(document, schema).map(({ path }) => path))] : [];
      return paths.length > 0 ? [[operationKey(located), paths]] : [];
    }),
  );
  return moduleText(
    constant(
      "mediaFields",
      "Readonly<Record<string, readonly string[]>>",
      "Paths of the request fields that take the URL of a file, by operation; `[]` stands for each item of an array.",
      table,
    ),
  );
}

/** The schemas in a schema that take the URL of a file, and their paths. */
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
