/**
 * Keeps the key out of what errors show. Pure.
 *
 * @module
 */

/** What stands in the place of the key. */
export const mark = "[redacted]";

/**
 * A value with every occurrence of the key replaced: a server, or a proxy before it, may say in its answer what it was
 * sent.
 */
export function redact(value: unknown, key: string): unknown {
  if (typeof value === "string") return value.replaceAll(key, mark);
  if (typeof value !== "object" || value === null) return value;
  const text = JSON.stringify(value);
  const written = JSON.stringify(key).slice(1, -1);
  return text.includes(written) ? (JSON.parse(text.replaceAll(written, mark)) as unknown) : value;
}

/**
 * An error of somebody else's that may become a cause: as it is, unless the key is anywhere in it; else a copy of what it
 * says, without the key and without its fields, which may hold the request.
 */
export function redactError(error: unknown, key: string): unknown {
  if (!(error instanceof Error)) return holds(error, key, 0) ? mark : error;
  if (!holds(error, key, 0)) return error;
  const { name, message, cause } = error;
  const copy = new Error(message.replaceAll(key, mark), cause === undefined ? {} : { cause: redactError(cause, key) });
  const code: unknown = "code" in error ? error.code : undefined;
  return Object.assign(copy, { name }, typeof code === "string" && { code });
}

/** How deep a program prints a value. */
const deepest = 6;

/** Whether the key is in a value, as far as a program would print it. */
function holds(value: unknown, key: string, depth: number): boolean {
  if (typeof value === "string") return value.includes(key);
  if (typeof value !== "object" || value === null || depth > deepest) return false;
  if (value instanceof Request) return holds(value.headers, key, depth);
  if (value instanceof Headers) return [...value.values()].some((header) => header.includes(key));
  const own = Object.getOwnPropertyNames(value).map((name) => Reflect.get(value, name) as unknown);
  return own.some((field) => holds(field, key, depth + 1));
}
