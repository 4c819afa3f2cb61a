/**
 * Brings a document that points (`$ref`) and composes (`allOf`) to the shape of one that says everything where it is used:
 * the shape that the overlays, the tables and the types read.
 *
 * @module
 */

import { type OpenApiDocument, resolveReference, type Schema } from "./document.ts";
import { mergeAllOf } from "./merge-all-of.ts";

/** Under this key an inlined schema keeps the name of its component, for `hoistSchemas`. */
export const componentNameKey = "x-component-name";

/** Keys under which plain data stands, not parts of the document. */
const dataKeys = new Set(["example", "default", "enum", "const", "value"]);

const schemaPrefix = "#/components/schemas/";
const keptComponents = ["securitySchemes"];

/**
 * The document with every `$ref` replaced by what it points at, every `allOf` merged where that can be done, the
 * parameters of a path moved to its operations, and the titles of schemas left out: a title is a name only where an overlay
 * gives it. A schema that leads back to itself ends there, as one that takes anything of its type. A document without any of
 * these comes back equal.
 *
 * @throws Error where a `$ref` points outside of the document, or at nothing
 */
export function inlineDocument(document: OpenApiDocument): OpenApiDocument {
  const inline = (node: unknown, inside: readonly string[], isMap: boolean): unknown => {
    if (Array.isArray(node)) return node.map((item) => inline(item, inside, false));
    if (!isObject(node)) return node;
    if (!isMap && typeof node.$ref === "string") return inlineReference(node, node.$ref, inside);
    const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
      if (!isMap && key === "title" && typeof value === "string") return [];
      // Below these keys stand names that the document has chosen, which may be called like keywords.
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
    if (!isObject(inlined)) return inlined;
    const own = inline(siblings, inside, false) as Record<string, unknown>;
    // With siblings that change what it takes, it is no longer the component of that name.
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

/** Keywords whose values are maps of names: of fields, statuses, content types. */
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

/** A path's own parameters, moved to each of its operations; an operation's parameter of the same name stays its own. */
function shareParameters(item: Record<string, unknown>): Record<string, unknown> {
  const { parameters, ...rest } = item;
  if (!Array.isArray(parameters) || parameters.length === 0) return item;
  const shared: Parameter[] = parameters;
  return Object.fromEntries(
    Object.entries(rest).map(([method, operation]) => {
      if (!isObject(operation) || !isObject(operation.responses)) return [method, operation];
      const own: Parameter[] = Array.isArray(operation.parameters) ? operation.parameters : [];
      const others = shared.filter(
        (parameter) => !own.some((one) => one.name === parameter.name && one.in === parameter.in),
      );
      return [method, { ...operation, parameters: [...others, ...own] }];
    }),
  );
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
