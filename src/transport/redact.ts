/**
 * Keeps the key out of what errors show. Pure.
 *
 * @module
 */

const mark = "[redacted]";

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
