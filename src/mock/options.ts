/**
 * The options of the mock servers, and their checks.
 *
 * @module
 */

import { type Check, checkOptions, isBoolean, isFunction, isPlainObject } from "../options/check.ts";
import type { Clock } from "./clock.ts";

/** How the mock server runs jobs. */
export interface MockJobOptions {
  /** How long a job stays `queued`, in milliseconds. Default: 500. */
  queuedMs?: number;
  /** How long a job then stays `processing`, in milliseconds. Default: 1500. */
  processingMs?: number;
  /** How a job ends. Default: `completed`. */
  outcome?: "completed" | "failed";
}

/** How the mock server delivers webhooks. All times are real time, whatever clock you pass as `now`. */
export interface MockWebhookOptions {
  /** How many times each job is delivered, 1 to 100. Default: 1. */
  copies?: number;
  /** How long after the end of its job a delivery is sent, in milliseconds. Default: 0, or 50 with `shuffle`. */
  delayMs?: number;
  /**
   * A seed for random delays of up to `delayMs`, so that the deliveries of jobs that end close together arrive out of
   * order. The same seed produces the same order for jobs that end at the same time. Default: no random delays.
   */
  shuffle?: number;
}

/** Options of {@link startMockServer}. */
export interface MockServerOptions {
  /** The port to listen on, 0 to 65535. Default: 0, which picks any free port. */
  port?: number;
  /** The loopback address to listen on. Default: `127.0.0.1`. */
  host?: "127.0.0.1" | "::1" | "localhost";
  /** How jobs run. */
  jobs?: MockJobOptions;
  /** How webhooks are delivered, for submissions with an `X-Webhook-URL` header. Only loopback URLs are called. */
  webhooks?: MockWebhookOptions;
  /** How many jobs may be queued or processing at once. Further submissions get status 429. Default: no limit. */
  maxConcurrentJobs?: number;
  /** The accepted API keys. Requests with any other key get status 401. Default: every key is accepted. */
  apiKeys?: readonly string[];
  /**
   * Whether pages of any origin may send requests, for apps that run in a browser. The real API may not allow that.
   * Default: false.
   */
  cors?: boolean;
  /**
   * Returns the current time in milliseconds since 1970. Pass your own clock to advance jobs without waiting: a job's
   * status is computed from this clock whenever it is read. Default: `Date.now`.
   */
  now?: Clock;
}

/** The checked options, with defaults filled in. */
export interface ResolvedOptions {
  port: number;
  host: string;
  jobs: Required<MockJobOptions>;
  webhooks: MockWebhookOptions;
  maxConcurrentJobs: number;
  apiKeys: ReadonlySet<string> | undefined;
  cors: boolean;
  now: Clock;
}

/** Checks of the options that all mock servers have. */
export const commonChecks = {
  port: isIntegerIn(0, 65_535),
  cors: isBoolean,
  now: isFunction,
} satisfies Record<string, Check>;

/** Checks a duration. Unlike the client's timeouts it may be 0. */
export const isDuration: Check = (value) =>
  typeof value === "number" && Number.isFinite(value) && value >= 0
    ? undefined
    : "a finite number of milliseconds, 0 or more";

const isObject: Check = (value) => (isPlainObject(value) ? undefined : "an object");

const checks: Record<keyof MockServerOptions, Check> = {
  ...commonChecks,
  host: isOneOf("127.0.0.1", "::1", "localhost"),
  jobs: isObject,
  webhooks: isObject,
  maxConcurrentJobs: isIntegerIn(1),
  apiKeys: (value) =>
    Array.isArray(value) && value.every((key) => typeof key === "string") ? undefined : "an array of strings",
};

const jobChecks: Record<keyof MockJobOptions, Check> = {
  queuedMs: isDuration,
  processingMs: isDuration,
  outcome: isOneOf("completed", "failed"),
};

const webhookChecks: Record<keyof MockWebhookOptions, Check> = {
  copies: isIntegerIn(1, 100),
  delayMs: isDuration,
  shuffle: isIntegerIn(0),
};

/**
 * Checks the options and fills in the defaults.
 *
 * @throws KreaInputError that names the option, what was expected, and what was passed
 */
export function resolveOptions(options: MockServerOptions): ResolvedOptions {
  // A wrong value of apiKeys may contain a real key, so it is not shown.
  checkOptions("startMockServer", options, checks, ["apiKeys"]);
  checkOptions("startMockServer: jobs", options.jobs ?? {}, jobChecks);
  checkOptions("startMockServer: webhooks", options.webhooks ?? {}, webhookChecks);
  return {
    port: options.port ?? 0,
    host: options.host ?? "127.0.0.1",
    jobs: {
      queuedMs: options.jobs?.queuedMs ?? 500,
      processingMs: options.jobs?.processingMs ?? 1500,
      outcome: options.jobs?.outcome ?? "completed",
    },
    webhooks: options.webhooks ?? {},
    maxConcurrentJobs: options.maxConcurrentJobs ?? Number.POSITIVE_INFINITY,
    apiKeys: options.apiKeys && new Set(options.apiKeys),
    cors: options.cors ?? false,
    // Looked up each time, because fake timers may replace it later.
    now: options.now ?? (() => Date.now()),
  };
}

function isOneOf(...values: string[]): Check {
  const expected = `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;
  return (value) => (values.some((known) => known === value) ? undefined : expected);
}

function isIntegerIn(min: number, max = Number.MAX_SAFE_INTEGER): Check {
  const expected = max === Number.MAX_SAFE_INTEGER ? `an integer, ${min} or more` : `an integer from ${min} to ${max}`;
  return (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max ? undefined : expected;
}
