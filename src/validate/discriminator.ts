/**
 * OpenAPI's `discriminator`: the field whose value tells which alternative is meant. Pure.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import { type Finding, fieldPath, mismatch, missing } from "./problem.ts";
import { entriesIn, isSchemaObject, propertySchema, resolveReference, type SchemaObject } from "./schema.ts";
import { describeValue, literalsOf, oneOf } from "./words.ts";

/** The alternative that is meant, or the problem of the field that should tell. */
export interface Meant {
  index: number;
  problem?: Finding;
}

/**
 * Returns the alternative that a value means by its discriminator.
 *
 * @returns undefined if the schema has no discriminator, or does not tell which values belong to which alternative
 */
export function findAlternative(
  root: unknown,
  schema: SchemaObject,
  alternatives: readonly unknown[],
  value: unknown,
  path: string,
): Meant | undefined {
  const { discriminator } = schema;
  if (!isSchemaObject(discriminator) || typeof discriminator.propertyName !== "string") return undefined;
  if (!isPlainObject(value)) return undefined;
  const name = discriminator.propertyName;
  const tags = alternatives.map((alternative) => tagsOf(root, alternative, name, discriminator));
  if (tags.some((values) => values.length === 0)) return undefined;
  const tag = Object.hasOwn(value, name) ? value[name] : undefined;
  const index = tags.findIndex((values) => values.includes(tag));
  if (index >= 0) return { index };
  const [at, values] = [fieldPath(path, name), tags.flat()];
  const problem = tag === undefined ? missing(at, oneOf(values)) : mismatch(at, oneOf(values), describeValue(tag));
  return { index, problem: { ...problem, values } };
}

/** The values of the discriminator that mean an alternative: by `mapping`, by the field's own values, or by its name. */
function tagsOf(root: unknown, alternative: unknown, name: string, discriminator: SchemaObject): readonly unknown[] {
  const reference = isSchemaObject(alternative) ? alternative.$ref : undefined;
  const target = reference === undefined ? alternative : resolveReference(root, reference);
  const mapped = entriesIn(discriminator, "mapping")
    .filter(([, to]) => to === reference || (to !== undefined && resolveReference(root, to) === target))
    .map(([tag]) => tag);
  if (mapped.length > 0) return mapped;
  const values = isSchemaObject(target) ? literalsOf(root, propertySchema(target, name)) : undefined;
  if (values) return values;
  return typeof reference === "string" ? [reference.slice(reference.lastIndexOf("/") + 1)] : [];
}
