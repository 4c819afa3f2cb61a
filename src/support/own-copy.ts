/**
 * Copies of what callers pass. Pure.
 *
 * @module
 */

/**
 * A copy of an input as it is now, since the caller may change the object while the call goes on: of its arrays and plain
 * objects, at any depth; files and whatever else are as they are. What holds itself stays so, and is refused as no JSON.
 */
export function ownCopy<Value>(value: Value): Value {
  return copyOf(value, []) as Value;
}

function copyOf(value: unknown, within: readonly unknown[]): unknown {
  if (typeof value !== "object" || value === null || within.includes(value)) return value;
  const path = [...within, value];
  if (Array.isArray(value)) return value.map((item) => copyOf(item, path));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const name of Object.keys(copy)) copy[name] = copyOf(copy[name], path);
  return copy;
}
