/**
 * Downloads one file to disk, and resumes where a connection broke off.
 *
 * @module
 */

import type { FileHandle } from "node:fs/promises";
import { abortError } from "../errors/abort-error.ts";
import { KreaDownloadError } from "../errors/download-error.ts";
import { type FileRequest, fetchFile, withoutQuery } from "../media/fetch-file.ts";
import { InterruptedError } from "../support/deadline.ts";
import { readStream } from "../support/read-stream.ts";
import type { Outcome } from "../transport/outcome.ts";
import { send } from "../transport/send.ts";
import { rangeOf, resumeHeaders, sizeOf } from "./ranges.ts";

/** A download that was started. */
export interface Download {
  url: string;
  /** The first response, with an unread body. */
  response: Response;
  file: FileHandle;
  request: FileRequest;
  onProgress(loadedBytes: number, totalBytes: number | undefined): void;
}

const what = "saveJob";

/**
 * Writes the whole file of a URL.
 *
 * @returns the size of the file, in bytes
 * @throws KreaDownloadError if the download keeps breaking off; KreaAbortError; errors of the file system
 */
export async function download({ url, response: first, file, request, onProgress }: Download): Promise<number> {
  let response: Response | undefined = first;
  let written = 0;
  /** The response that the download continues from. */
  let last = first;

  const attempt = async (): Promise<Outcome<number>> => {
    response ??= await resume(url, last, written, request);
    last = response;
    const range = rangeOf(response);
    // Anything but the requested range is the whole file: it has changed, or the server does not support ranges.
    if (range?.from !== written) written = 0;
    const total = range ? range.total : sizeOf(response);
    const before = written;
    let problem: unknown;
    try {
      for await (const chunk of chunksOf(response, request)) {
        await write(file, chunk, written);
        written += chunk.byteLength;
        onProgress(written, total);
      }
    } catch (error) {
      if (!(error instanceof BrokenBody)) throw error;
      problem = error.cause;
    }
    response = undefined;
    if (!problem && (total === undefined || written === total)) return { ok: true, value: written };
    // Retries are unlimited as long as data arrives.
    const progressed = written > before;
    const error = brokenOff(url, written, total, problem);
    return { ok: false, sent: true, failure: { kind: "unknown" }, error, progressed };
  };

  const retries = { operation: what, policy: request, signal: request.signal, isRepeatable: true };
  const bytes = await send(retries, attempt);
  await file.truncate(bytes);
  return bytes;
}

/** Requests the rest of a file. */
async function resume(url: string, last: Response, written: number, request: FileRequest): Promise<Response> {
  const headers = { ...request.headers, ...resumeHeaders(last, written) };
  try {
    return await fetchFile(what, url, { ...request, headers });
  } catch (error) {
    // The file is now shorter than what was already received: start over.
    if (!(error instanceof KreaDownloadError) || error.status !== 416) throw error;
    return fetchFile(what, url, request);
  }
}

/** Reading the body failed: the connection broke, or no data arrived for too long. */
class BrokenBody extends Error {}

async function* chunksOf(
  { body }: Response,
  { signal, timeoutMs }: FileRequest,
): AsyncGenerator<Uint8Array, void, void> {
  if (!body) return;
  try {
    yield* readStream(body, { signal, idleTimeoutMs: timeoutMs });
  } catch (error) {
    if (signal?.aborted) {
      throw abortError(new InterruptedError({ kind: "aborted", reason: signal.reason }), `${what} was aborted.`);
    }
    const isStalled = error instanceof InterruptedError;
    throw new BrokenBody("", {
      cause: isStalled ? new Error(`nothing came for ${timeoutMs} ms (timeoutMs)`) : error,
    });
  }
}

/** Writes a whole chunk. A single write may write less than it is given. */
async function write(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.byteLength; ) {
    const { bytesWritten } = await file.write(chunk, written, chunk.byteLength - written, position + written);
    written += bytesWritten;
  }
}

function brokenOff(url: string, written: number, total: number | undefined, problem: unknown): KreaDownloadError {
  const shown = withoutQuery(url);
  const of = total === undefined ? "" : ` of ${total}`;
  const reason = problem instanceof Error ? `: ${problem.message}` : "";
  const message = `${what}: ${shown} broke off after ${written}${of} bytes, again and again${reason}. Nothing was left of it.`;
  return new KreaDownloadError(message, { url: shown, ...(problem !== undefined && { cause: problem }) });
}
