/**
 * Converts an unsuccessful response into the error to throw. Pure.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import { KreaAPIError } from "./api-error.ts";
import * as errors from "./status-errors.ts";

/** The error class of each status, and a sentence that tells the reader what to do. */
const statuses: Record<number, { type: typeof KreaAPIError; advice: string }> = {
  400: { type: errors.KreaBadRequestError, advice: "Correct the request; nothing was created or billed." },
  401: { type: errors.KreaAuthenticationError, advice: "Check the API key: it is missing, wrong or revoked." },
  402: { type: errors.KreaInsufficientCreditsError, advice: "Add credits to the account." },
  403: { type: errors.KreaPermissionError, advice: "Use a key that has permission for this request." },
  404: { type: errors.KreaNotFoundError, advice: "Check the id or model name, and that your key has access to it." },
  409: { type: errors.KreaConflictError, advice: "Read the current state and try again." },
  410: { type: errors.KreaModelRetiredError, advice: "Use another model." },
  422: {
    type: errors.KreaUnprocessableError,
    advice: "Check that every file URL can be fetched and has the file type that the field expects.",
  },
  429: { type: errors.KreaRateLimitError, advice: "Wait for running jobs to finish, or send fewer requests." },
};

const serverError = { type: errors.KreaServerError, advice: "The API failed; your request is not at fault." };
const redirect = {
  type: KreaAPIError,
  advice: "A redirect is not followed, because it would carry the API key along. Check baseUrl.",
};
const otherError = { type: KreaAPIError, advice: "The API does not document this status." };

/** The parts of an unsuccessful response that {@link errorFromResponse} reads. */
export interface FailedResponse {
  status: number;
  /** The response's `x-request-id` header. */
  requestId: string | undefined;
  /** The body: parsed JSON, or text. */
  body: unknown;
  method: string;
  path: string;
  /** The delay that the response asks for, in milliseconds. */
  retryAfterMs?: number | undefined;
}

/** Returns the error for an unsuccessful response, of the class that matches its status. */
export function errorFromResponse({
  status,
  requestId,
  body,
  method,
  path,
  retryAfterMs,
}: FailedResponse): KreaAPIError {
  const { type: ErrorType, advice } = errorKindOf(status);
  const { text, code } = readErrorBody(body);
  const detail = text === undefined ? "" : `: ${quotedMessage(text)}`;
  const message = `${method} ${path} answered ${status === 0 ? "with a redirect" : status}${detail}. ${advice}`;
  return new ErrorType(message, {
    status,
    code,
    body: body === "" ? undefined : body,
    requestId,
    method,
    path,
    retryAfterMs,
  });
}

function errorKindOf(status: number): { type: typeof KreaAPIError; advice: string } {
  // Browsers report a redirect that was not followed as status 0.
  if (status === 0 || (status >= 300 && status < 400)) return redirect;
  return statuses[status] ?? (status >= 500 ? serverError : otherError);
}

/** How deep errors may be nested in each other. */
const maxErrorDepth = 8;

/**
 * Reads the message and the code from an error body. Understands every shape seen so far: `{error: string}`,
 * `{message: string}`, `{detail: string}`, `{error: {code, message}}`, `{error: code, message}` (status 410),
 * `{errors: [{code, message}]}` (Runware), an HTML page, plain text, and an empty body.
 */
export function readErrorBody(body: unknown, depth = 0): { text: string | undefined; code: string | undefined } {
  if (typeof body === "string") return { text: summarizeText(body), code: undefined };
  if (!isRecord(body) || depth > maxErrorDepth) return { text: undefined, code: undefined };
  const { error, errors, message, code, detail } = body;
  // Runware sends a list of errors; the first one is reported.
  if (error === undefined && Array.isArray(errors)) return readErrorBody(errors[0], depth + 1);
  if (typeof error === "object" && error !== null) {
    const inner = readErrorBody(error, depth + 1);
    return { text: inner.text ?? nonEmptyText(message), code: inner.code ?? nonEmptyText(code) };
  }
  const text = nonEmptyText(message) ?? nonEmptyText(error) ?? nonEmptyText(detail);
  const isCode = typeof error === "string" && typeof message === "string";
  return { text, code: nonEmptyText(code) ?? (isCode ? nonEmptyText(error) : undefined) };
}

/** How much of a text is read: what follows is no message. It bounds the time of the searches below. */
const maxReadLength = 4_096;
/** How long a message may be that is quoted in another. */
const maxQuotedLength = 1_000;

function nonEmptyText(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.slice(0, maxReadLength).trim();
  if (text === "") return undefined;
  return text.length > maxQuotedLength ? `${text.slice(0, maxQuotedLength)}…` : text;
}

/** The title or first heading of an HTML page; the first 200 characters of any other text. */
function summarizeText(whole: string): string | undefined {
  const text = whole.slice(0, maxReadLength);
  const isPage = /<(!doctype|html|head|body)\b/i.test(text);
  const found = isPage ? /<title[^<>]*>([^<]*)<|<h1[^<>]*>([^<]*)</i.exec(text) : undefined;
  const plain = isPage ? (found?.[1] ?? found?.[2] ?? "an HTML page") : text;
  return nonEmptyText(plain.replace(/\s+/g, " ").slice(0, 200));
}

/** A message that came from outside, as a part of another: bounded, and without a full stop at its end. */
export function quotedMessage(message: string): string {
  return withoutFullStop(nonEmptyText(message) ?? "");
}

/**
 * A text without the full stops and white space at its end, so that a sentence can follow. Reads from the end: a pattern
 * for it would begin anew at every full stop.
 */
function withoutFullStop(text: string): string {
  let end = text.length;
  while (end > 0 && /[.\s]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
