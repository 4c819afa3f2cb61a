/**
 * Errors of saving a file, with the files of the same job that were saved before.
 *
 * @module
 */

import { KreaAbortError, KreaInputError } from "../errors/client-errors.ts";
import { KreaDownloadError, type SavedFile } from "../errors/download-error.ts";
import { withoutQuery } from "../media/fetch-file.ts";

/**
 * Returns the error to throw for a file that could not be saved. Errors of the file system become a KreaDownloadError;
 * errors of the caller's own functions stay as they are.
 */
export function withSavedFiles(error: unknown, url: string, saved: readonly SavedFile[]): unknown {
  const advice = saved.length > 0 ? ` ${filesSaved(saved.length)}` : "";
  if (error instanceof KreaDownloadError) {
    const { message, url: shown, status, retryAfterMs, cause } = error;
    return new KreaDownloadError(message + advice, { url: shown, status, retryAfterMs, saved, cause });
  }
  if (isFileSystemError(error)) {
    const shown = withoutQuery(url);
    const message = `saveJob: ${shown} could not be saved: ${error.message}.${advice}`;
    return new KreaDownloadError(message, { url: shown, saved, cause: error });
  }
  if (saved.length === 0) return error;
  if (error instanceof KreaAbortError) {
    return new KreaAbortError(error.message + advice, { saved, cause: error.cause });
  }
  if (error instanceof KreaInputError) {
    return new KreaInputError(error.message + advice, { saved, cause: error.cause });
  }
  return error;
}

function filesSaved(count: number): string {
  const files = count === 1 ? "1 file of the job was" : `${count} files of the job were`;
  return `${files} saved before it; to save them all again, pass overwrite: true.`;
}

/** Whether an error comes from a call of the operating system, such as a full disk. */
function isFileSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error && "code" in error;
}
