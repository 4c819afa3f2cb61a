/**
 * What the mock server can be told, and the check of it.
 *
 * @module
 */

import type { Clock } from "./clock.ts";

/** How jobs go that nothing else is said of. */
export interface MockJobOptions {
  /** How long a job stays `queued`, in milliseconds. Default 500. */
  queuedMs?: number;
  /** How long a job is `processing` after that, in milliseconds. Default 1500. */
  processingMs?: number;
  /** How a job ends. Default `"completed"`. */
  outcome?: "completed" | "failed";
}

/** How webhooks are delivered. Times are those of the real clock. */
export interface MockWebhookOptions {
  /** How often each job is delivered, 1 to 100. Default 1. */
  copies?: number;
  /** How long after the end of its job a delivery is sent, in milliseconds. Default 0, with `shuffle` 50. */
  delayMs?: number;
  /**
   * A seed: each delivery is sent after a random time of up to `delayMs`, so that those of jobs that end within that time
   * come out of order. Jobs that end at the same time are delivered in the same order for the same seed.
   */
  shuffle?: number;
}

/** What {@link startMockServer} takes. */
export interface MockServerOptions {
  /** The port to listen on, 0 to 65535. Default 0: any free one. */
  port?: number;
  /** The loopback address to listen on. Default `"127.0.0.1"`. */
  host?: "127.0.0.1" | "::1" | "localhost";
  /** How jobs go. */
  jobs?: MockJobOptions;
  /** How jobs are delivered whose submission had an `X-Webhook-URL`. Only loopback URLs are posted to. */
  webhooks?: MockWebhookOptions;
  /** How many jobs may be under way at once; a submission beyond that is answered by 429. Default: no limit. */
  maxConcurrentJobs?: number;
  /** The API keys that are let in; any other is answered by 401. Default: every key. */
  apiKeys?: readonly string[];
  /** Whether pages of any origin may ask it, for apps in a browser. The API itself may not let them. Default: false. */
  cors?: boolean;
  /**
   * The time in milliseconds since 1970. Default `Date.now`. Give your own to move jobs on without waiting: a job's
   * status is worked out from this clock whenever it is asked for.
   */
  now?: Clock;
}

/** The options with every default filled in. */
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

type Rule = [expected: string, isValid: (value: unknown) => boolean];

const milliseconds: Rule = [
  "a finite number of milliseconds, 0 or more",
  (value) => typeof value === "number" && Number.isFinite(value) && value >= 0,
];

const rules: Record<keyof MockServerOptions, Rule> = {
  port: ["an integer from 0 to 65535", (value) => isIntegerIn(value, 0, 65535)],
  host: oneOf("127.0.0.1", "::1", "localhost"),
  jobs: ["an object", isObject],
  webhooks: ["an object", isObject],
  maxConcurrentJobs: ["an integer, 1 or more", (value) => isIntegerIn(value, 1, Number.MAX_SAFE_INTEGER)],
  apiKeys: ["an array of strings", (value) => Array.isArray(value) && value.every((key) => typeof key === "string")],
  cors: ["a boolean", (value) => typeof value === "boolean"],
  now: ["a function that returns milliseconds", (value) => typeof value === "function"],
};

const jobRules: Record<keyof MockJobOptions, Rule> = {
  queuedMs: milliseconds,
  processingMs: milliseconds,
  outcome: oneOf("completed", "failed"),
};

const webhookRules: Record<keyof MockWebhookOptions, Rule> = {
  copies: ["an integer from 1 to 100", (value) => isIntegerIn(value, 1, 100)],
  delayMs: milliseconds,
  shuffle: ["an integer, 0 or more", (value) => isIntegerIn(value, 0, Number.MAX_SAFE_INTEGER)],
};

/**
 * Checks the options and fills in the defaults.
 *
 * @throws TypeError that names the option, what was expected and what came, also for an option that does not exist.
 */
export function resolveOptions(options: MockServerOptions): ResolvedOptions {
  if (!isObject(options)) throw new TypeError(`startMockServer: expected an object of options, got ${show(options)}`);
  check("", options, rules);
  if (options.jobs) check("jobs.", options.jobs, jobRules);
  if (options.webhooks) check("webhooks.", options.webhooks, webhookRules);
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
    now: options.now ?? Date.now,
  };
}

function check(prefix: string, options: object, known: Record<string, Rule>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known).map((key) => prefix + key);
      throw new TypeError(`startMockServer: unknown option ${prefix}${name}; the options are ${names.join(", ")}`);
    }
    const rule = known[name];
    if (value === undefined || rule === undefined) continue;
    const [expected, isValid] = rule;
    if (!isValid(value)) {
      // Keys do not belong in an error, and who passes a wrong one here may have passed a real one.
      const got = name === "apiKeys" ? "something else" : show(value);
      throw new TypeError(`startMockServer: option ${prefix}${name}: expected ${expected}, got ${got}`);
    }
  }
}

function oneOf(...values: string[]): Rule {
  return [
    `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`,
    (value) => values.some((known) => known === value),
  ];
}

function isIntegerIn(value: unknown, minimum: number, maximum: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= minimum && value <= maximum;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  // JSON writes NaN and the infinities as null, and has no word for a function.
  return typeof value === "string" || isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
