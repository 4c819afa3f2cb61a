/**
 * Removes `$ref` and `allOf` from a document by putting everything where it is used. Overlays, tables and types all work on
 * this form.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import { type OpenApiDocument, resolveReference } from "./document.ts";
import { mergeAllOf } from "./merge-all-of.ts";

/** The key under which an inlined schema keeps the name of its component, for `hoistSchemas`. */
export const componentNameKey = "x-component-name";

/** Keys whose values are data and contain no references. */
const dataKeys = new Set(["example", "default", "enum", "const", "value"]);

const schemaPrefix = "#/components/schemas/";
const keptComponents = ["securitySchemes"];

/**
 * Inlines a document:
 *
 * - every `$ref` is replaced by its target; a schema that contains itself becomes one that accepts anything of its type
 * - every `allOf` is merged, if that is possible
 * - parameters of a path are moved to its operations
 * - titles of schemas are removed: only titles that an overlay adds later become names
 *
 * A document without any of these is returned unchanged.
 *
 * @throws Error if a `$ref` points outside the document, or at nothing
 */
export function inlineDocument(document: OpenApiDocument): OpenApiDocument {
  const inline = (node: unknown, inside: readonly string[], isMap: boolean): unknown => {
    if (Array.isArray(node)) return node.map((item) => inline(item, inside, false));
    if (!isRecord(node)) return node;
    if (!isMap && typeof node.$ref === "string") return inlineReference(node, node.$ref, inside);
    const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
      if (!isMap && key === "title" && typeof value === "string") return [];
      // The keys of these maps are names chosen by the document, which may look like keywords.
      const holdsNames = !isMap && nameMaps.has(key);
      const isData =
        !isMap && (dataKeys.has(key) || key.startsWith("x-") || (key === "examples" && Array.isArray(value)));
      return [[key, isData ? value : inline(value, inside, holdsNames)]];
    });
    const result = Object.fromEntries(entries);
    return !isMap && Array.isArray(result.allOf) ? mergeAllOf(result, componentNameKey) : result;
  };

  const inlineReference = (node: Record<string, unknown>, reference: string, inside: readonly string[]): unknown => {
    const { $ref: _reference, ...siblings } = node;
    const target = resolveReference<{ $ref?: string; type?: unknown }>(document, { $ref: reference });
    if (inside.includes(reference)) {
      const isObjects = target.type === "object";
      return {
        ...(target.type !== undefined && { type: target.type }),
        ...(isObjects && { additionalProperties: true }),
        ...siblings,
      };
    }
    const inlined = inline(target, [...inside, reference], false);
    if (!isRecord(inlined)) return inlined;
    const own = inline(siblings, inside, false) as Record<string, unknown>;
    // If siblings change what the schema accepts, it is no longer the component of that name.
    const isSame = Object.keys(siblings).every((key) => key === "description" || key === "summary");
    if (!reference.startsWith(schemaPrefix)) return { ...inlined, ...own };
    const { [componentNameKey]: _name, ...schema } = inlined;
    return { ...schema, ...own, ...(isSame && { [componentNameKey]: reference.slice(schemaPrefix.length) }) };
  };

  const paths = inline(document.paths, [], true) as OpenApiDocument["paths"];
  const components = Object.entries(document.components ?? {}).filter(([kind]) => keptComponents.includes(kind));
  return {
    ...structuredClone(document),
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, shareParameters(item)])),
    ...(document.components && { components: structuredClone(Object.fromEntries(components)) }),
  };
}

/** Keywords whose values are maps with names as keys: of fields, statuses, content types. */
const nameMaps = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "responses",
  "content",
  "headers",
  "links",
  "callbacks",
  "examples",
  "encoding",
  "variables",
]);

interface Parameter {
  name?: unknown;
  in?: unknown;
}

/** Moves the parameters of a path to each of its operations. An operation's own parameter of the same name wins. */
function shareParameters(item: Record<string, unknown>): Record<string, unknown> {
  const { parameters, ...rest } = item;
  if (!Array.isArray(parameters) || parameters.length === 0) return item;
  const shared: Parameter[] = parameters;
  return Object.fromEntries(
    Object.entries(rest).map(([method, operation]) => {
      if (!isRecord(operation) || !isRecord(operation.responses)) return [method, operation];
      const own: Parameter[] = Array.isArray(operation.parameters) ? operation.parameters : [];
      const others = shared.filter(
        (parameter) => !own.some((one) => one.name === parameter.name && one.in === parameter.in),
      );
      return [method, { ...operation, parameters: [...others, ...own] }];
    }),
  );
}
