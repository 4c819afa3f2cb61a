/**
 * Removes the API key from errors. Pure.
 *
 * @module
 */

import { messageOf } from "../support/message-of.ts";
import { containsText } from "./contains-text.ts";
import { keyPattern } from "./key-pattern.ts";

/** Replaces the key. */
export const redacted = "[redacted]";

/** Deeper parts of a body are not shown in errors. */
const maxDepth = 100;

/**
 * Returns a value with every occurrence of the key replaced, in texts and in the names of fields. A server or a proxy may echo
 * the request in its response. What is nested more than 100 levels deep is left out.
 */
export function redact<Value>(value: Value, key: string): Value {
  return withoutKeyIn(value, keyPattern(key), 0) as Value;
}

/** Returns the value itself if nothing in it was replaced. */
function withoutKeyIn(value: unknown, pattern: RegExp, depth: number): unknown {
  if (typeof value === "string") return value.replace(pattern, redacted);
  if (typeof value !== "object" || value === null) return value;
  if (depth > maxDepth) return "[…]";
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => withoutKeyIn(item, pattern, depth + 1));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const fields = entries.map(([name, field]): [string, unknown] => [
    name.replace(pattern, redacted),
    withoutKeyIn(field, pattern, depth + 1),
  ]);
  const isSame = entries.every(([name, field], index) => fields[index]?.[0] === name && fields[index]?.[1] === field);
  return isSame ? value : Object.fromEntries(fields);
}

/** How many causes are followed. */
const maxCauses = 8;

/**
 * Makes an error of other code safe to use as a cause. If the key is anywhere in it, or if it is too large to be sure, returns a
 * copy without the key and without the error's own fields, which may contain the request. Otherwise returns the error itself.
 * Never throws, whatever the error is.
 */
export function redactError(error: unknown, key: string): unknown {
  try {
    return withoutKey(error, key, 0);
  } catch (reason) {
    // A Proxy, or a getter that throws.
    return new Error(`The error that was thrown cannot be read: ${redact(messageOf(reason), key)}`);
  }
}

function withoutKey(error: unknown, key: string, depth: number): unknown {
  const isError = error instanceof Error;
  if (!containsText(error, keyPattern(key))) return error;
  if (!isError) return redacted;
  const { name, message, cause } = error;
  const isFollowed = cause !== undefined && depth < maxCauses;
  const copy = new Error(redact(message, key), isFollowed ? { cause: withoutKey(cause, key, depth + 1) } : {});
  const code: unknown = "code" in error ? error.code : undefined;
  return Object.assign(copy, { name: redact(name, key) }, typeof code === "string" && { code: redact(code, key) });
}
