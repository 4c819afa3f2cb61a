/**
 * Reads Runware's responses. Pure.
 *
 * @module
 */

import type { Answer, TaskError, TaskResult } from "../../generated/runware.ts";
import type { Job } from "../jobs/job.ts";
import { filesByUse, readFiles } from "../jobs/read-files.ts";
import { isPlainObject } from "../options/check.ts";

/** A response, with both of its lists. */
export interface ReadAnswer {
  data: TaskResult[];
  errors: TaskError[];
}

/** What is known of a task that was submitted. */
export interface KnownTask {
  /** How many images the task makes. */
  numberResults: number;
  /** When it was submitted, in ISO 8601. */
  submittedAt: string;
}

/** Reads a response. Undefined if it has neither list. */
export function readAnswer(value: unknown): ReadAnswer | undefined {
  if (!isPlainObject(value)) return undefined;
  const { data, errors } = value as Answer;
  if (!Array.isArray(data) && !Array.isArray(errors)) return undefined;
  return {
    data: Array.isArray(data) ? data.filter(isPlainObject) : [],
    errors: Array.isArray(errors) ? errors.filter(isPlainObject) : [],
  };
}

/** Finds the error of a task, or an error of the whole request, which names no task. */
export function errorFor(answer: ReadAnswer, taskUUID: string): TaskError | undefined {
  const own = answer.errors.find((error) => error.taskUUID === taskUUID);
  return own ?? answer.errors.find((error) => error.taskUUID === undefined);
}

/**
 * Turns a task into a job. It is `processing` until every image was made or has failed.
 *
 * @returns undefined if the response does not mention the task, or says that it does not exist
 */
export function jobOf(answer: ReadAnswer, taskUUID: string, known: KnownTask | undefined): Job | undefined {
  const results = answer.data.filter((result) => result.taskUUID === taskUUID);
  const errors = answer.errors.filter((error) => error.taskUUID === taskUUID);
  if (results.length === 0 && (errors.length === 0 || errors.every(saysUnknownTask))) return undefined;
  const urls = results.flatMap((result) => urlOf(result) ?? []);
  const failed = results.filter((result) => result.status === "error").length + errors.length;
  // A finished image has no URL if it was uploaded elsewhere or filtered out.
  const done = results.filter((result) => result.status === "success" || urlOf(result) !== undefined).length;
  const isProcessing = results.some((result) => result.status === "processing");
  // An error without any result is for the whole task, however many images it should make.
  const isComplete = done + failed >= (known?.numberResults ?? 1) || (results.length === 0 && errors.length > 0);
  const isDone = isComplete && !isProcessing;
  const [error] = errors;
  const costs = results.flatMap(({ cost }) => (typeof cost === "number" ? [cost] : []));
  const job = {
    job_id: taskUUID,
    created_at: known?.submittedAt ?? "",
    completed_at: null,
    // If only some of the images failed, the job is completed and has an error too.
    error: isDone && failed > 0 ? { ...(error && { code: error.code }), message: error?.message ?? noReason } : null,
    extra: costs.length > 0 ? { cost: costs.reduce((sum, cost) => sum + cost, 0) } : {},
  };
  const made = filesByUse(readFiles(urls));
  const result = urls.length > 0 ? made : null;
  if (!isDone) return { ...job, status: "processing", result };
  return done > 0 ? { ...job, status: "completed", result: made } : { ...job, status: "failed", result };
}

const noReason = "The task failed, and Runware gives no reason.";

/** Whether an error certainly means that the task does not exist: its code says so. */
export function isUnknownTask({ code }: TaskError): boolean {
  return /^(task.?not.?found|unknown.?task(uuid)?|no.?such.?task|invalid.?task.?uuid)$/i.test(code);
}

/** Whether an error says in any words that the task does not exist. */
export function saysUnknownTask(error: TaskError): boolean {
  const text = `${error.code} ${error.message}`.slice(0, 500);
  return isUnknownTask(error) || missingTask.test(text);
}

const missingTask =
  /\b(?:unknown|no such|no) task|task.?(?:uuid|id)?.?(?:unknown|missing)\b|\btask.{0,80}(?:not.?found|not.?exist|n't exist|no longer|expired)/i;

/** The URL of an image, which may be a data URI. */
function urlOf({ imageURL, imageDataURI }: TaskResult): string | undefined {
  return imageURL ?? imageDataURI;
}
