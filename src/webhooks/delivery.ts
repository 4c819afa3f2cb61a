/**
 * What of a delivery is decided before anything is asked of the API. Pure.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import type { Verdict } from "./answers.ts";

/** Whether what a request says of its body makes it refused. */
export function refusalOfHeaders(headers: Headers, maxBodyBytes: number): Verdict | undefined {
  const isJson = /^\s*application\/([^\s;]+\+)?json\s*(;|$)/i.test(headers.get("content-type") ?? "");
  const encoding = headers.get("content-encoding");
  if (!isJson || (encoding && encoding.toLowerCase() !== "identity")) return "wrong-type";
  // A length that is declared is believed where it is too large alone: the bytes are counted all the same.
  return Number(headers.get("content-length")) > maxBodyBytes ? "too-large" : undefined;
}

/**
 * The id of the job that a body names. It goes into a path, so it holds nothing that could change one. The document's ids
 * are UUIDs; others of the kind are let through, and the API knows them or does not.
 *
 * @returns undefined where the body is no UTF-8, no JSON, or names no job
 */
export function jobIdIn(body: Uint8Array): string | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    const id = isPlainObject(value) && Object.hasOwn(value, "job_id") ? value.job_id : undefined;
    return typeof id === "string" && /^[\w-]{1,128}$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
