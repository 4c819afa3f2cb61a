/**
 * Reads response headers. Pure.
 *
 * @module
 */

/** The longest `Retry-After` that is followed, so that one odd response cannot stop a client for hours. */
export const maxRetryAfterMs = 5 * 60 * 1_000;

/**
 * Reads `Retry-After`, which has seconds (`120`) or a date. A date is compared with the response's own `Date` header if it
 * has one, so that a wrong clock on either side does not matter.
 *
 * @returns the wait in milliseconds, at most {@link maxRetryAfterMs}; undefined if the header is missing or unreadable
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value || value.length > maxRetryAfterLength) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(Number(value) * 1_000, maxRetryAfterMs);
  const until = isDate(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  return Math.min(Math.max(0, until - (serverTimeMs(headers) ?? nowMs)), maxRetryAfterMs);
}

/** Longer than every date, and than every number of seconds that makes sense. */
const maxRetryAfterLength = 64;

/**
 * Whether a text is a date as HTTP writes it (`Fri, 20 Nov 2026 12:00:30 GMT`, or one of the two older forms), or in ISO
 * 8601. `Date.parse` alone reads a date in nearly any text with a number: for `maybe 2090` it returns the year 2090.
 */
function isDate(text: string): boolean {
  return /^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/.test(text) || /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);
}

/** The server's time from the `Date` header, in milliseconds. Undefined if the header is missing or invalid. */
export function serverTimeMs(headers: Headers): number | undefined {
  const date = headers.get("date");
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : time;
}

/** The response headers of a deprecated operation. */
export interface DeprecationHeaders {
  /** The value of `Deprecation`: a date, or `true`. Undefined if the response has only `Sunset`. */
  deprecation: string | undefined;
  /** The value of `Sunset`: the date after which the operation stops working. */
  sunsetDate: string | undefined;
  /** The URL of the `Link` header with `rel="deprecation"`. */
  migrationUrl: string | undefined;
}

/** Reads the headers that announce the end of an operation. Undefined if there are none. */
export function deprecationHeaders(headers: Headers): DeprecationHeaders | undefined {
  const deprecation = headers.get("deprecation") ?? undefined;
  const sunsetDate = headers.get("sunset") ?? undefined;
  if (!deprecation && !sunsetDate) return undefined;
  return {
    deprecation,
    sunsetDate,
    migrationUrl: linkTo("deprecation", headers.get("link") ?? ""),
  };
}

/** How much of a `Link` header is read, because the time to search it grows faster than its length. */
const maxLinkLength = 4_096;

/** Finds the URL of a relation in a `Link` header: `<https://…>; rel="deprecation"`. */
function linkTo(relation: string, links: string): string | undefined {
  const read = links.slice(0, maxLinkLength);
  for (const [, target, parameters = ""] of read.matchAll(/<([^<>]*)>((?:[^,"<]|"[^"]*")*)/g)) {
    const relations = /\brel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    if ((relations?.[1] ?? relations?.[2] ?? "").toLowerCase().split(/\s+/).includes(relation)) return target;
  }
  return undefined;
}
