/**
 * Downloads one file to a path, and goes on where a connection breaks.
 *
 * @module
 */

import type { FileHandle } from "node:fs/promises";
import { KreaDownloadError } from "../errors/download-error.ts";
import { type FileRequest, fetchFile, withoutQuery } from "../media/fetch-file.ts";
import { monotonicMs } from "../support/clock.ts";
import { InterruptedError, sleep, withDeadline } from "../support/deadline.ts";
import { decideRetry } from "../transport/retry.ts";
import { abortOf } from "../transport/send-repeatable.ts";
import { rangeOf, resumeHeaders, sizeOf } from "./ranges.ts";

/** What is downloaded. */
export interface Download {
  url: string;
  /** The first answer, whose body was not read yet. */
  response: Response;
  file: FileHandle;
  request: FileRequest;
  onProgress(loadedBytes: number, totalBytes: number | undefined): void;
}

const what = "saveJob";

/**
 * Writes the file of a URL, all of it.
 *
 * @returns how many bytes it has
 * @throws KreaDownloadError where it breaks again and again; KreaAbortError; what writing throws
 */
export async function download({ url, response: first, file, request, onProgress }: Download): Promise<number> {
  let response = first;
  let written = 0;
  let failures = 0;
  let brokeAt = monotonicMs();
  for (;;) {
    const range = rangeOf(response);
    // Anything but the part that was asked for is the file from its start: it has changed, or the server has no parts.
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
    if (!problem && (total === undefined || written === total)) {
      await file.truncate(written);
      return written;
    }
    // As long as something comes, it goes on.
    if (written > before) {
      failures = 0;
      brokeAt = monotonicMs();
    }
    failures += 1;
    const situation = { kind: "repeatable", failure: { kind: "unknown" }, attempts: failures } as const;
    const delayMs = decideRetry({ ...situation, elapsedMs: monotonicMs() - brokeAt }, request, Math.random());
    if (delayMs === undefined) throw brokenOff(url, written, total, problem);
    await sleep(delayMs, request.signal).catch((error: unknown) => {
      throw abortOf(error, `${what} was aborted between two attempts.`);
    });
    const headers = { ...request.headers, ...resumeHeaders(response, written) };
    if (!("range" in headers)) written = 0;
    response = await fetchFile(what, url, { ...request, headers }).catch((error: unknown) => {
      // The file is shorter now than what there is of it: from its start, then.
      if (!(error instanceof KreaDownloadError) || error.status !== 416) throw error;
      written = 0;
      return fetchFile(what, url, request);
    });
  }
}

/** Reading the body has failed: the connection broke, or nothing came for too long. */
class BrokenBody extends Error {}

async function* chunksOf(
  { body }: Response,
  { signal, timeoutMs }: FileRequest,
): AsyncGenerator<Uint8Array, void, void> {
  if (!body) return;
  const reader = body.getReader();
  let isDone = false;
  try {
    for (;;) {
      const next = await withDeadline({ signal, timeoutMs }, () => reader.read()).catch((error: unknown) => {
        if (error instanceof InterruptedError && error.interruption.kind === "aborted") {
          throw abortOf(error, `${what} was aborted.`);
        }
        if (signal?.aborted)
          throw abortOf(new InterruptedError({ kind: "aborted", reason: signal.reason }), `${what} was aborted.`);
        const isStall = error instanceof InterruptedError;
        throw new BrokenBody("", {
          cause: isStall ? new Error(`nothing came for ${timeoutMs} ms (timeoutMs)`) : error,
        });
      });
      isDone = next.done;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    if (!isDone) reader.cancel().catch(() => {});
  }
}

/** A write may take less than it is given. */
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
