/**
 * Checks a file before it is uploaded.
 *
 * @module
 */

import { abortError } from "../errors/abort-error.ts";
import { KreaInputError, KreaTimeoutError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import { readStream } from "../support/read-stream.ts";
import { guardFile, guardOf, readGuarded } from "./file-guard.ts";
import { mediaTypeOf, mediaTypes, signatureBytes } from "./media-type.ts";
import { isBlob, isFile, type UploadSource } from "./source.ts";

/** The largest file that the API accepts: 75 MB. Source: the description of `POST /assets`. */
const maxFileBytes = 75 * 1024 * 1024;

/** How long a stream may take by default, in milliseconds: as long as its upload. */
const defaultReadMs = 10 * 60 * 1_000;

/**
 * Converts an upload source to a File whose type is detected from its content.
 *
 * @param what - how error messages begin: `assets.upload: source`
 * @param filename - the name of the file. Default: the name of the given File, or one made from the detected type
 * @param limits - how long a stream may take, 10 minutes by default, and what ends it
 * @throws KreaInputError if the source is not a file, is empty or too large, or has a type that the API does not accept, or
 *   if a file on disk has changed; KreaTimeoutError or KreaAbortError while a stream is read; what the stream throws
 */
export async function toUploadFile(
  what: string,
  source: UploadSource,
  filename?: string,
  limits: ReadLimits = {},
): Promise<File> {
  const blob = await toBlob(what, source, limits);
  if (blob.size === 0) throw new KreaInputError(`${what}: expected a file with content, got an empty one.`);
  if (blob.size > maxFileBytes) throw tooLarge(what, `one of ${megabytes(blob.size)}`);
  const head = new Uint8Array(await readGuarded(blob, () => blob.slice(0, signatureBytes).arrayBuffer()));
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
  return guardFile(new File([blob], name, { type }), guardOf(blob));
}

/** What ends the reading of a stream. */
export interface ReadLimits {
  signal?: AbortSignal | undefined;
  /** How long the whole stream may take, in milliseconds. */
  timeoutMs?: number | undefined;
}

async function toBlob(what: string, source: unknown, limits: ReadLimits): Promise<Blob> {
  if (typeof source === "object" && source !== null && "getReader" in source) {
    return bufferStream(what, source as ReadableStream<Uint8Array>, limits);
  }
  if (!isFile(source)) {
    throw new KreaInputError(
      `${what}: expected a Blob, File, ArrayBuffer, typed array or ReadableStream, got ${show(source)}.`,
    );
  }
  if (source instanceof Blob) return source;
  if (isBlob(source)) return bufferStream(what, source.stream(), limits);
  // A copy: the bytes must not change between hashing and sending.
  return new Blob([source as BlobPart]);
}

/** Reads a stream into memory, up to the largest size that the API accepts. */
async function bufferStream(
  what: string,
  stream: ReadableStream<Uint8Array>,
  { signal, timeoutMs = defaultReadMs }: ReadLimits,
): Promise<Blob> {
  const chunks: BlobPart[] = [];
  let bytes = 0;
  try {
    return await withDeadline({ signal, timeoutMs }, async (deadline) => {
      for await (const chunk of readStream(stream, { signal: deadline })) {
        if (!ArrayBuffer.isView(chunk)) {
          throw new KreaInputError(`${what}: expected a stream of bytes (Uint8Array), got ${show(chunk)} from it.`);
        }
        bytes += chunk.byteLength;
        if (bytes > maxFileBytes) throw tooLarge(what, "a stream of more");
        chunks.push(chunk as BlobPart);
      }
      return new Blob(chunks);
    });
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    const aborted = abortError(error, `${what}: the reading of the stream was aborted. Nothing was uploaded.`);
    if (aborted !== error) throw aborted;
    const message = `${what}: the stream did not end within ${timeoutMs} ms (timeoutMs). Nothing was uploaded.`;
    throw new KreaTimeoutError(message, { timeoutMs });
  }
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
