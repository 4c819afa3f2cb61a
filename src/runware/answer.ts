/**
 * What Runware's answers say of tasks. Pure.
 *
 * @module
 */

import type { Answer, TaskError, TaskResult } from "../../generated/runware.ts";
import type { Job } from "../jobs/job.ts";
import { isPlainObject } from "../options/check.ts";

/** An answer, with a list for each part. */
export interface ReadAnswer {
  data: TaskResult[];
  errors: TaskError[];
}

/** What is known of a task that was made. */
export interface KnownTask {
  /** How many images it makes. */
  numberResults: number;
  /** When it was submitted; ISO 8601. */
  submittedAt: string;
}

/** Reads an answer; undefined where it has neither part. */
export function readAnswer(value: unknown): ReadAnswer | undefined {
  if (!isPlainObject(value)) return undefined;
  const { data, errors } = value as Answer;
  if (!Array.isArray(data) && !Array.isArray(errors)) return undefined;
  return {
    data: Array.isArray(data) ? data.filter(isPlainObject) : [],
    errors: Array.isArray(errors) ? errors.filter(isPlainObject) : [],
  };
}

/** The error that an answer has for a task, or for all of the request where it names none. */
export function errorFor(answer: ReadAnswer, taskUUID: string): TaskError | undefined {
  const own = answer.errors.find((error) => error.taskUUID === taskUUID);
  return own ?? answer.errors.find((error) => error.taskUUID === undefined);
}

/**
 * A task as a job: `processing` until all of its images are there, or its errors make up for what is missing.
 *
 * @returns undefined where the answer says nothing of the task, or that there is none
 */
export function jobOf(answer: ReadAnswer, taskUUID: string, known: KnownTask | undefined): Job | undefined {
  const results = answer.data.filter((result) => result.taskUUID === taskUUID);
  const errors = answer.errors.filter((error) => error.taskUUID === taskUUID);
  if (results.length === 0 && (errors.length === 0 || errors.every(saysNoTask))) return undefined;
  const urls = results.flatMap((result) => urlOf(result) ?? []);
  const failed = results.filter((result) => result.status === "error").length + errors.length;
  // An image can be done and not be shown: where it was sent elsewhere, or was filtered out.
  const done = results.filter((result) => result.status === "success" || urlOf(result) !== undefined).length;
  const goesOn = results.some((result) => result.status === "processing");
  // An error without a result is that of the whole task, however many images it was to make.
  const isOver = done + failed >= (known?.numberResults ?? 1) || (results.length === 0 && errors.length > 0);
  const isDone = isOver && !goesOn;
  const [error] = errors;
  const costs = results.flatMap(({ cost }) => (typeof cost === "number" ? [cost] : []));
  const job = {
    job_id: taskUUID,
    created_at: known?.submittedAt ?? "",
    completed_at: null,
    // Where some of several images failed, the job has completed with the others, and says so.
    error: isDone && failed > 0 ? { ...(error && { code: error.code }), message: error?.message ?? unsaid } : null,
    extra: costs.length > 0 ? { cost: costs.reduce((sum, cost) => sum + cost, 0) } : {},
  };
  const result = urls.length > 0 ? { urls } : null;
  if (!isDone) return { ...job, status: "processing", result };
  return done > 0 ? { ...job, status: "completed", result: { urls } } : { ...job, status: "failed", result };
}

const unsaid = "The task failed, and no reason is given.";

/** An error that only says that there is no such task, or none that an answer could be asked for. */
export function saysNoTask({ code }: TaskError): boolean {
  return /^(task.?not.?found|unknown.?task(uuid)?|no.?such.?task|invalid.?task.?uuid)$/i.test(code);
}

/** Where an image is: at a URL, or in the answer itself. */
function urlOf({ imageURL, imageDataURI }: TaskResult): string | undefined {
  return imageURL ?? imageDataURI;
}
