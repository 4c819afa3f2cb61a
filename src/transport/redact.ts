/**
 * Removes the API key from errors. Pure.
 *
 * @module
 */

/** Replaces the key. */
export const redacted = "[redacted]";

/**
 * Returns a value with every occurrence of the key replaced. A server or a proxy may echo the request in its response.
 */
export function redact(value: unknown, key: string): unknown {
  if (typeof value === "string") return value.replaceAll(key, redacted);
  if (typeof value !== "object" || value === null) return value;
  const text = JSON.stringify(value);
  const written = JSON.stringify(key).slice(1, -1);
  return text.includes(written) ? (JSON.parse(text.replaceAll(written, redacted)) as unknown) : value;
}

/**
 * Makes an error of other code safe to use as a cause. If the key is anywhere in it, returns a copy without the key and
 * without the error's own fields, which may contain the request. Otherwise returns the error itself.
 */
export function redactError(error: unknown, key: string): unknown {
  if (!(error instanceof Error)) return contains(error, key, 0) ? redacted : error;
  if (!contains(error, key, 0)) return error;
  const { name, message, cause } = error;
  const copy = new Error(
    message.replaceAll(key, redacted),
    cause === undefined ? {} : { cause: redactError(cause, key) },
  );
  const code: unknown = "code" in error ? error.code : undefined;
  return Object.assign(copy, { name }, typeof code === "string" && { code });
}

/** How many levels of nested objects are searched. Consoles print fewer. */
const maxDepth = 6;

/** Whether the key is in a value, in any part that a console would print. */
function contains(value: unknown, key: string, depth: number): boolean {
  if (typeof value === "string") return value.includes(key);
  if (typeof value !== "object" || value === null || depth > maxDepth) return false;
  if (value instanceof Request) return contains(value.headers, key, depth);
  if (value instanceof Headers) return [...value.values()].some((header) => header.includes(key));
  const own = Object.getOwnPropertyNames(value).map((name) => Reflect.get(value, name) as unknown);
  return own.some((field) => contains(field, key, depth + 1));
}
