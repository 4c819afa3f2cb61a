/**
 * Copies of inputs. Pure.
 *
 * @module
 */

/**
 * Returns a deep copy of the arrays and plain objects in an input, because you may change yours while the call is in
 * progress. Where an object has a `toJSON`, the copy has what that returns: it is called once, so that the input that is
 * priced is the one that is sent. Files and other objects are not copied. A circular reference is kept, and later refused
 * because JSON cannot represent it.
 */
export function ownCopy<Value>(value: Value): Value {
  return copyOf(value, "", new Map()) as Value;
}

/** @param copies - of the objects that were copied before, so that one that is shared or circular is copied once */
function copyOf(value: unknown, key: string, copies: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (copies.has(value)) return copies.get(value);
  const toJSON = toJsonOf(value);
  const data = toJSON ? jsonOf(toJSON, key) : value;
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) {
    const copy: unknown[] = [];
    copies.set(value, copy);
    for (const [index, item] of data.entries()) copy.push(copyOf(item, String(index), copies));
    return copy;
  }
  const prototype: unknown = Object.getPrototypeOf(data);
  if (!toJSON && prototype !== Object.prototype && prototype !== null) return data;
  const copy: Record<string, unknown> = { ...data };
  // JSON does not call it again on what it returned.
  if (toJSON && data === value) delete copy.toJSON;
  copies.set(value, copy);
  for (const name of Object.keys(copy)) copy[name] = copyOf(copy[name], name, copies);
  return copy;
}

/** The `toJSON` of an object. Undefined for bytes: a Buffer has one, and is a file all the same. */
function toJsonOf(value: object): ((key: string) => unknown) | undefined {
  if (ArrayBuffer.isView(value) || !("toJSON" in value)) return undefined;
  const { toJSON } = value;
  return typeof toJSON === "function" ? (key) => Reflect.apply(toJSON, value, [key]) : undefined;
}

function jsonOf(toJSON: (key: string) => unknown, key: string): unknown {
  try {
    return toJSON(key);
  } catch (error) {
    // Reported where the body is made into JSON.
    return {
      toJSON() {
        throw error;
      },
    };
  }
}
