/**
 * The checks of a delivery that need no request to the API. Pure.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import type { Verdict } from "./answers.ts";

/**
 * Checks the headers of a delivery.
 *
 * @returns why the delivery is refused; undefined if it is not
 */
export function refusalOfHeaders(headers: Headers, maxBodyBytes: number): Verdict | undefined {
  const isJson = /^\s*application\/([^\s;]+\+)?json\s*(;|$)/i.test(headers.get("content-type") ?? "");
  const encoding = headers.get("content-encoding");
  if (!isJson || (encoding && encoding.toLowerCase() !== "identity")) return "wrong-type";
  // A declared length can only refuse a body early. The actual bytes are always counted.
  return Number(headers.get("content-length")) > maxBodyBytes ? "too-large" : undefined;
}

/**
 * Reads the id of the job from the body of a delivery.
 *
 * The API's ids are UUIDs. Other ids are accepted if they contain nothing that could change a URL path; the API then
 * decides whether the job exists.
 *
 * @returns undefined if the body is not UTF-8, is not JSON, or names no job
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
