/**
 * The keywords of objects. Only own fields count. Pure, apart from reading the value.
 *
 * @module
 */

import { closestName } from "../support/suggest.ts";
import { compilePattern } from "./pattern.ts";
import { type Finding, fieldPath, maxFindings, mismatch, missing, unknownField } from "./problem.ts";
import { entriesIn, listIn, numberIn, propertySchema, type SchemaObject } from "./schema.ts";
import type { Check, Scope, Visit } from "./walk.ts";
import { count, describeSchema, describeValue, literalsOf } from "./words.ts";

/** An object whose fields can be read by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** The maximum number of names to compare the unknown fields of an object with, each with every known name. */
const maxComparisons = 10_000;

/** Checks which fields an object has, and each of them. */
export function* checkObject(schema: SchemaObject, value: Fields, path: string, scope: Scope): Check {
  const names = fieldNames(value);
  const found = [...missingFields(schema, new Set(names), path, scope.root)];
  const [min, max] = [numberIn(schema, "minProperties"), numberIn(schema, "maxProperties")];
  if (names.length < (min ?? 0) || names.length > (max ?? names.length)) {
    const expected = describeSchema(scope.root, { ...schema, type: "object" });
    found.push(mismatch(path, expected, `an object of ${count(names.length, "field")}`));
  }
  const known = entriesIn(schema, "properties").map(([name]) => name);
  let comparisons = 0;
  for (const name of names) {
    if (found.length >= maxFindings) break;
    const at = fieldPath(path, name);
    if (schema.propertyNames !== undefined) found.push(...(yield* checkName(schema.propertyNames, name, at, scope)));
    const { declared, hasUncheckedPattern } = schemasOf(schema, name);
    for (const inner of declared) found.push(...(yield visitField(inner, value, name, at)));
    if (declared.length > 0 || hasUncheckedPattern) continue;
    const rest = schema.additionalProperties;
    if (rest === false) {
      comparisons += known.length;
      const meant = comparisons <= maxComparisons ? closestName(name, known) : undefined;
      found.push(unknownField(at, describeValue(name), known, meant));
    } else if (rest !== undefined) found.push(...(yield visitField(rest, value, name, at)));
  }
  for (const [name, dependent] of entriesIn(schema, "dependentSchemas")) {
    if (names.includes(name)) found.push(...(yield { schema: dependent, path, read: () => value }));
  }
  return found;
}

/** The names of the fields that JSON will contain: it leaves out those that are undefined. */
export function fieldNames(value: Fields): string[] {
  return Object.keys(value).filter((name) => !isUndefined(value, name));
}

/** A visit of a field. */
export function visitField(schema: unknown, value: Fields, name: string, path: string): Visit {
  return { schema, path, read: () => value[name] };
}

/**
 * The schemas that `properties` and `patternProperties` have for a field.
 *
 * @returns `hasUncheckedPattern` tells that the field may match a pattern that is left to the server
 */
export function schemasOf(schema: SchemaObject, name: string): { declared: unknown[]; hasUncheckedPattern: boolean } {
  const property = propertySchema(schema, name);
  const patterns = entriesIn(schema, "patternProperties").map(
    ([pattern, inner]) => [compilePattern(pattern), inner] as const,
  );
  const matching = patterns.filter(([matches]) => matches?.(name)).map(([, inner]) => inner);
  return {
    declared: property === undefined ? matching : [property, ...matching],
    hasUncheckedPattern: patterns.some(([matches]) => !matches),
  };
}

function isUndefined(value: Fields, name: string): boolean {
  try {
    return value[name] === undefined;
  } catch {
    return false;
  }
}

function missingFields(schema: SchemaObject, names: ReadonlySet<string>, path: string, root: unknown): Finding[] {
  const dependents = entriesIn(schema, "dependentRequired").flatMap(([name, needed]) =>
    names.has(name) && Array.isArray(needed) ? needed : [],
  );
  const absent = [...listIn(schema, "required"), ...dependents].filter(
    (name): name is string => typeof name === "string" && !names.has(name),
  );
  return absent.slice(0, maxFindings).map((name) => {
    const property = propertySchema(schema, name);
    const values = literalsOf(root, property);
    return { ...missing(fieldPath(path, name), describeSchema(root, property)), ...(values && { values }) };
  });
}

function* checkName(schema: unknown, name: string, path: string, { root }: Scope): Check {
  const problems = yield { schema, path, read: () => name };
  return problems.length === 0
    ? []
    : [mismatch(path, `a field whose name is ${describeSchema(root, schema)}`, describeValue(name))];
}
