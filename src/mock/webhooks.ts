/**
 * Delivers ended jobs to the webhook URL of their submission.
 *
 * @module
 */

import { isLoopback } from "../options/connection.ts";
import type { Clock } from "./clock.ts";
import { jobBody } from "./job-routes.ts";
import type { JobRecord } from "./jobs.ts";
import type { MockWebhookOptions } from "./options.ts";
import { mulberry32 } from "./random.ts";
import type { MockState } from "./route.ts";

/** A webhook that the mock server sent. */
export interface MockDelivery {
  /** The id of the job. */
  readonly jobId: string;
  /** The URL that the webhook was sent to. */
  readonly url: string;
  /** The number of this copy of the delivery, from 1. */
  readonly copy: number;
  /** The body that was sent: the job, as `GET /jobs/{id}` returns it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The status of the receiver's response. Null until it responds, and if it never does. */
  readonly status: number | null;
  /** Why there was no response: the receiver is down or too slow, or the URL is not on this machine. Otherwise null. */
  readonly problem: string | null;
}

type Delivery = { -readonly [Field in keyof MockDelivery]: MockDelivery[Field] };

const maxDeliveries = 10_000;

/** How long a receiver may take to respond, in milliseconds. */
const answerTimeoutMs = 10_000;

/**
 * The longest time between two checks of active jobs, in milliseconds. Short, because a test may move the clock at any
 * time.
 */
const maxCheckIntervalMs = 20;

/** Sends webhooks. Has timers only while a job with a webhook is active. */
export class WebhookSender {
  /** The deliveries that were sent, in the order of sending. */
  readonly deliveries: Delivery[] = [];
  readonly #state: Pick<MockState, "jobs" | "url">;
  readonly #options: MockWebhookOptions;
  readonly #now: Clock;
  readonly #random: () => number;
  readonly #active = new Set<JobRecord>();
  readonly #sending = new Set<Promise<void>>();
  /** The deliveries to send, ordered by the time when they are due, on the clock of `performance.now`. */
  readonly #scheduled: { dueMs: number; delivery: Delivery }[] = [];
  readonly #closing = new AbortController();
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(state: Pick<MockState, "jobs" | "url">, options: MockWebhookOptions, now: Clock) {
    this.#state = state;
    this.#options = options;
    this.#now = now;
    this.#random = options.shuffle === undefined ? () => 1 : mulberry32(options.shuffle);
    state.jobs.onChange = (job) => this.#changed(job);
  }

  /** Aborts the deliveries in flight and sends no more. */
  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#checkTimer);
    clearTimeout(this.#sendTimer);
    this.#active.clear();
    await Promise.all(this.#sending);
  }

  #changed(job: JobRecord): void {
    if (job.webhookUrl === null || this.#closing.signal.aborted) return;
    this.#active.add(job);
    clearTimeout(this.#checkTimer);
    // Delayed, so that the response to a submission is sent before the webhook of its job.
    this.#checkTimer = setTimeout(() => this.#checkJobs(), 0);
  }

  #checkJobs(): void {
    const ended = [...this.#active].filter((job) => this.#state.jobs.stateOf(job).end !== null);
    for (const job of ended) this.#active.delete(job);
    this.#schedule(ended.sort((a, b) => a.end.atMs - b.end.atMs));
    if (this.#active.size === 0) return;
    const now = this.#now();
    let waitMs = maxCheckIntervalMs;
    for (const { end } of this.#active) waitMs = Math.min(waitMs, end.atMs - now);
    this.#checkTimer = setTimeout(() => this.#checkJobs(), Math.max(1, waitMs));
  }

  #schedule(jobs: readonly JobRecord[]): void {
    const { copies = 1, shuffle, delayMs = shuffle === undefined ? 0 : 50 } = this.#options;
    const now = performance.now();
    for (const job of jobs) {
      const body = { ...jobBody(job, this.#state) };
      for (let copy = 1; copy <= copies; copy += 1) {
        const delivery = { jobId: job.id, url: job.webhookUrl ?? "", copy, body, status: null, problem: null };
        this.#scheduled.push({ dueMs: now + this.#random() * delayMs, delivery });
      }
    }
    // Sorted by time, so that the order does not depend on how late a timer fires.
    this.#scheduled.sort((a, b) => a.dueMs - b.dueMs);
    this.#sendDue();
  }

  #sendDue(): void {
    clearTimeout(this.#sendTimer);
    const now = performance.now();
    for (let [first] = this.#scheduled; first && first.dueMs <= now; [first] = this.#scheduled) {
      this.#scheduled.shift();
      const sending = this.#send(first.delivery);
      this.#sending.add(sending);
      sending.then(() => this.#sending.delete(sending));
    }
    const [first] = this.#scheduled;
    if (first) this.#sendTimer = setTimeout(() => this.#sendDue(), Math.ceil(first.dueMs - now));
  }

  /** Never rejects. */
  async #send(delivery: Delivery): Promise<void> {
    this.deliveries.push(delivery);
    if (this.deliveries.length > maxDeliveries) this.deliveries.shift();
    if (!isDeliverable(delivery.url)) {
      delivery.problem = "The mock server only calls loopback URLs.";
      return;
    }
    try {
      const response = await fetch(delivery.url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(delivery.body),
        redirect: "manual",
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(answerTimeoutMs)]),
      });
      delivery.status = response.status;
      await response.body?.cancel();
    } catch (error) {
      if (delivery.status === null) delivery.problem = describe(error);
    }
  }
}

function isDeliverable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === "http:" || protocol === "https:") && isLoopback(hostname);
}

function describe(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? cause.message : String(error);
}
