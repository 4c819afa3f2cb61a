/**
 * The one way out: every request of a client goes through here.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { lazy } from "../client/lazy.ts";
import type { ResolvedOptions } from "../client/options.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { hasEnded, parseJob } from "../jobs/job.ts";
import { listJobsSince } from "../jobs/list-jobs.ts";
import { holdsFile } from "../media/source.ts";
import type { Uploads } from "../media/uploads.ts";
import { checkOptions, show } from "../options/check.ts";
import { checkHeaders, type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { checkInput } from "../submissions/check-input.ts";
import { JobLimiter } from "../submissions/job-limiter.ts";
import { SubmissionGate } from "../submissions/rate-limit-gate.ts";
import { recoverSubmission } from "../submissions/recovery.ts";
import { type Submissions, sendSubmission } from "../submissions/send-submission.ts";
import { SubmissionTracker } from "../submissions/tracker.ts";
import { makeAttempt, type Stage } from "./attempt.ts";
import { createDeprecationReporter, warnOfDeprecation } from "./deprecation.ts";
import { onceBody } from "./once-body.ts";
import { answersJobs, checkBody, checkPath, isForm, isSubmissionPath, serializeBody } from "./request.ts";
import { deprecationHeaders, serverTimeMs } from "./response-headers.ts";
import { type Success, sendRepeatable } from "./send-repeatable.ts";
import { createSender, type Method } from "./sender.ts";

/** What a call may say beside its method and path; what else is given goes to `fetch` as it is. */
export interface CallInit extends RequestSettings {
  [option: string]: unknown;
  body?: unknown;
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: Record<string, unknown> };
}

/** Sends requests. */
export interface Transport {
  /**
   * Sends one request, again and again as far as that is safe.
   *
   * @param parse - reads the body of a success, and answers undefined where it is not what the operation promises: that is
   *   as bad as a body that is no JSON
   * @throws KreaInputError, KreaAPIError, KreaConnectionError, KreaTimeoutError, KreaAbortError,
   *   KreaSubmissionUnknownError
   */
  call(method: Method, path: string, init?: CallInit | null): Promise<Success<unknown>>;
  call<Data>(
    method: Method,
    path: string,
    init: CallInit,
    parse: (data: unknown) => Data | undefined,
  ): Promise<Success<Data>>;
  readonly limiter: JobLimiter;
  /** The client's uploads, loaded when there is a file. */
  uploads(): Promise<Uploads>;
  /** The caller has named a job: no search is to give it to a submission that was lost. */
  named(jobId: string): void;
}

/**
 * The transport of a client with these options.
 *
 * @param middleware - openapi-fetch middleware; a call asks what it holds then, before its own
 */
export function createTransport(options: ResolvedOptions, middleware: readonly Middleware[] = []): Transport {
  const { apiKey } = options;
  const sendRequest = createSender(options, middleware);
  const deprecations = createDeprecationReporter(options.onDeprecation ?? warnOfDeprecation);
  const tracker = new SubmissionTracker();
  const limiter = new JobLimiter(options.maxConcurrentJobs);
  const submissions: Submissions = {
    tracker,
    limiter,
    gate: new SubmissionGate(),
    search: (submission, recoverOptions) =>
      recoverSubmission(
        submission,
        { tracker, listSince: (since, signal) => listJobsSince(call, since, signal) },
        recoverOptions,
      ),
  };

  const note = (operation: string, response: Response, sentAtMs: number) => {
    const serverTime = serverTimeMs(response.headers);
    if (serverTime !== undefined) tracker.noteServerTime(serverTime, { sentAtMs, receivedAtMs: Date.now() });
    const deprecated = deprecationHeaders(response.headers);
    if (deprecated) deprecations.operation(operation, deprecated);
  };

  const loadUploads = lazy(async () => {
    const { Uploads } = await import("../media/uploads.ts");
    return new Uploads(call);
  });
  const loadReplaceFiles = lazy(async () => (await import("../media/replace-files.ts")).replaceFiles);
  /** The body with the URLs of its files. */
  const upload = async (operation: string, body: Record<string, unknown>, settings: RequestSettings) => {
    const [replaceFiles, loaded] = await Promise.all([loadReplaceFiles(), loadUploads()]);
    const { timeoutMs: _ofTheCall, ...others } = settings;
    return replaceFiles(operation, body, loaded, others);
  };

  async function call<Data>(
    method: Method,
    path: string,
    given: CallInit | null = {},
    parse?: (data: unknown) => Data | undefined,
  ): Promise<Success<Data>> {
    const operation = `${method} ${path}`;
    const init = given ?? {};
    const { settings, rest } = splitInit(operation, init);
    const { signal, fetch: ownFetch = options.fetch, timeoutMs = options.timeoutMs } = settings;
    checkPath(method, path, init.params?.path);
    const checked = checkBody(method, path, init.body);
    deprecations.fields(checked.deprecated);
    if (options.validateInput) checkInput(options.validateInput, path, checked.body);
    // Where a body has no files, as most, nothing is loaded for them, and nothing awaited.
    const needsUploads = !isForm(operation) && holdsFile(checked.body);
    const withUrls = checked.body && needsUploads ? await upload(operation, checked.body, settings) : checked.body;
    const body = serializeBody(operation, withUrls);
    const isSubmission = isSubmissionPath(method, path);
    if (answersJobs(method, path) && (rest.parseAs ?? "json") !== "json") {
      throw new KreaInputError(
        `${operation}: parseAs: expected "json", since the answer names jobs, got ${show(rest.parseAs)}.`,
      );
    }
    const jobs = answersJobs(method, path) && !parse ? parseAnswer : undefined;

    const send = (attemptSignal: AbortSignal, stage: Stage) => {
      const cache = method === "GET" ? noStore() : undefined;
      const outgoing = { ...cache, ...rest, ...(isSubmission ? onceBody(body) : { body }) };
      const answered = (response: Response, sentAtMs: number) => note(operation, response, sentAtMs);
      return sendRequest({ method, path, init: outgoing, fetch: ownFetch, signal: attemptSignal, stage, answered });
    };
    const plan = {
      operation,
      signal: signal ?? undefined,
      policy: {
        maxRetries: settings.maxRetries ?? options.maxRetries,
        retryBudgetMs: settings.retryBudgetMs ?? options.retryBudgetMs,
        retryDelayMs: settings.retryDelayMs ?? options.retryDelayMs,
      },
      attempt: (remainingMs: number | undefined) =>
        makeAttempt<Data>({
          method,
          path,
          apiKey,
          signal: signal ?? undefined,
          timeoutMs: Math.min(timeoutMs, Math.max(Math.floor(remainingMs ?? timeoutMs), 1)),
          send,
          parse: parse ?? (jobs as ((data: unknown) => Data | undefined) | undefined),
        }),
    };
    const success = isSubmission ? await sendSubmission(plan, submissions, jobIdsOf) : await sendRepeatable(plan);
    if (method === "GET" && options.maxConcurrentJobs !== Number.POSITIVE_INFINITY) observe(limiter, success.data);
    return success;
  }

  return {
    call,
    limiter,
    uploads: loadUploads,
    named: (jobId) => tracker.name(jobId),
  };
}

/**
 * What a call may say that is openapi-fetch's or `fetch`'s: the standard's options, and those that runtimes add. Neither
 * `baseUrl` nor `redirect` is among them, since the key goes to the client's own baseUrl alone.
 */
const passedOn: ReadonlySet<string> = new Set([
  ...["body", "headers", "params", "parseAs", "middleware", "querySerializer", "pathSerializer"],
  ...["cache", "credentials", "integrity", "keepalive", "mode", "priority", "referrer", "referrerPolicy", "duplex"],
  ...["dispatcher", "client", "cf", "next", "tls", "proxy", "unix", "verbose", "decompress"],
]);

/** Our own settings of a call, checked, and what is openapi-fetch's and `fetch`'s. */
function splitInit(operation: string, init: CallInit): { settings: RequestSettings; rest: Record<string, unknown> } {
  const settings: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(init)) {
    if (!Object.hasOwn(requestChecks, name) && !passedOn.has(name)) {
      throw new KreaInputError(`${operation}: unknown option "${name}".`);
    }
    if (Object.hasOwn(requestChecks, name) && value !== null) settings[name] = value;
    if (passedOn.has(name) && name !== "body") rest[name] = value;
  }
  checkOptions(operation, settings, requestChecks);
  const problem = init.params?.header && checkHeaders(init.params.header);
  if (problem) throw new KreaInputError(`${operation}: headers: expected ${problem}.`);
  return { settings, rest };
}

let noStoreOption: { cache?: "no-store" } | undefined;

/**
 * A cached answer would show a job as it was. workerd of older compatibility dates refuses the option. Asked at the first
 * request: with its first Request, Node loads its `fetch`.
 */
function noStore(): { cache?: "no-store" } {
  if (noStoreOption) return noStoreOption;
  try {
    new Request("https://localhost", { cache: "no-store" });
    noStoreOption = { cache: "no-store" };
  } catch {
    noStoreOption = {};
  }
  return noStoreOption;
}

/** The answer of a submission as it is, if it names at least one job. */
function parseAnswer(data: unknown): unknown {
  return jobIdsOf(data).length > 0 || (Array.isArray(data) && data.length === 0) ? data : undefined;
}

function jobIdsOf(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap((job) => (Array.isArray(job) ? [] : jobIdsOf(job)));
  const id: unknown = typeof data === "object" && data !== null && "job_id" in data ? data.job_id : undefined;
  return typeof id === "string" && id !== "" ? [id] : [];
}

/** The items of a page, as the API answers it or as it was parsed; else the value itself. */
function itemsOf(data: unknown): unknown {
  if (typeof data !== "object" || data === null) return [data];
  if ("items" in data) return data.items;
  return "jobs" in data ? data.jobs : [data];
}

/** Frees the places of jobs that an answer shows to have ended. */
function observe(limiter: JobLimiter, data: unknown): void {
  const items = itemsOf(data);
  if (!Array.isArray(items)) return;
  for (const item of items) {
    const job = parseJob(item);
    if (job && hasEnded(job)) limiter.ended(job.job_id);
  }
}
