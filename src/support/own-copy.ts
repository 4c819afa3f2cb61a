/**
 * Copies of inputs. Pure.
 *
 * @module
 */

/**
 * Returns a deep copy of the arrays and plain objects in an input, because you may change yours while the call is in
 * progress. Files and other objects are not copied. A circular reference is kept, and later refused because JSON cannot
 * represent it.
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
