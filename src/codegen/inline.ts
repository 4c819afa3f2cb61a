/**
 * Removes `$ref` and `allOf` from a document by putting everything where it is used. Overlays, tables and types all work on
 * this form.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import { ignoreDefects, type ReportDefect } from "./defect.ts";
import { type OpenApiDocument, resolveReference, type Schema } from "./document.ts";
import { isData, nameMaps } from "./document-keys.ts";
import { limitDepth, maxDepth } from "./limit-depth.ts";
import { mergeAllOf } from "./merge-all-of.ts";
import { modernSchema, withDiscriminator } from "./modern-schema.ts";
import { referenceLimits } from "./reference-limits.ts";
import { soundDocument } from "./sound-document.ts";
import { withSoundKeywords } from "./sound-keywords.ts";
import { tidyOperations } from "./tidy-operations.ts";

/** The key under which an inlined schema keeps the name of its component, for `hoistSchemas`. */
export const componentNameKey = "x-component-name";

const schemaPrefix = "#/components/schemas/";
const keptComponents = ["securitySchemes"];

/** The deepest nesting to which references are followed. */
const maxReferenceDepth = 2 * maxDepth;

/** The references that lead to a place, outermost first, and how many more may be followed. */
interface Place {
  inside: readonly string[];
  left: number;
}

/**
 * Inlines a document:
 *
 * - every `$ref` is replaced by its target; a schema that contains itself becomes one that accepts anything of its type
 * - every `allOf` is merged, if that is possible
 * - keywords of OpenAPI 3.0 and discriminators are rewritten
 * - parameters of a path are moved to its operations
 * - titles of schemas are removed: only titles that an overlay adds later become names
 * - what is no operation, response or parameter is removed
 * - what no code is generated from (`webhooks`, `callbacks`) is removed
 *
 * The order of keys is kept.
 *
 * @param report - takes the defects that are worked around
 * @throws Error if a `$ref` points outside the document, or at nothing
 */
export function inlineDocument(published: OpenApiDocument, report: ReportDefect = ignoreDefects): OpenApiDocument {
  const document = soundDocument(limitDepth(published, report), report);
  const limitOf = referenceLimits(document);
  let where = "";

  const inline = (node: unknown, place: Place, isMap: boolean, depth: number): unknown => {
    if (Array.isArray(node)) return node.map((item) => inline(item, place, false, depth + 1));
    if (!isRecord(node)) return node;
    if (!isMap && typeof node.$ref === "string") return inlineReference(node, node.$ref, place, depth);
    const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
      if (!isMap && isLeftOut(key, value)) return [];
      // The keys of these maps are names chosen by the document, which may look like keywords.
      const holdsNames = !isMap && nameMaps.has(key);
      return [[key, !isMap && isData(key, value) ? value : inline(value, place, holdsNames, depth + 1)]];
    });
    const read: Schema = Object.fromEntries(entries);
    if (isMap) return read;
    const result = withSoundKeywords(read, (keyword) =>
      report({ where, problem: `\`${keyword}\` has a value that it cannot have`, handled: "the keyword is left out" }),
    );
    const merged = Array.isArray(result.allOf) ? mergeAllOf(result, componentNameKey) : result;
    return modernSchema(node.discriminator ? withDiscriminator(merged, referencesIn(node), componentNameKey) : merged);
  };

  const inlineReference = (node: Schema, reference: string, { inside, left }: Place, depth: number): unknown => {
    const { $ref: _reference, ...siblings } = node;
    const target = resolveReference<{ $ref?: string; type?: unknown }>(document, { $ref: reference });
    if (!isRecord(target)) return target;
    const isCircular = inside.includes(reference);
    if (isCircular || left <= 0 || depth > maxReferenceDepth) {
      const problem = `\`${reference}\` ${isCircular ? "contains itself" : "is part of a schema that is too large or too deep"}`;
      report({ where, problem, handled: "it accepts anything of its type there" });
      const isObjects = target.type === "object";
      return {
        ...(target.type !== undefined && { type: target.type }),
        ...(isObjects && { additionalProperties: true }),
        ...siblings,
      };
    }
    const inlined = inline(
      target,
      { inside: [...inside, reference], left: Math.min(left, limitOf(reference)) - 1 },
      false,
      depth + 1,
    );
    if (!isRecord(inlined)) return inlined;
    const own = inline(siblings, { inside, left }, false, depth + 1) as Record<string, unknown>;
    // If siblings change what the schema accepts, it is no longer the component of that name.
    const isSame = Object.keys(siblings).every((key) => key === "description" || key === "summary");
    if (!reference.startsWith(schemaPrefix)) return { ...inlined, ...own };
    const { [componentNameKey]: _name, ...schema } = inlined;
    return { ...schema, ...own, ...(isSame && { [componentNameKey]: reference.slice(schemaPrefix.length) }) };
  };

  const paths = Object.entries(document.paths).map(([path, item]) => {
    where = path;
    return [
      path,
      shareParameters(
        inline(item, { inside: [], left: Number.POSITIVE_INFINITY }, false, 0) as Record<string, unknown>,
      ),
    ];
  });
  const components = Object.entries(document.components ?? {}).filter(([kind]) => keptComponents.includes(kind));
  const { webhooks, ...rest } = document;
  if (webhooks !== undefined) {
    report({
      where: "webhooks",
      problem: "no code is made from webhooks of the document",
      handled: "they are left out",
    });
  }
  const inlined = {
    ...rest,
    paths: Object.fromEntries(paths),
    ...(document.components && { components: Object.fromEntries(components) }),
  };
  return tidyOperations(inlined, report);
}

/** Whether an entry of an object is removed: titles of schemas, and what the API itself sends. */
function isLeftOut(key: string, value: unknown): boolean {
  return (key === "title" && typeof value === "string") || (key === "callbacks" && isRecord(value));
}

/** The `$ref` of each alternative of a schema. */
function referencesIn({ oneOf, anyOf }: Schema): (string | undefined)[] {
  const list: unknown = oneOf ?? anyOf;
  const referenceOf = (part: unknown) => (isRecord(part) && typeof part.$ref === "string" ? part.$ref : undefined);
  return Array.isArray(list) ? list.map(referenceOf) : [];
}

interface Parameter {
  name?: unknown;
  in?: unknown;
}

/** Moves the parameters of a path to each of its operations. An operation's own parameter of the same name wins. */
function shareParameters(item: Record<string, unknown>): Record<string, unknown> {
  if (!isRecord(item)) return item;
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
