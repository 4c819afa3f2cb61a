/**
 * What a webhook handler can be told, and the check of it.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import type { EndedJob, Job } from "../jobs/job.ts";
import { type Check, checkOptions, isFunction, isMilliseconds, isPositiveCount } from "../options/check.ts";
import { createMemoryStore, type WebhookStore } from "./store.ts";

/** What a webhook handler needs of a client: a `Krea` is one. */
export interface WebhookClient {
  /** What jobs are read with. */
  readonly jobs: {
    /** Reads a job. Rejects with an error whose `status` is 404 where there is none. */
    get(jobId: string, settings?: { signal?: AbortSignal | undefined }): Promise<Job>;
  };
}

/** What {@link createWebhookHandler} takes. */
export interface WebhookHandlerOptions {
  /** Reads the jobs that deliveries name. */
  krea: WebhookClient;
  /**
   * Called once with each job that has ended, as the API says it and not as the delivery does. Where it throws, or its
   * promise rejects, the job can be delivered again.
   */
  onJob: (job: EndedJob) => unknown;
  /**
   * When a delivery is answered: `after-handler`, so that one whose handler fails is answered 500, or `before-handler`: as
   * soon as the job was read from the API and has ended. Default: `after-handler`. Whether the API delivers again what was
   * not answered 2xx, and how long it waits for an answer, is not documented.
   */
  respond?: "after-handler" | "before-handler" | undefined;
  /**
   * Keeps the runtime alive for a promise that outlives the answer: that of Vercel's `@vercel/functions` or of
   * `cloudflare:workers`. Default: the method of that name of what the platform passes beside the request, as Workers
   * pass their context; else nothing.
   */
  waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
  /**
   * Says whether a request may be a delivery, before its body is read: by a secret in the URL that was given as
   * `webhookUrl`, for one. Anything but `true` is answered 401. To read the body, clone the request. Default: all may.
   */
  authorize?: ((request: Request) => boolean | Promise<boolean>) | undefined;
  /** Remembers the jobs that were handled. Default: the last 10,000 in memory, of this handler alone. */
  store?: WebhookStore | undefined;
  /**
   * Told of what the sender is not: what `onJob`, `authorize` or the store threw, a job that could not be read, a delivery
   * that came before its job's end or that there was no room for. Deliveries that are refused for what they are, are not
   * reported. Default: `console.error`.
   */
  onError?: ((error: unknown) => void) | undefined;
  /** The largest body to read, in bytes. Default: 1 048 576. */
  maxBodyBytes?: number | undefined;
  /** How long the body may take to come, and then how long the job may take to be read, in milliseconds. Default: 10 000. */
  timeoutMs?: number | undefined;
  /** How many jobs are read from the API at once; further deliveries wait for their turn. Default: 8. */
  maxConcurrentReads?: number | undefined;
}

/** Checked options, with the defaults in place. */
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
 * Checks the options of a handler and puts the defaults in place.
 *
 * @throws KreaInputError naming the option, what was expected and what came
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
  const jobs = isObject(value) && "jobs" in value ? value.jobs : undefined;
  return hasMethods(jobs, ["get"]) ? undefined : "a client: a Krea, or an object with jobs.get";
}

function isStore(value: unknown): string | undefined {
  return hasMethods(value, ["add", "delete"]) ? undefined : "an object with the functions add and delete";
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  return isObject(value) && names.every((name) => typeof Reflect.get(value, name) === "function");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
