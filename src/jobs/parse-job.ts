/**
 * Reads jobs from the API's responses. Pure.
 *
 * @module
 */

import { jobErrorFields, jobFields, jobResultFields, jobStatuses } from "../../generated/jobs.ts";
import { isPlainObject } from "../options/check.ts";
import { limitDepth } from "../support/limit-depth.ts";
import type { EndedJob, Job, JobFailure, JobResult, JobStatus } from "./job.ts";
import { filesByUse, isFileList, readFiles, urlsOf } from "./read-files.ts";

/** Maximum nesting depth of a job. Far above that of any documented one. */
const maxDepth = 100;

/**
 * Reads a job in any of the shapes that the API uses: both spellings of "cancelled", results that are `null` or `{}`,
 * URLs as strings, as `{type, url}` objects or by name, errors as objects or strings. Undeclared fields go to `extra`. Values
 * nested more than 100 levels deep become null. A job that was read before comes out unchanged.
 *
 * @returns undefined if the value is not an object with a `job_id` and a status
 */
export function parseJob(given: unknown): Job | undefined {
  if (!isPlainObject(given)) return undefined;
  // JSON and the errors of a job that is nested without end could not be written, and the job would be lost.
  const value = limitDepth(given, maxDepth);
  const { declared, extra } = splitFields(value, jobFields);
  const { job_id, status: rawStatus, created_at, completed_at, result, error } = declared;
  if (typeof job_id !== "string" || job_id === "" || typeof rawStatus !== "string") return undefined;
  const status = parseStatus(rawStatus);
  const parsedResult = parseResult(result);
  return {
    ...declared,
    job_id,
    status,
    created_at: isText(created_at) ? created_at : "",
    completed_at: isText(completed_at) ? completed_at : null,
    result: status === "completed" ? (parsedResult ?? { urls: [], files: [] }) : parsedResult,
    error: parseFailure(error),
    extra: status === "unknown" ? { status: rawStatus, ...extra } : extra,
    // The result fits the status, but TypeScript cannot relate the two.
  } as Job;
}

/** Reads the response of a submission. A missing status counts as `queued`, because the job exists and must not be lost. */
export function parseNewJob(value: unknown): Job | undefined {
  return parseJob(isPlainObject(value) && value.status === undefined ? { ...value, status: "queued" } : value);
}

/** The statuses that end a wait. They count even if the document does not list the statuses. */
const endedStatuses: readonly string[] = ["completed", "failed", "cancelled"] satisfies EndedJob["status"][];

function parseStatus(status: string): Job["status"] {
  if (status === "canceled") return "cancelled";
  return jobStatuses.includes(status) || endedStatuses.includes(status) ? (status as JobStatus) : "unknown";
}

/** Splits an object into declared and other fields. If the object was read before, the others are already in `extra`. */
function splitFields(value: Record<string, unknown>, declaredNames: readonly string[]) {
  const read = isPlainObject(value.extra) ? value.extra : undefined;
  const isOther = (name: string) => !declaredNames.includes(name) && !(read && name === "extra");
  // Most answers have declared fields alone.
  if (!read && !Object.keys(value).some(isOther)) return { declared: value, extra: {} };
  const entries = Object.entries(value);
  return {
    declared: Object.fromEntries(entries.filter(([name]) => declaredNames.includes(name))),
    extra: { ...Object.fromEntries(entries.filter(([name]) => isOther(name))), ...read },
  };
}

function parseResult(value: unknown): JobResult | null {
  if (!isPlainObject(value)) {
    const bare = readFiles(value, true);
    return bare.length > 0 ? filesByUse(bare) : null;
  }
  if (Object.keys(value).length === 0) return null;
  const { files, outputs, previews } = value;
  // These three are added below, so a result that was read before has them. Any other use of their names is the API's.
  const wasRead = isFileList(files) && isSameList(value.urls, urlsOf(files));
  const added = [
    ...(wasRead ? ["files"] : []),
    ...(isPlainObject(outputs) && Object.values(outputs).every(isText) ? ["outputs"] : []),
    ...(Array.isArray(previews) && previews.every(isText) ? ["previews"] : []),
  ];
  const declaredNames = jobResultFields.filter((name) => !addedNames.includes(name));
  const { declared, extra } = splitFields(value, [...declaredNames, ...added]);
  const { urls, style_id, ...rest } = declared;
  return {
    ...rest,
    // Without `urls`, the files are where the document does not say. They stay under `extra` as well.
    ...filesByUse(wasRead ? files : isGiven(urls) ? readFiles(urls) : readFiles(extra, true)),
    // The empty map of an app without outputs.
    ...(isPlainObject(urls) && Object.keys(urls).length === 0 && { outputs: {} }),
    ...(isText(style_id) && { style_id }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

const addedNames = ["files", "outputs", "previews"];

function isSameList(value: unknown, urls: readonly string[]): boolean {
  return Array.isArray(value) && value.length === urls.length && urls.every((url, index) => value[index] === url);
}

function parseFailure(value: unknown): JobFailure | null {
  if (isText(value) && value !== "") return { message: value };
  if (!isPlainObject(value)) return null;
  const { declared, extra } = splitFields(value, jobErrorFields);
  const { code, message, ...rest } = declared;
  if (!isText(message) && !isText(code)) return null;
  return {
    ...rest,
    ...(isText(code) && { code }),
    message: isText(message) ? message : String(code),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
