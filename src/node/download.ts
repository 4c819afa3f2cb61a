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
import { continues, rangeOf, resumeHeaders, sizeOf } from "./ranges.ts";

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
 * @throws KreaDownloadError if the download keeps breaking off, or if the file is empty; KreaAbortError; errors of the
 *   file system; what `onProgress` throws
 */
export async function download({ url, response: first, file, request, onProgress }: Download): Promise<number> {
  const source = new Source(url, first, request);
  let written = 0;
  let lastError: KreaDownloadError | undefined;

  const attempt = async (): Promise<Outcome<number>> => {
    const { response, from, total } = await source.open(written, lastError);
    written = from;
    let problem: unknown;
    try {
      for await (const chunk of chunksOf(response, request)) {
        if (total !== undefined && written + chunk.byteLength > total) {
          problem = new Error(`more came than the ${total} bytes that were announced`);
          break;
        }
        await write(file, chunk, written);
        written += chunk.byteLength;
        onProgress(written, total);
      }
    } catch (error) {
      if (!(error instanceof BrokenBody)) throw error;
      problem = error.cause;
    }
    const isWhole = !problem && (total === undefined || written === total);
    if (isWhole && written > 0) return { ok: true, value: written };
    lastError = isWhole ? emptyFile(url) : brokenOff(url, written, total, problem);
    // Bytes that were received before are no progress. Otherwise a file that always breaks would be fetched for ever.
    const progressed = written > from && (from > 0 || source.startedOver === 0);
    return { ok: false, sent: true, failure: { kind: "unknown" }, error: lastError, progressed };
  };

  const retries = { operation: what, policy: request, signal: request.signal, isRepeatable: true };
  const bytes = await send(retries, attempt);
  await file.truncate(bytes);
  return bytes;
}

/** A response to read, and where its body belongs in the file. */
interface Opened {
  response: Response;
  from: number;
  /** The size of the whole file, in bytes. Undefined if it is not known. */
  total: number | undefined;
}

/** The responses that a download is made of. */
class Source {
  readonly #url: string;
  readonly #request: FileRequest;
  /** The first response, until it is opened. */
  #unread: Response | undefined;
  /** The response with which the file began that is being written. */
  #start: Response;
  /** How many times the file was requested from its beginning again, although a part of it had come. */
  startedOver = 0;
  #mismatches = 0;

  constructor(url: string, first: Response, request: FileRequest) {
    this.#url = url;
    this.#request = request;
    this.#unread = first;
    this.#start = first;
  }

  /**
   * Opens the rest of the file; the whole file where its rest cannot be had.
   *
   * @param received - how many bytes were received so far
   * @param lastError - why the last response was not enough. Thrown if the file was started over too often
   */
  async open(received: number, lastError: KreaDownloadError | undefined): Promise<Opened> {
    const first = this.#unread;
    this.#unread = undefined;
    if (first) return this.#begin(first);
    const range = resumeHeaders(this.#start, received);
    if (range.range !== undefined) {
      const rest = await this.#fetchRest(range);
      if (rest && rest.status !== 206) return this.#restart(rest, received, lastError);
      if (rest && continues(rest, this.#start, received)) {
        const { to, total = totalOf(this.#start) ?? to } = rangeOf(rest) ?? { to: received };
        return { response: rest, from: received, total };
      }
      if (rest) this.#mismatch(rest);
    }
    return this.#restart(await fetchFile(what, this.#url, this.#request), received, lastError);
  }

  async #restart(response: Response, received: number, lastError?: KreaDownloadError): Promise<Opened> {
    // Nothing is lost where nothing had come.
    if (received === 0) return this.#begin(response);
    if (lastError && this.startedOver >= this.#request.maxRetries) {
      response.body?.cancel().catch(() => {});
      throw lastError;
    }
    this.startedOver += 1;
    return this.#begin(response);
  }

  /** A response to a request for the whole file. It may be a part only if that is the beginning. */
  async #begin(response: Response): Promise<Opened> {
    this.#start = response;
    if (response.status === 206 && rangeOf(response)?.from !== 0) {
      this.#mismatch(response);
      return this.#begin(await fetchFile(what, this.#url, this.#request));
    }
    return { response, from: 0, total: totalOf(response) };
  }

  /** @throws KreaDownloadError if it happens again */
  #mismatch(response: Response): void {
    response.body?.cancel().catch(() => {});
    this.#mismatches += 1;
    if (this.#mismatches === 1) return;
    const shown = withoutQuery(this.#url);
    const { status } = response;
    const message = `${what}: ${shown} answered ${status} with another part of the file, or of another file, again.`;
    throw new KreaDownloadError(message, { url: shown, status });
  }

  /** Requests the rest of the file. Undefined if the file has become shorter than what was received. */
  async #fetchRest(range: Record<string, string>): Promise<Response | undefined> {
    try {
      const headers = { ...this.#request.headers, ...range };
      return await fetchFile(what, this.#url, { ...this.#request, headers });
    } catch (error) {
      if (!(error instanceof KreaDownloadError) || error.status !== 416) throw error;
      return undefined;
    }
  }
}

function totalOf(response: Response): number | undefined {
  const range = rangeOf(response);
  return range ? range.total : sizeOf(response);
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

function emptyFile(url: string): KreaDownloadError {
  const shown = withoutQuery(url);
  return new KreaDownloadError(`${what}: ${shown} has no content: 0 bytes. Nothing was saved for it.`, { url: shown });
}
