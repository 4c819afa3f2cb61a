/**
 * Parts of files, in the words of HTTP (RFC 9110). Pure.
 *
 * @module
 */

/** The part of a file that an answer holds. */
export interface PartialContent {
  from: number;
  /** The size of the whole file; undefined where the server does not know. */
  total: number | undefined;
}

/** The part that an answer says it holds; undefined where it is the whole file, or does not say. */
export function rangeOf({ status, headers }: Response): PartialContent | undefined {
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
  if (status !== 206 || from === undefined) return undefined;
  return { from: Number(from), total: total === "*" ? undefined : Number(total) };
}

/** The size of a whole answer; undefined where it is not known, or is that of an encoded body. */
export function sizeOf({ status, headers }: Response): number | undefined {
  const length = headers.get("content-length") ?? "";
  return status === 200 && /^\d+$/.test(length) && !isEncoded(headers) ? Number(length) : undefined;
}

/**
 * The headers that ask for the rest of a file, if it is the same file still; none where the server gave nothing to tell
 * that by, or an encoded body, whose parts would be those of the encoding.
 *
 * @param offset - how many bytes there are
 */
export function resumeHeaders({ headers }: Response, offset: number): Record<string, string> {
  const etag = headers.get("etag");
  const validator = etag && !etag.startsWith("W/") ? etag : headers.get("last-modified");
  if (offset === 0 || !validator || isEncoded(headers)) return {};
  return { range: `bytes=${offset}-`, "if-range": validator };
}

function isEncoded(headers: Headers): boolean {
  return !/^(|identity)$/i.test(headers.get("content-encoding") ?? "");
}
