/**
 * From an interruption to the error that a caller catches.
 *
 * @module
 */

import { abortOf } from "../support/deadline.ts";
import { type AbortDetails, KreaAbortError } from "./client-errors.ts";

/** An abort as a KreaAbortError with this message; any other error unchanged. */
export function abortError(error: unknown, message: string, details: Omit<AbortDetails, "cause"> = {}): unknown {
  if (error instanceof KreaAbortError) return new KreaAbortError(message, { ...details, cause: error.cause });
  const abort = abortOf(error);
  return abort ? new KreaAbortError(message, { ...details, cause: abort.reason }) : error;
}
