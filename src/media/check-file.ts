/**
 * Whether a file may be uploaded.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import { headLength, mediaTypeOf, mediaTypes } from "./media-type.ts";
import { isBlob, isFile, type UploadSource } from "./source.ts";

/** The largest file that the API takes: 75 MB. Source: the description of `POST /assets`. */
export const mostBytes = 75 * 1024 * 1024;

/**
 * A source as a File whose type is told from its content.
 *
 * @param what - as messages begin: `assets.upload: source`
 * @param filename - its name; default: that of a File, else one after its type
 * @throws KreaInputError where it is no file, empty, too large, or of a type that the API does not take
 */
export async function toUploadFile(what: string, source: UploadSource, filename?: string): Promise<File> {
  const blob = await toBlob(what, source);
  if (blob.size === 0) throw new KreaInputError(`${what}: expected a file with content, got an empty one.`);
  if (blob.size > mostBytes) throw tooLarge(what, `one of ${megabytes(blob.size)}`);
  const head = new Uint8Array(await blob.slice(0, headLength).arrayBuffer());
  const type = mediaTypeOf(head);
  if (!type) {
    const names = Object.values(mediaTypes).map(({ name }) => name);
    const first = [...head.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const expected = `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
    throw new KreaInputError(
      `${what}: expected a file of type ${expected}, by its content; got one that begins ${first}.`,
    );
  }
  const name = filename ?? nameOf(blob) ?? `file.${mediaTypes[type].extension}`;
  return new File([blob], name, { type });
}

async function toBlob(what: string, source: unknown): Promise<Blob> {
  if (typeof source === "object" && source !== null && "getReader" in source) {
    return readStream(what, source as ReadableStream<Uint8Array>);
  }
  if (!isFile(source)) {
    throw new KreaInputError(
      `${what}: expected a Blob, File, ArrayBuffer, typed array or ReadableStream, got ${show(source)}.`,
    );
  }
  if (source instanceof Blob) return source;
  if (isBlob(source)) return new Response(source.stream()).blob();
  // A copy: bytes that change while they go out would not be those that were hashed.
  return new Blob([source as BlobPart]);
}

/** Reads a stream into memory, but no further than the largest file. */
async function readStream(what: string, stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const chunks: BlobPart[] = [];
  let bytes = 0;
  for await (const chunk of iterate(stream)) {
    if (!ArrayBuffer.isView(chunk)) {
      throw new KreaInputError(`${what}: expected a stream of bytes (Uint8Array), got ${show(chunk)} from it.`);
    }
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw tooLarge(what, "a stream of more");
    chunks.push(chunk as BlobPart);
  }
  return new Blob(chunks);
}

/** Not every runtime can iterate a stream by itself. Leaving early cancels it. */
async function* iterate(stream: ReadableStream<Uint8Array>): AsyncGenerator<unknown, void, void> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isDone = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

function nameOf(blob: Blob): string | undefined {
  const name: unknown = "name" in blob ? blob.name : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}

function tooLarge(what: string, got: string): KreaInputError {
  return new KreaInputError(`${what}: expected a file of at most ${megabytes(mostBytes)}, got ${got}.`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)} MB`;
}
