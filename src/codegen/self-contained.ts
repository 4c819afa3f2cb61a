/**
 * Makes a schema of a document stand for itself.
 *
 * @module
 */

import { contentOf, isAnnotation } from "../validate/keywords.ts";
import { isSchemaObject, listIn, type SchemaObject } from "../validate/schema.ts";
import { type OpenApiDocument, resolveReference } from "./document.ts";
import { pascalCase } from "./names.ts";

/** The maximum nesting depth of a schema. What is deeper goes to `$defs`: compilers cannot read literals of any depth. */
const maxDepth = 50;
/** The maximum number of schemas to copy into one. Beyond it, what repeats is referred to. */
const maxCopies = 2_000;

/** Keywords that people expect to be `true` or `false`. */
const keptFlags = new Set(["additionalProperties", "unevaluatedItems", "unevaluatedProperties"]);

/**
 * Copies a schema with every `$ref` replaced by its target, and annotations beside it in place of the target's. The schemas
 * `true` and `false` become objects, so that whoever walks the schema meets nothing else.
 *
 * References remain where the schema contains itself, nests deep or repeats a lot, and where a discriminator maps values to
 * alternatives. They point into the schema's own `$defs`.
 *
 * @throws Error for a reference to another document or to nothing
 */
export function selfContained(document: OpenApiDocument, schema: unknown): SchemaObject {
  const names = new Map<unknown, string>();
  const pending: [name: string, target: unknown][] = [];
  let copies = 0;

  /** A reference to a schema in `$defs`. */
  const define = (target: unknown, wanted: string): string => {
    const taken = new Set(names.values());
    let name = names.get(target) ?? wanted;
    for (let number = 2; !names.has(target) && taken.has(name); number += 1) name = `${wanted}${number}`;
    if (!names.has(target)) pending.push([name, target]);
    names.set(target, name);
    return `#/$defs/${name}`;
  };

  const copy = (node: unknown, inside: readonly unknown[], depth: number): unknown => {
    if (!isSchemaObject(node)) return objectFor(node);
    if (depth > maxDepth) return { $ref: define(node, "Inner") };
    if (typeof node.$ref === "string") return copyReference(node, node.$ref, inside, depth);
    copies += 1;
    return copyKeywords(withNamedAlternatives(document, node, define), inside, depth);
  };

  const copyReference = (node: SchemaObject, reference: string, inside: readonly unknown[], depth: number): unknown => {
    if (reference.startsWith("#/$defs/") && [...names.values()].includes(reference.slice(8))) return node;
    const { $ref: _reference, ...siblings } = node;
    const target: unknown = resolveReference<{ $ref?: string }>(document, { $ref: reference });
    const own = copyKeywords(siblings, inside, depth);
    if (inside.includes(target) || copies > maxCopies) return { $ref: define(target, nameIn(reference)), ...own };
    const resolved = copy(target, [...inside, target], depth);
    return isSchemaObject(resolved) ? beside(resolved, own) : own;
  };

  const copyKeywords = (node: SchemaObject, inside: readonly unknown[], depth: number): SchemaObject =>
    Object.fromEntries(
      Object.entries(node).map(([keyword, value]) => {
        const each = (inner: unknown) => copy(inner, inside, depth + 1);
        const content = contentOf(keyword, value);
        if (content === "schema")
          return [keyword, keptFlags.has(keyword) && !isSchemaObject(value) ? value : each(value)];
        if (content === "schemas" && Array.isArray(value)) return [keyword, value.map(each)];
        if (content !== "named schemas" || !isSchemaObject(value)) return [keyword, value];
        return [keyword, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, each(inner)]))];
      }),
    );

  const copied = copy(schema, [], 0);
  const definitions: Record<string, unknown> = {};
  for (let next = pending.shift(); next; next = pending.shift()) {
    const [name, target] = next;
    definitions[name] = copy(target, [target], 0);
  }
  if (!isSchemaObject(copied)) return {};
  if (names.size === 0) return copied;
  return { ...copied, $defs: { ...(isSchemaObject(copied.$defs) && copied.$defs), ...definitions } };
}

/**
 * Lets a discriminator's alternatives and its mapping refer to the same definitions, so that it still tells which alternative
 * a value means.
 */
function withNamedAlternatives(
  document: OpenApiDocument,
  node: SchemaObject,
  define: (target: unknown, wanted: string) => string,
): SchemaObject {
  const { discriminator } = node;
  if (!isSchemaObject(discriminator) || !isSchemaObject(discriminator.mapping)) return node;
  const targets = new Map<unknown, string>();
  const refer = (alternative: unknown): unknown => {
    if (!isSchemaObject(alternative) || typeof alternative.$ref !== "string") return alternative;
    const target: unknown = resolveReference<{ $ref?: string }>(document, { $ref: alternative.$ref });
    const $ref = define(target, nameIn(alternative.$ref));
    targets.set(target, $ref);
    return { ...alternative, $ref };
  };
  const lists = ["anyOf", "oneOf"].flatMap((keyword) => {
    const list = node[keyword];
    return Array.isArray(list) ? [[keyword, list.map(refer)]] : [];
  });
  const mapping = Object.entries(discriminator.mapping).map(([value, to]) => [
    value,
    (typeof to === "string" && targets.get(targetOf(document, to))) || to,
  ]);
  return {
    ...node,
    ...Object.fromEntries(lists),
    discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) },
  };
}

/** What a discriminator's mapping names, by reference or by the name of a component. Undefined if there is no such thing. */
function targetOf(document: OpenApiDocument, to: string): unknown {
  const name = to.startsWith("#/") ? to : `#/components/schemas/${to}`;
  for (const $ref of [name, `#/components/schemas/${pascalCase(nameIn(name))}`]) {
    try {
      return resolveReference<{ $ref?: string }>(document, { $ref });
    } catch {
      // The names of components change on the way from the published document.
    }
  }
  return undefined;
}

/** Joins the target of a reference with the keywords beside it. Where both restrict values by the same keyword, both hold. */
function beside(target: SchemaObject, own: SchemaObject): SchemaObject {
  const isRestrictedTwice = Object.keys(own).some(
    (keyword) => !isAnnotation(keyword) && Object.hasOwn(target, keyword),
  );
  if (!isRestrictedTwice) return { ...target, ...own };
  return { ...own, allOf: [target, ...listIn(own, "allOf")] };
}

/** The same schema as an object. */
function objectFor(schema: unknown): unknown {
  if (typeof schema !== "boolean") return schema;
  return schema ? {} : { not: {} };
}

/** The last part of a reference, as the name of a definition. */
function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1).replace(/\W/g, "_");
}
