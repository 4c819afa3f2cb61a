/**
 * Sends tasks to Runware and reads their results.
 *
 * @module
 */

import type { GetResponseTask, ImageInferenceTask, TaskError } from "../../generated/runware.ts";
import { body as bodySchema } from "../../generated/runware-tables.ts";
import { type ApiErrorDetails, KreaAPIError } from "../errors/api-error.ts";
import type { Recovery } from "../errors/lost-submission.ts";
import { KreaNotFoundError, KreaServerError } from "../errors/status-errors.ts";
import { hasEnded, type Job } from "../jobs/job.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import type { RequestSettings } from "../options/request-settings.ts";
import { refuseProblems } from "../submissions/check-input.ts";
import { JobLimiter } from "../submissions/job-limiter.ts";
import { RateLimitGate } from "../submissions/rate-limit-gate.ts";
import { recover } from "../submissions/recovery.ts";
import type { Search } from "../submissions/search.ts";
import { sendSubmission } from "../submissions/send-submission.ts";
import { SubmissionTracker } from "../submissions/tracker.ts";
import { BoundedMap } from "../support/bounded-map.ts";
import { prepareRequest } from "../transport/prepared-request.ts";
import { redact } from "../transport/redact.ts";
import { createTransport } from "../transport/transport.ts";
import { validateAgainst } from "../validate/validate-against.ts";
import {
  errorFor,
  isUnknownTask,
  jobOf,
  type KnownTask,
  type ReadAnswer,
  readAnswer,
  saysUnknownTask,
} from "./answer.ts";

/** A task: makes images, or asks for the results of an earlier task. */
export type RunwareTask = ImageInferenceTask | GetResponseTask;

const path = "/v1";
const operation = `POST ${path}`;
/** How many pending tasks a client remembers. */
const maxPendingTasks = 10_000;

/** Sends tasks and reads their results. */
export interface Service {
  /** Validates tasks and sends them unchanged. */
  run(tasks: readonly RunwareTask[], settings: RequestSettings): Promise<ReadAnswer>;
  /** Submits a task whose results are read later. */
  submit(task: ImageInferenceTask, settings: RequestSettings): Promise<Job>;
  /** Reads the job of a task. */
  read(taskUUID: string, settings: RequestSettings): Promise<Job>;
  /** Forgets a task that nobody waits for anymore. */
  forget(taskUUID: string): void;
  /** Reads the jobs of all pending tasks, in one request. */
  readPending(settings: RequestSettings): Promise<Job[]>;
}

/** Makes the service of a client. */
export function createService(connection: ResolvedConnection): Service {
  const transport = createTransport(connection);
  const shared = {
    transport,
    tracker: new SubmissionTracker(),
    gate: new RateLimitGate(),
    // Nothing waits for a place, so nothing is watched.
    limiter: new JobLimiter(Number.POSITIVE_INFINITY, () => () => {}),
  };
  const pending = new BoundedMap<string, KnownTask>(maxPendingTasks);

  // A refusal inside a 200 may echo the request, like any other.
  const read = (value: unknown): ReadAnswer | undefined => {
    const answer = readAnswer(value);
    return answer && { ...answer, errors: redact(answer.errors, connection.apiKey) };
  };

  const run = async (tasks: readonly RunwareTask[], settings: RequestSettings): Promise<ReadAnswer> => {
    refuseProblems("runware.run", validateAgainst(bodySchema, tasks));
    const made = tasks.flatMap((task) => (task.taskType === "imageInference" ? [task] : []));
    const headers = { ...settings.headers, "Content-Type": "application/json" };
    const isRepeatable = made.length === 0;
    const body = JSON.stringify(tasks);
    const request = prepareRequest(connection, "POST", path, { ...settings, headers }, { body, isRepeatable });
    if (isRepeatable) return (await transport.send(request, read)).data;
    const submittedAt = new Date().toISOString();
    const search: Search = (_submission, options) => recover((signal) => look(made, submittedAt, signal), options);
    return (await sendSubmission(request, { ...shared, search }, read)).data;
  };
  const ask = (ids: readonly string[], settings: RequestSettings) =>
    run(
      ids.map((taskUUID) => ({ taskType: "getResponse", taskUUID })),
      settings,
    );
  const jobFrom = (answer: ReadAnswer, taskUUID: string): Job | undefined => {
    const job = jobOf(answer, taskUUID, pending.get(taskUUID));
    if (job && hasEnded(job)) pending.delete(taskUUID);
    return job;
  };
  /** Looks for the tasks of a lost submission. The client chose their ids, so it can ask Runware for them. */
  const look = async (
    made: readonly ImageInferenceTask[],
    submittedAt: string,
    signal: AbortSignal | undefined,
  ): Promise<Recovery> => {
    const ids = made.map(({ taskUUID }) => taskUUID);
    const answer = await ask(ids, { signal });
    // An error alone does not show that the task was made: its words may mean that there is none.
    const seen = made.filter(({ taskUUID }) => answer.data.some((result) => result.taskUUID === taskUUID));
    const jobs = seen.flatMap(
      ({ taskUUID, numberResults = 1 }) => jobOf(answer, taskUUID, { numberResults, submittedAt }) ?? [],
    );
    const [job] = jobs;
    if (made.length === 1 && job) return { status: "found", job, evidence: ["id"] };
    if (jobs.length > 0) return { status: "ambiguous", jobs, reason: "the request had several tasks" };
    const isUnknown = (id: string) => answer.errors.some((error) => error.taskUUID === id && isUnknownTask(error));
    if (ids.every(isUnknown)) return { status: "none" };
    return { status: "ambiguous", jobs, reason: "Runware does not say whether it knows the task" };
  };
  const remember = ({ taskUUID, numberResults = 1 }: ImageInferenceTask) => {
    const known = { numberResults, submittedAt: new Date().toISOString() };
    pending.set(taskUUID, known);
    return known;
  };

  return {
    run,
    async submit(task, settings) {
      const { taskUUID } = task;
      const known = remember(task);
      const answer = await run([task], settings);
      const error = errorFor(answer, taskUUID);
      const isThere = answer.data.some((result) => result.taskUUID === taskUUID);
      if (error && !isThere) {
        pending.delete(taskUUID);
        const message = `${operation} refused the task: ${error.message} (${error.code}). No job was made.`;
        throw new KreaAPIError(message, detailsOf(answer, error));
      }
      return jobFrom(answer, taskUUID) ?? pendingJob(taskUUID, known);
    },
    async read(taskUUID, settings) {
      const answer = await ask([taskUUID], settings);
      const job = jobFrom(answer, taskUUID);
      if (job) return job;
      const error = errorFor(answer, taskUUID);
      if (!error) return pendingJob(taskUUID, pending.get(taskUUID) ?? { numberResults: 1, submittedAt: "" });
      if (saysUnknownTask(error)) {
        throw new KreaNotFoundError(`${operation} knows no task ${taskUUID}.`, detailsOf(answer, error));
      }
      // Treated as temporary, because lasting failures of a whole request have an HTTP status of their own.
      const message = `${operation} could not read task ${taskUUID}: ${error.message}.`;
      throw new KreaServerError(message, detailsOf(answer, error));
    },
    forget: (taskUUID) => void pending.delete(taskUUID),
    async readPending(settings) {
      const ids = [...pending.keys()];
      if (ids.length === 0) return [];
      const answer = await ask(ids, settings);
      return ids.flatMap((id) => jobFrom(answer, id) ?? []);
    },
  };
}

/** The details of an error in a response with status 200. */
function detailsOf({ errors }: ReadAnswer, { code }: TaskError): ApiErrorDetails {
  return {
    status: 200,
    code,
    body: { errors },
    requestId: undefined,
    method: "POST",
    path,
    retryAfterMs: undefined,
  };
}

/** The job of a task that was accepted and has no results yet. */
function pendingJob(taskUUID: string, { submittedAt }: KnownTask): Job {
  const nothing = { completed_at: null, result: null, error: null, extra: {} };
  return { job_id: taskUUID, status: "processing", created_at: submittedAt, ...nothing };
}
