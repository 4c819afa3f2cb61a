/**
 * Partial responses and range requests (RFC 9110, section 14). Pure.
 *
 * @module
 */

/** The part of a file that a response contains. */
export interface PartialContent {
  /** The position of the part's first byte within the file. */
  from: number;
  /** The position after the part's last byte. */
  to: number;
  /** The size of the whole file, in bytes. Undefined if the server does not know it. */
  total: number | undefined;
}

/**
 * Reads which part of a file a response contains. Undefined if it is the whole file, or if the response does not say.
 */
export function rangeOf({ status, headers }: Response): PartialContent | undefined {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
  if (status !== 206 || first === undefined) return undefined;
  return { from: Number(first), to: Number(last) + 1, total: total === "*" ? undefined : Number(total) };
}

/**
 * Whether a partial response continues what was received of a file: it begins where that ended, and nothing it says of
 * the file differs from what the first response said.
 *
 * @param start - the response that the download began with
 * @param received - how many bytes were received so far
 */
export function continues(part: Response, start: Response, received: number): boolean {
  const range = rangeOf(part);
  if (range?.from !== received || range.to <= received || isEncoded(part.headers)) return false;
  const total = rangeOf(start)?.total ?? sizeOf(start);
  if (total !== undefined && range.total !== undefined && total !== range.total) return false;
  // A partial response may leave a header out, because the condition of the request says the same.
  return ["etag", "last-modified"].every((name) => {
    const [before, now] = [start.headers.get(name), part.headers.get(name)];
    return before === null || now === null || before === now;
  });
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
