/**
 * Merges the parts of an `allOf` into one schema.
 *
 * @module
 */

type Keywords = Record<string, unknown>;

/** Merges two values of a keyword; undefined if they cannot be merged. */
type Merge = (one: unknown, other: unknown) => unknown;

const lower: Merge = (one, other) => Math.min(Number(one), Number(other));
const higher: Merge = (one, other) => Math.max(Number(one), Number(other));
const first: Merge = (one) => one;
const union: Merge = (one, other) => [...new Set([...(one as unknown[]), ...(other as unknown[])])];
const intersection: Merge = (one, other) => {
  const values = [one, other].map((value) => (Array.isArray(value) ? value : [value]));
  const both = (values[0] ?? []).filter((value) => values[1]?.includes(value));
  return both.length > 1 ? both : both[0];
};

const merges: Readonly<Record<string, Merge>> = {
  type: intersection,
  enum: (one, other) => {
    const both = intersection(one, other);
    return both === undefined ? undefined : [both].flat();
  },
  required: union,
  properties: mergeProperties,
  // Taken literally, two closed parts would refuse each other's fields. One closed object with both is meant.
  additionalProperties: (one, other) => (one === false || other === false ? false : undefined),
  minimum: higher,
  minLength: higher,
  minItems: higher,
  maximum: lower,
  maxLength: lower,
  maxItems: lower,
  description: first,
  example: first,
  examples: first,
  default: first,
};

/**
 * Merges the `allOf` of a schema into it. The schema's own keywords take precedence over those of the parts. If parts
 * contradict each other, or repeat a keyword that cannot be merged, the schema is returned unchanged.
 *
 * @param nameKey - a keyword that is kept only if the schema consists of a single part and, at most, a description
 */
export function mergeAllOf(schema: Keywords, nameKey: string): Keywords {
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf)) return schema;
  const parts = allOf as Keywords[];
  const [only] = parts;
  const isName = parts.length === 1 && Object.keys(own).every((key) => key === "description");
  let result: Keywords | undefined = own;
  for (const part of parts) result = result && mergeTwo(result, part, nameKey);
  if (!result) return schema;
  return isName && only?.[nameKey] !== undefined ? { ...result, [nameKey]: only[nameKey] } : result;
}

function mergeTwo(one: Keywords, other: Keywords, nameKey: string): Keywords | undefined {
  const result = { ...one };
  for (const [key, value] of Object.entries(other)) {
    if (key === nameKey) continue;
    const existing = result[key];
    if (existing === undefined) result[key] = value;
    else if (JSON.stringify(existing) !== JSON.stringify(value)) {
      const merged = Object.hasOwn(merges, key) ? merges[key]?.(existing, value) : undefined;
      if (merged === undefined) return undefined;
      result[key] = merged;
    }
  }
  delete result[nameKey];
  return result;
}

function mergeProperties(one: unknown, other: unknown): unknown {
  const result: Keywords = { ...(one as Keywords) };
  for (const [name, property] of Object.entries(other as Keywords)) {
    const existing = Object.hasOwn(result, name) ? result[name] : undefined;
    const merged = existing === undefined ? property : mergeTwo(existing as Keywords, property as Keywords, "");
    if (merged === undefined) return undefined;
    result[name] = merged;
  }
  return result;
}
