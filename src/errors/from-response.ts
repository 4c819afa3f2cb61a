/**
 * From an answer that was not a success to the error that a caller catches. Pure but for the class it makes.
 *
 * @module
 */

import * as api from "./api-errors.ts";

/** What each status means, as a class and as a sentence that says what to do. */
const statuses: Record<number, { type: typeof api.KreaAPIError; advice: string }> = {
  400: { type: api.KreaBadRequestError, advice: "Correct the request; nothing was made or billed." },
  401: { type: api.KreaAuthenticationError, advice: "Check the API key: it is missing, wrong or revoked." },
  402: { type: api.KreaInsufficientCreditsError, advice: "Add credits to the account." },
  403: { type: api.KreaPermissionError, advice: "Use a key that may do this." },
  404: { type: api.KreaNotFoundError, advice: "Check the id or the model's name, and that the key may see it." },
  409: { type: api.KreaConflictError, advice: "Read the current state and try again." },
  410: { type: api.KreaModelRetiredError, advice: "Use another model." },
  422: {
    type: api.KreaUnprocessableError,
    advice: "Check that every file's URL can be fetched and has the type that the field asks for.",
  },
  429: { type: api.KreaRateLimitError, advice: "Wait for running jobs to end, or send fewer requests." },
};

const serverError = { type: api.KreaServerError, advice: "The API failed; this is not an error of the request." };
const redirect = {
  type: api.KreaAPIError,
  advice: "A redirect is not followed, since it would carry the API key along. Check baseUrl.",
};
const otherError = { type: api.KreaAPIError, advice: "The status is not a documented one." };

/** What {@link errorFromResponse} reads of an answer. */
export interface FailedResponse {
  status: number;
  /** The answer's `x-request-id`. */
  requestId: string | undefined;
  /** The body: parsed JSON, or text. */
  body: unknown;
  method: string;
  path: string;
  /** The wait that the answer asks for, in milliseconds. */
  retryAfterMs?: number | undefined;
}

/** The error for an answer that was not a success. */
export function errorFromResponse({
  status,
  requestId,
  body,
  method,
  path,
  retryAfterMs,
}: FailedResponse): api.KreaAPIError {
  const { type: ErrorType, advice } = kindOf(status);
  const { text, code } = readErrorBody(body);
  const said = text === undefined ? "" : `: ${text.replace(/[.\s]+$/, "")}`;
  const message = `${method} ${path} answered ${status === 0 ? "with a redirect" : status}${said}. ${advice}`;
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

function kindOf(status: number): { type: typeof api.KreaAPIError; advice: string } {
  // In browsers a redirect that is not followed has the status 0.
  if (status === 0 || (status >= 300 && status < 400)) return redirect;
  return statuses[status] ?? (status >= 500 ? serverError : otherError);
}

/**
 * The message and the code in an error body, of any of the shapes that have been seen: `{error: string}`,
 * `{message: string}`, `{error: {code, message}}`, `{error: code, message}` (410), `{errors: [{code, message}]}`, an HTML page, plain text, nothing.
 */
export function readErrorBody(body: unknown): { text: string | undefined; code: string | undefined } {
  if (typeof body === "string") return { text: textOfPage(body), code: undefined };
  if (typeof body !== "object" || body === null) return { text: undefined, code: undefined };
  const { error, errors, message, code, detail } = body as Record<string, unknown>;
  // Of a list of errors, as Runware has it, the first.
  if (error === undefined && Array.isArray(errors)) return readErrorBody(errors[0]);
  if (typeof error === "object" && error !== null) {
    const inner = readErrorBody(error);
    return { text: inner.text ?? stringOf(message), code: inner.code ?? stringOf(code) };
  }
  const text = stringOf(message) ?? stringOf(error) ?? stringOf(detail);
  const isCode = typeof error === "string" && typeof message === "string";
  return { text, code: stringOf(code) ?? (isCode ? stringOf(error) : undefined) };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** The title of an HTML page, else its heading; of plain text the beginning. */
function textOfPage(text: string): string | undefined {
  const isPage = /<(!doctype|html|head|body)\b/i.test(text);
  const found = isPage ? /<title[^>]*>([^<]*)<|<h1[^>]*>([^<]*)</i.exec(text) : undefined;
  const plain = isPage ? (found?.[1] ?? found?.[2] ?? "an HTML page") : text;
  return stringOf(plain.replace(/\s+/g, " ").slice(0, 200));
}
