/**
 * Delivers jobs that have ended to the URL that their submission named.
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

/** A webhook that the mock server has sent. */
export interface MockDelivery {
  /** The job that it is about. */
  readonly jobId: string;
  /** The URL that it was posted to. */
  readonly url: string;
  /** Which of the copies it is, from 1. */
  readonly copy: number;
  /** What was sent, as JSON: the job, as `GET /jobs/{id}` answers it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The status that the receiver answered; null while it has not, and where there was no answer. */
  readonly status: number | null;
  /** Why there is no answer: the receiver is down or too slow, or the URL is none of this machine; null otherwise. */
  readonly problem: string | null;
}

type Delivery = { -readonly [Field in keyof MockDelivery]: MockDelivery[Field] };

const maxDeliveries = 10_000;

/** How long a receiver may take to answer. */
const answerTimeoutMs = 10_000;

/** The longest time between two looks at the jobs under way: the clock may be one that a test moves. */
const longestLookMs = 20;

/** Sends webhooks. It has a timer only while a job with a webhook is under way. */
export class WebhookSender {
  /** What was sent, in the order in which it went out. */
  readonly deliveries: Delivery[] = [];
  readonly #state: Pick<MockState, "jobs" | "url">;
  readonly #options: MockWebhookOptions;
  readonly #now: Clock;
  readonly #random: () => number;
  readonly #underWay = new Set<JobRecord>();
  readonly #sending = new Set<Promise<void>>();
  /** What is still to be sent, by when it is due on the clock of `performance.now`. */
  readonly #waiting: { dueMs: number; delivery: Delivery }[] = [];
  readonly #closing = new AbortController();
  #look: ReturnType<typeof setTimeout> | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(state: Pick<MockState, "jobs" | "url">, options: MockWebhookOptions, now: Clock) {
    this.#state = state;
    this.#options = options;
    this.#now = now;
    this.#random = options.shuffle === undefined ? () => 1 : mulberry32(options.shuffle);
    state.jobs.onChange = (job) => this.#changed(job);
  }

  /** Breaks off what is being sent, and sends nothing more. */
  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#look);
    clearTimeout(this.#next);
    this.#underWay.clear();
    await Promise.all(this.#sending);
  }

  #changed(job: JobRecord): void {
    if (job.webhookUrl === null || this.#closing.signal.aborted) return;
    this.#underWay.add(job);
    clearTimeout(this.#look);
    // Not at once: the answer to a submission goes out before the webhook of its job.
    this.#look = setTimeout(() => this.#lookAtJobs(), 0);
  }

  #lookAtJobs(): void {
    const ended = [...this.#underWay].filter((job) => this.#state.jobs.stateOf(job).end !== null);
    for (const job of ended) this.#underWay.delete(job);
    this.#schedule(ended.sort((a, b) => a.end.atMs - b.end.atMs));
    if (this.#underWay.size === 0) return;
    const now = this.#now();
    let waitMs = longestLookMs;
    for (const { end } of this.#underWay) waitMs = Math.min(waitMs, end.atMs - now);
    this.#look = setTimeout(() => this.#lookAtJobs(), Math.max(1, waitMs));
  }

  #schedule(jobs: readonly JobRecord[]): void {
    const { copies = 1, shuffle, delayMs = shuffle === undefined ? 0 : 50 } = this.#options;
    const now = performance.now();
    for (const job of jobs) {
      const body = { ...jobBody(job, this.#state) };
      for (let copy = 1; copy <= copies; copy += 1) {
        const delivery = { jobId: job.id, url: job.webhookUrl ?? "", copy, body, status: null, problem: null };
        this.#waiting.push({ dueMs: now + this.#random() * delayMs, delivery });
      }
    }
    // The same times come in the same order, however late the timer is.
    this.#waiting.sort((a, b) => a.dueMs - b.dueMs);
    this.#sendDue();
  }

  #sendDue(): void {
    clearTimeout(this.#next);
    const now = performance.now();
    for (let [first] = this.#waiting; first && first.dueMs <= now; [first] = this.#waiting) {
      this.#waiting.shift();
      const sending = this.#send(first.delivery);
      this.#sending.add(sending);
      sending.then(() => this.#sending.delete(sending));
    }
    const [first] = this.#waiting;
    if (first) this.#next = setTimeout(() => this.#sendDue(), Math.ceil(first.dueMs - now));
  }

  /** Never rejects. */
  async #send(delivery: Delivery): Promise<void> {
    this.deliveries.push(delivery);
    if (this.deliveries.length > maxDeliveries) this.deliveries.shift();
    if (!isDeliverable(delivery.url)) {
      delivery.problem = "The mock server posts to loopback URLs alone.";
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
