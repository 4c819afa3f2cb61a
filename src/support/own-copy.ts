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
  return copyOf(value, new Map()) as Value;
}

/** @param copies - of the objects that were copied before, so that one that is shared or circular is copied once */
function copyOf(value: unknown, copies: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (copies.has(value)) return copies.get(value);
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    copies.set(value, copy);
    for (const item of value) copy.push(copyOf(item, copies));
    return copy;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copy: Record<string, unknown> = { ...value };
  copies.set(value, copy);
  for (const name of Object.keys(copy)) copy[name] = copyOf(copy[name], copies);
  return copy;
}
