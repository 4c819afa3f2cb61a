/**
 * Reading of response headers. Pure.
 *
 * @module
 */

import { longestTimerMs } from "../support/clock.ts";

/**
 * The wait that `Retry-After` asks for, in milliseconds: from seconds (`120`), or from a date, which counts from the
 * answer's own `Date` where it has one, so that a wrong clock on either side does not matter.
 *
 * @returns no more than a timer can be set for (24 days); undefined where there is none, or it cannot be read
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(Number(value) * 1_000, longestTimerMs);
  const until = Date.parse(value);
  if (Number.isNaN(until)) return undefined;
  return Math.min(Math.max(0, until - (serverTimeMs(headers) ?? nowMs)), longestTimerMs);
}

/** The server's clock as its `Date` header says it, in milliseconds; undefined where there is none that can be read. */
export function serverTimeMs(headers: Headers): number | undefined {
  const date = headers.get("date");
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : time;
}

/** What the headers of an answer say of a deprecated operation. */
export interface DeprecationHeaders {
  /** The value of `Deprecation`: a date, or `true`; undefined where the answer has `Sunset` alone. */
  deprecation: string | undefined;
  /** The value of `Sunset`: the date of its end. */
  sunsetDate: string | undefined;
  /** The target of the `Link` with `rel="deprecation"`. */
  migrationUrl: string | undefined;
}

/** The notice in the headers of an answer whose operation is about to be retired; undefined where there is none. */
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

/** The target of a relation in a `Link` header: `<https://…>; rel="deprecation"`. */
function linkTo(relation: string, links: string): string | undefined {
  for (const [, target, parameters = ""] of links.matchAll(/<([^>]*)>((?:[^,"]|"[^"]*")*)/g)) {
    const relations = /\brel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    if ((relations?.[1] ?? relations?.[2] ?? "").toLowerCase().split(/\s+/).includes(relation)) return target;
  }
  return undefined;
}
