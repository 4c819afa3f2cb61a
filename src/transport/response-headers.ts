/**
 * Reading of response headers. Pure.
 *
 * @module
 */

/**
 * The wait that `Retry-After` asks for, in milliseconds: from seconds (`120`), or from a date, which counts from the
 * answer's own `Date` where it has one, so that a wrong clock on either side does not matter.
 *
 * @returns undefined where there is none, or it cannot be read
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return undefined;
  return Math.max(0, until - (serverTimeMs(headers) ?? nowMs));
}

/** The server's clock as its `Date` header says it, in milliseconds; undefined where there is none that can be read. */
export function serverTimeMs(headers: Headers): number | undefined {
  const time = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(time) ? undefined : time;
}

/** What the headers of an answer say of a deprecated operation. */
export interface DeprecationHeaders {
  /** The value of `Deprecation`: a date, or `true`. */
  deprecation: string;
  /** The value of `Sunset`: the date of its end. */
  sunsetDate: string | undefined;
  /** The target of the `Link` with `rel="deprecation"`. */
  migrationUrl: string | undefined;
}

/** The notice in the headers of an answer whose operation is about to be retired; undefined where there is none. */
export function deprecationHeaders(headers: Headers): DeprecationHeaders | undefined {
  const deprecation = headers.get("deprecation");
  if (!deprecation) return undefined;
  return {
    deprecation,
    sunsetDate: headers.get("sunset") ?? undefined,
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
