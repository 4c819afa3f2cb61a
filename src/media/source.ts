/**
 * Files in the place of their URLs. Pure.
 *
 * @module
 */

/** The content of a file: a Blob or File (from `krea-sdk/node`: of a path), an ArrayBuffer, or a view of one (bytes). */
export type FileContent = Blob | ArrayBuffer | ArrayBufferView;

/** What stands where an input takes a file: its URL, or the file, which is uploaded and replaced by its URL. */
export type MediaInput = string | FileContent;

/** A file to upload. A stream is read once, into memory. */
export type UploadSource = FileContent | ReadableStream<Uint8Array>;

/** Whether a value is the content of a file. A Blob may be another realm's, or a polyfill's. */
export function isFile(value: unknown): value is FileContent {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return ArrayBuffer.isView(value) || isArrayBuffer(value) || isBlob(value);
}

/** Whether a value is a Blob, or can be read like one. */
export function isBlob(value: object): value is Blob {
  return (
    "stream" in value && typeof value.stream === "function" && "slice" in value && typeof value.slice === "function"
  );
}

function isArrayBuffer(value: object): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/** How deep inputs are nested, and far more. */
const deepest = 20;

/** Whether a file is anywhere in a body. */
export function holdsFile(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null || depth > deepest) return false;
  if (isFile(value)) return true;
  return Object.values(value).some((item) => holdsFile(item, depth + 1));
}
