/**
 * The values that can be passed where an input takes a file. Pure.
 *
 * @module
 */

/**
 * The content of a file: a Blob or File, an ArrayBuffer, or a typed array. `fileFromPath` of `krea-sdk/node` makes a
 * File from a path.
 */
export type FileContent = Blob | ArrayBuffer | ArrayBufferView;

/**
 * The value of an input field that takes a file: a URL, or the file itself, which is uploaded and replaced by its URL.
 */
export type MediaInput = string | FileContent;

/** A file to upload. A stream is read into memory first. */
export type UploadSource = FileContent | ReadableStream<Uint8Array>;

/** Whether a value is the content of a file. Accepts Blobs of other realms and polyfills. */
export function isFile(value: unknown): value is FileContent {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return ArrayBuffer.isView(value) || isArrayBuffer(value) || isBlob(value);
}

/** Whether an object is a Blob or can be read like one. */
export function isBlob(value: object): value is Blob {
  return (
    "stream" in value && typeof value.stream === "function" && "slice" in value && typeof value.slice === "function"
  );
}

function isArrayBuffer(value: object): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/** The maximum nesting depth to search. Far above that of any documented input. */
const maxDepth = 20;

/**
 * Whether a request body contains a file at any depth.
 *
 * @param seen - the objects that were searched, so that one that is shared or circular is searched once
 */
export function holdsFile(value: unknown, depth = 0, seen = new Set<object>()): boolean {
  if (typeof value !== "object" || value === null || depth > maxDepth || seen.has(value)) return false;
  seen.add(value);
  if (isFile(value)) return true;
  return Object.values(value).some((item) => holdsFile(item, depth + 1, seen));
}
