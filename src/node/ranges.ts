/**
 * Partial responses and range requests (RFC 9110, section 14). Pure.
 *
 * @module
 */

/** The part of a file that a response contains. */
export interface PartialContent {
  /** The position of the part's first byte within the file. */
  from: number;
  /** The size of the whole file, in bytes. Undefined if the server does not know it. */
  total: number | undefined;
}

/**
 * Reads which part of a file a response contains. Undefined if it is the whole file, or if the response does not say.
 */
export function rangeOf({ status, headers }: Response): PartialContent | undefined {
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
  if (status !== 206 || from === undefined) return undefined;
  return { from: Number(from), total: total === "*" ? undefined : Number(total) };
}

/**
 * Reads the size of a complete response. Undefined if it is unknown, or if the body is compressed, because the declared
 * length is then that of the compressed data.
 */
export function sizeOf({ status, headers }: Response): number | undefined {
  const length = headers.get("content-length") ?? "";
  return status === 200 && /^\d+$/.test(length) && !isEncoded(headers) ? Number(length) : undefined;
}

/**
 * Returns the request headers that ask for the rest of a file, on condition that the file has not changed.
 *
 * Returns no headers if the download has to start over: the server sent no `ETag` or `Last-Modified` to compare, or the
 * body is compressed, so that byte positions would be those of the compressed data.
 *
 * @param offset - how many bytes were already received
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
