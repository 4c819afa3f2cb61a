/**
 * Reads response headers. Pure.
 *
 * @module
 */

import { longestTimerMs } from "../support/clock.ts";

/**
 * Reads `Retry-After`, which has seconds (`120`) or a date. A date is compared with the response's own `Date` header if it
 * has one, so that a wrong clock on either side does not matter.
 *
 * @returns the wait in milliseconds, at most the longest timer (24 days); undefined if the header is missing or invalid
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(Number(value) * 1_000, longestTimerMs);
  const until = Date.parse(value);
  if (Number.isNaN(until)) return undefined;
  return Math.min(Math.max(0, until - (serverTimeMs(headers) ?? nowMs)), longestTimerMs);
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

/** Finds the URL of a relation in a `Link` header: `<https://…>; rel="deprecation"`. */
function linkTo(relation: string, links: string): string | undefined {
  for (const [, target, parameters = ""] of links.matchAll(/<([^>]*)>((?:[^,"]|"[^"]*")*)/g)) {
    const relations = /\brel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    if ((relations?.[1] ?? relations?.[2] ?? "").toLowerCase().split(/\s+/).includes(relation)) return target;
  }
  return undefined;
}
