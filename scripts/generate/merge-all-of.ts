/**
 * Merges the parts of an `allOf` into one schema.
 *
 * @module
 */

type Keywords = Record<string, unknown>;

/** How two values of one keyword become one; `undefined` where they cannot. */
type Merge = (one: unknown, other: unknown) => unknown;

const least: Merge = (one, other) => Math.min(Number(one), Number(other));
const most: Merge = (one, other) => Math.max(Number(one), Number(other));
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
  // Strictly, two closed parts leave no room for each other's fields. What is meant is one closed object of both.
  additionalProperties: (one, other) => (one === false || other === false ? false : undefined),
  minimum: most,
  minLength: most,
  minItems: most,
  maximum: least,
  maxLength: least,
  maxItems: least,
  description: first,
  example: first,
  examples: first,
  default: first,
};

/**
 * A schema with its `allOf` merged into it; what the schema says itself comes before what its parts say. Where two parts
 * contradict each other, or use a keyword twice that cannot be merged, the schema comes back as it was.
 *
 * @param nameKey - a keyword that is kept where the schema is its only part, but for a description
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
      const merged = merges[key]?.(existing, value);
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
    const existing = result[name];
    const merged = existing === undefined ? property : mergeTwo(existing as Keywords, property as Keywords, "");
    if (merged === undefined) return undefined;
    result[name] = merged;
  }
  return result;
}
