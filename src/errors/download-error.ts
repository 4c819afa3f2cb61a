/**
 * The error of files that could not be fetched or saved.
 *
 * @module
 */

import { KreaError } from "./base.ts";

/** A file that was saved. */
export interface SavedFile {
  /** Where it came from. */
  url: string;
  /** Where it is. */
  path: string;
  /** How large it is, in bytes. */
  bytes: number;
  /** What the server says it is: `image/png`; undefined where it says nothing. */
  contentType: string | undefined;
}

/** What a {@link KreaDownloadError} is made from. */
export interface DownloadDetails {
  /** The URL, without its query. */
  url: string;
  /** The HTTP status of the answer, where there was one. */
  status?: number | undefined;
  /** How long the server asks to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** The files that were saved before. */
  saved?: readonly SavedFile[] | undefined;
  /** What lies underneath. */
  cause?: unknown;
}

/**
 * A result could not be fetched, or not be saved. It is at its URL still, and the job is paid for: try again, or read the
 * job again where the URL has expired.
 *
 * @example
 * ```ts
 * if (isKreaDownloadError(error)) console.error(error.url, error.status, error.saved);
 * ```
 */
export class KreaDownloadError extends KreaError {
  static override readonly errorName = "KreaDownloadError";
  /** The URL, without its query, which may be a signature. */
  readonly url: string;
  /** The status of the last answer; undefined where there was none, or it was a success that broke off. */
  readonly status: number | undefined;
  /** The wait that `Retry-After` asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The files of the same job that were saved before. */
  readonly saved: readonly SavedFile[];

  constructor(message: string, { url, status, retryAfterMs, saved = [], ...options }: DownloadDetails) {
    super(message, options);
    this.url = url;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.saved = saved;
  }
}
