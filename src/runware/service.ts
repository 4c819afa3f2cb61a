/**
 * Sends tasks to Runware, and asks what became of them.
 *
 * @module
 */

import type { GetResponseTask, ImageInferenceTask } from "../../generated/runware.ts";
import { body as bodySchema } from "../../generated/runware-tables.ts";
import { KreaAPIError } from "../errors/api-error.ts";
import type { RecoverOptions, Recovery } from "../errors/lost-submission.ts";
import { KreaNotFoundError, KreaServerError } from "../errors/status-errors.ts";
import { hasEnded, type Job } from "../jobs/job.ts";
import { checkOptions } from "../options/check.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import type { RequestSettings } from "../options/request-settings.ts";
import { refuseProblems } from "../submissions/check-input.ts";
import { JobLimiter } from "../submissions/job-limiter.ts";
import { lookAgain } from "../submissions/look-again.ts";
import type { Search } from "../submissions/lost-submission.ts";
import { SubmissionGate } from "../submissions/rate-limit-gate.ts";
import { defaultLagMs, recoverChecks } from "../submissions/recovery.ts";
import { sendSubmission } from "../submissions/send-submission.ts";
import { SubmissionTracker } from "../submissions/tracker.ts";
import { makeAttempt, type Stage } from "../transport/attempt.ts";
import { onceBody } from "../transport/once-body.ts";
import { type RequestPlan, sendRepeatable } from "../transport/send-repeatable.ts";
import { createSender } from "../transport/sender.ts";
import { validateAgainst } from "../validate/validate-against.ts";
import { errorFor, jobOf, type KnownTask, type ReadAnswer, readAnswer, saysNoTask } from "./answer.ts";

/** A task: makes images, or asks for what became of such a task. */
export type RunwareTask = ImageInferenceTask | GetResponseTask;

const path = "/v1";
const operation = `POST ${path}`;
/** How many tasks are remembered. */
const mostTasks = 10_000;

/** Sends tasks. */
export interface Service {
  /** Sends tasks as they are, once validated. */
  run(tasks: readonly RunwareTask[], settings: RequestSettings): Promise<ReadAnswer>;
  /** Submits a task that is delivered later. */
  submit(task: ImageInferenceTask, settings: RequestSettings): Promise<Job>;
  /** Reads the job of a task. */
  read(taskUUID: string, settings: RequestSettings): Promise<Job>;
  /** Nobody waits for a task any more. */
  forget(taskUUID: string): void;
  /** Reads the jobs of all tasks that somebody waits for and that have not ended, in one request. */
  readPending(settings: RequestSettings): Promise<Job[]>;
}

/** What sends the tasks of a client. */
export function createService(options: ResolvedConnection): Service {
  const sendRequest = createSender(options);
  const shared = {
    tracker: new SubmissionTracker(),
    gate: new SubmissionGate(),
    limiter: new JobLimiter(Number.POSITIVE_INFINITY),
  };
  const pending = new Map<string, KnownTask>();

  const run = async (tasks: readonly RunwareTask[], settings: RequestSettings): Promise<ReadAnswer> => {
    refuseProblems("runware.run", validateAgainst(bodySchema, tasks));
    const made = tasks.flatMap((task) => (task.taskType === "imageInference" ? [task] : []));
    const plan = planOf(JSON.stringify(tasks), made.length > 0, settings);
    if (made.length === 0) return (await sendRepeatable(plan)).data;
    const submittedAt = new Date().toISOString();
    const search: Search = (_submission, recoverOptions) => recover(made, submittedAt, recoverOptions ?? {});
    // The jobs of tasks are counted nowhere: there is no limit of them here.
    const { data } = await sendSubmission(plan, { ...shared, search }, () => []);
    return data;
  };

  const planOf = (body: string, isSubmission: boolean, settings: RequestSettings): RequestPlan<ReadAnswer> => {
    const { signal, fetch = options.fetch, timeoutMs = options.timeoutMs, headers } = settings;
    const send = (attemptSignal: AbortSignal, stage: Stage) => {
      const init = {
        headers: { ...headers, "Content-Type": "application/json" },
        ...(isSubmission ? onceBody(body) : { body }),
      };
      return sendRequest({ method: "POST", path, init, fetch, signal: attemptSignal, stage });
    };
    return {
      operation,
      signal,
      policy: {
        maxRetries: settings.maxRetries ?? options.maxRetries,
        retryBudgetMs: settings.retryBudgetMs ?? options.retryBudgetMs,
        retryDelayMs: settings.retryDelayMs ?? options.retryDelayMs,
      },
      attempt: (remainingMs) =>
        makeAttempt({
          ...{ method: "POST", path, apiKey: options.apiKey, signal, send, parse: readAnswer },
          timeoutMs: Math.min(timeoutMs, Math.max(Math.floor(remainingMs ?? timeoutMs), 1)),
        }),
    };
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

  /** The id of a task is the client's own, so whether it was made can be asked. */
  const recover = async (
    made: readonly ImageInferenceTask[],
    submittedAt: string,
    given: RecoverOptions,
  ): Promise<Recovery> => {
    checkOptions("recover", given, recoverChecks);
    const { lagMs = defaultLagMs, signal } = given;
    const found = await lookAgain<Job[]>(lagMs, signal, async () => {
      const answer = await ask(
        made.map(({ taskUUID }) => taskUUID),
        { signal },
      );
      const jobs = made.flatMap(
        ({ taskUUID, numberResults = 1 }) => jobOf(answer, taskUUID, { numberResults, submittedAt }) ?? [],
      );
      return jobs.length > 0 ? jobs : undefined;
    });
    const [job] = found ?? [];
    if (!found || !job) return { status: "none" };
    return made.length === 1 ? { status: "found", job } : { status: "ambiguous", jobs: found };
  };
  const remember = ({ taskUUID, numberResults = 1 }: ImageInferenceTask) => {
    const known = { numberResults, submittedAt: new Date().toISOString() };
    pending.set(taskUUID, known);
    for (const oldest of pending.keys()) {
      if (pending.size <= mostTasks) break;
      pending.delete(oldest);
    }
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
        const message = `${operation} refused the task: ${error.message} (${error.code}). Nothing was made.`;
        throw new KreaAPIError(message, {
          ...{ status: 200, code: error.code, body: { errors: answer.errors }, method: "POST", path },
          ...{ requestId: undefined, retryAfterMs: undefined },
        });
      }
      return jobFrom(answer, taskUUID) ?? pendingJob(taskUUID, known);
    },
    async read(taskUUID, settings) {
      const answer = await ask([taskUUID], settings);
      const job = jobFrom(answer, taskUUID);
      if (job) return job;
      const error = errorFor(answer, taskUUID);
      const details = { status: 200, code: error?.code, body: { errors: answer.errors }, method: "POST", path };
      const more = { requestId: undefined, retryAfterMs: undefined };
      // Of a failure of the whole request it is not known to last: what would, is answered with a status of its own.
      if (error && !saysNoTask(error)) {
        throw new KreaServerError(`${operation} could not tell of task ${taskUUID}: ${error.message}.`, {
          ...details,
          ...more,
        });
      }
      if (!error) return pendingJob(taskUUID, pending.get(taskUUID) ?? { numberResults: 1, submittedAt: "" });
      throw new KreaNotFoundError(`${operation} knows no task ${taskUUID}.`, {
        ...details,
        ...more,
      });
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

/** A task that was accepted, and of which nothing more is known. */
function pendingJob(taskUUID: string, { submittedAt }: KnownTask): Job {
  const nothing = { completed_at: null, result: null, error: null, extra: {} };
  return { job_id: taskUUID, status: "processing", created_at: submittedAt, ...nothing };
}
