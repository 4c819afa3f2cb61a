/**
 * Files in the place of their URLs. Pure.
 *
 * @module
 */

/**
 * Whether a value is the content of a file: a Blob or File, an ArrayBuffer or a view of one, or what can be read like a
 * Blob (`stream()`, `slice()`).
 */
export function isFile(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === "[object ArrayBuffer]") return true;
  return (
    "stream" in value && typeof value.stream === "function" && "slice" in value && typeof value.slice === "function"
  );
}
