/**
 * The error of a file that could not be fetched or saved.
 *
 * @module
 */

import { KreaError } from "./base.ts";

/** A file that was saved to disk. */
export interface SavedFile {
  /** The URL that the file was fetched from. */
  url: string;
  /** The path of the saved file. */
  path: string;
  /** The size of the file, in bytes. */
  bytes: number;
  /** The `Content-Type` that the server sent: `image/png`. Undefined if it sent none. */
  contentType: string | undefined;
}

/** The details of a {@link KreaDownloadError}. */
export interface DownloadDetails {
  /** The URL, without its query. */
  url: string;
  /** The HTTP status of the last response, if there was one. */
  status?: number | undefined;
  /** The delay that the server asks for, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** The files of the same job that were saved before the error. */
  saved?: readonly SavedFile[] | undefined;
  /** The underlying error. */
  cause?: unknown;
}

/**
 * A result could not be fetched or saved. The job itself succeeded and its result is still at its URL: try again, with
 * `overwrite: true` if `saved` has files. If the URL has expired, read the job again to get a new one.
 *
 * @example
 * ```ts
 * if (isKreaDownloadError(error)) console.error(error.url, error.status, error.saved);
 * ```
 */
export class KreaDownloadError extends KreaError {
  static override readonly errorName = "KreaDownloadError";
  /** The URL, without its query, which may contain a signature. */
  readonly url: string;
  /** The HTTP status of the last response. Undefined if there was none, or if a successful response broke off. */
  readonly status: number | undefined;
  /** The delay that the `Retry-After` header asks for, in milliseconds. Undefined if the response has none. */
  readonly retryAfterMs: number | undefined;
  /** The files of the same job that were saved before the error. */
  readonly saved: readonly SavedFile[];

  constructor(message: string, { url, status, retryAfterMs, saved = [], ...options }: DownloadDetails) {
    super(message, options);
    this.url = url;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.saved = saved;
  }
}
