/**
 * Checks a file before it is uploaded.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import { readStream } from "../support/read-stream.ts";
import { mediaTypeOf, mediaTypes, signatureBytes } from "./media-type.ts";
import { isBlob, isFile, type UploadSource } from "./source.ts";

/** The largest file that the API accepts: 75 MB. Source: the description of `POST /assets`. */
const maxFileBytes = 75 * 1024 * 1024;

/**
 * Converts an upload source to a File whose type is detected from its content.
 *
 * @param what - how error messages begin: `assets.upload: source`
 * @param filename - the name of the file. Default: the name of the given File, or one made from the detected type
 * @throws KreaInputError if the source is not a file, is empty or too large, or has a type that the API does not accept
 */
export async function toUploadFile(what: string, source: UploadSource, filename?: string): Promise<File> {
  const blob = await toBlob(what, source);
  if (blob.size === 0) throw new KreaInputError(`${what}: expected a file with content, got an empty one.`);
  if (blob.size > maxFileBytes) throw tooLarge(what, `one of ${megabytes(blob.size)}`);
  const head = new Uint8Array(await blob.slice(0, signatureBytes).arrayBuffer());
  const type = mediaTypeOf(head);
  if (!type) {
    const names = Object.values(mediaTypes).map(({ name }) => name);
    const first = [...head.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const expected = `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
    throw new KreaInputError(
      `${what}: expected a file of type ${expected}, by its content; got one that starts with the bytes ${first}.`,
    );
  }
  const name = filename ?? nameOf(blob) ?? `file.${mediaTypes[type].extension}`;
  return new File([blob], name, { type });
}

async function toBlob(what: string, source: unknown): Promise<Blob> {
  if (typeof source === "object" && source !== null && "getReader" in source) {
    return bufferStream(what, source as ReadableStream<Uint8Array>);
  }
  if (!isFile(source)) {
    throw new KreaInputError(
      `${what}: expected a Blob, File, ArrayBuffer, typed array or ReadableStream, got ${show(source)}.`,
    );
  }
  if (source instanceof Blob) return source;
  if (isBlob(source)) return new Response(source.stream()).blob();
  // A copy: the bytes must not change between hashing and sending.
  return new Blob([source as BlobPart]);
}

/** Reads a stream into memory, up to the largest size that the API accepts. */
async function bufferStream(what: string, stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const chunks: BlobPart[] = [];
  let bytes = 0;
  for await (const chunk of readStream(stream)) {
    if (!ArrayBuffer.isView(chunk)) {
      throw new KreaInputError(`${what}: expected a stream of bytes (Uint8Array), got ${show(chunk)} from it.`);
    }
    bytes += chunk.byteLength;
    if (bytes > maxFileBytes) throw tooLarge(what, "a stream of more");
    chunks.push(chunk as BlobPart);
  }
  return new Blob(chunks);
}

function nameOf(blob: Blob): string | undefined {
  const name: unknown = "name" in blob ? blob.name : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}

function tooLarge(what: string, got: string): KreaInputError {
  return new KreaInputError(`${what}: expected a file of at most ${megabytes(maxFileBytes)}, got ${got}.`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)} MB`;
}
