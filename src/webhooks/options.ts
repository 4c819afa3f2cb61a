/**
 * The options of a webhook handler, and their checks.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import type { EndedJob, Job } from "../jobs/job.ts";
import { type Check, checkOptions, isFunction, isMilliseconds, isPositiveCount } from "../options/check.ts";
import { isRecord } from "../support/is-record.ts";
import { createMemoryStore, type WebhookStore } from "./store.ts";

/** The part of a client that a webhook handler uses. A `Krea` client has it. */
export interface WebhookClient {
  /** Reads jobs. */
  readonly jobs: {
    /** Reads a job. Rejects with an error whose `status` is 404 if the job does not exist. */
    get(jobId: string, settings?: { signal?: AbortSignal | undefined }): Promise<Job>;
  };
}

/** Options of {@link createWebhookHandler}. */
export interface WebhookHandlerOptions {
  /** The client that reads the jobs named by deliveries. */
  krea: WebhookClient;
  /**
   * Called once with each job that has ended, as read from the API. If it throws or its promise rejects, the job can be
   * delivered again.
   */
  onJob: (job: EndedJob) => unknown;
  /**
   * When to respond to a delivery. With `after-handler`, the response waits for `onJob` and is 500 if it fails. With
   * `before-handler`, the response is sent as soon as the job was read and has ended. Default: `after-handler`. The API
   * does not document whether it repeats failed deliveries or how long it waits for a response.
   */
  respond?: "after-handler" | "before-handler" | undefined;
  /**
   * Keeps the runtime alive until a promise settles, for work that outlives the response. Pass that of
   * `@vercel/functions` or `cloudflare:workers`. Default: the `waitUntil` method of an argument that the platform
   * passes after the request, as Cloudflare Workers do; otherwise none.
   */
  waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
  /**
   * Decides whether a request is allowed, before its body is read: for example by checking a secret that is part of
   * your `webhookUrl`. Any result but `true` is answered with 401. Clone the request if you need its body. Default: all
   * requests are allowed.
   */
  authorize?: ((request: Request) => boolean | Promise<boolean>) | undefined;
  /** Remembers the jobs that were handled. Default: the last 10 000 jobs, in this handler's memory. */
  store?: WebhookStore | undefined;
  /**
   * Called with errors that the sender does not see: those of `onJob`, `authorize` and the store, jobs that could not
   * be read or had not ended, and deliveries refused for lack of capacity. Invalid deliveries are not reported.
   * Default: `console.error`.
   */
  onError?: ((error: unknown) => void) | undefined;
  /** The largest accepted body, in bytes. Default: 1 048 576. */
  maxBodyBytes?: number | undefined;
  /**
   * How long receiving the body, reading the job, `authorize` and each call of the store may take, each in milliseconds.
   * Default: 10 000.
   */
  timeoutMs?: number | undefined;
  /** How many jobs may be read from the API at the same time. Further deliveries wait. Default: 8. */
  maxConcurrentReads?: number | undefined;
}

/** The checked options, with defaults filled in. */
export interface ResolvedOptions {
  krea: WebhookClient;
  onJob: (job: EndedJob) => unknown;
  respond: "after-handler" | "before-handler";
  waitUntil: ((promise: Promise<unknown>) => void) | undefined;
  authorize: ((request: Request) => boolean | Promise<boolean>) | undefined;
  store: WebhookStore;
  onError: (error: unknown) => void;
  maxBodyBytes: number;
  timeoutMs: number;
  maxConcurrentReads: number;
}

const checks: Record<keyof WebhookHandlerOptions, Check> = {
  krea: isClient,
  onJob: isFunction,
  respond: (value) =>
    value === "after-handler" || value === "before-handler" ? undefined : '"after-handler" or "before-handler"',
  waitUntil: isFunction,
  authorize: isFunction,
  store: isStore,
  onError: isFunction,
  maxBodyBytes: isPositiveCount,
  timeoutMs: isMilliseconds,
  maxConcurrentReads: isPositiveCount,
};

/**
 * Checks the options and fills in the defaults.
 *
 * @throws KreaInputError that names the option, what was expected, and what was passed
 */
export function resolveOptions(options: WebhookHandlerOptions): ResolvedOptions {
  checkOptions("createWebhookHandler", options, checks);
  for (const name of ["krea", "onJob"] as const) {
    if (options[name] === undefined) {
      throw new KreaInputError(`createWebhookHandler: ${name}: expected ${checks[name](undefined)}, got undefined.`);
    }
  }
  return {
    krea: options.krea,
    onJob: options.onJob,
    respond: options.respond ?? "after-handler",
    waitUntil: options.waitUntil,
    authorize: options.authorize,
    store: options.store ?? createMemoryStore(),
    onError: options.onError ?? ((error) => console.error("[krea-sdk] webhook:", error)),
    maxBodyBytes: options.maxBodyBytes ?? 1_048_576,
    timeoutMs: options.timeoutMs ?? 10_000,
    maxConcurrentReads: options.maxConcurrentReads ?? 8,
  };
}

function isClient(value: unknown): string | undefined {
  const jobs = isRecord(value) && "jobs" in value ? value.jobs : undefined;
  return hasMethods(jobs, ["get"]) ? undefined : "a client: a Krea, or an object with jobs.get";
}

function isStore(value: unknown): string | undefined {
  return hasMethods(value, ["add", "delete"]) ? undefined : "an object with the functions add and delete";
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  return isRecord(value) && names.every((name) => typeof Reflect.get(value, name) === "function");
}
