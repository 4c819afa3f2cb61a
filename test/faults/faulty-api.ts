import { randomUUID } from "node:crypto";
import { Ledger, type LedgerJob, statusOf } from "./ledger.ts";

/** What a server is like, beside its faults. */
export interface ApiSettings {
  /** How long a job takes. Default: 20 ms. */
  jobMs?: number | ((prompt: string) => number) | undefined;
  /** How far the server's clock is ahead of this machine's. */
  clockOffsetMs?: number | undefined;
  /** How long a job is missing from the list after it was made. */
  listLagMs?: number | undefined;
  /** How many jobs of an account may run at once: beyond, 429. */
  maxRunningJobs?: number | undefined;
  /** How many requests of an account are answered in any stretch of time: beyond, 429. */
  maxRequests?: { count: number; withinMs: number } | undefined;
}

/** A request as the API sees it. */
export interface ApiRequest {
  operation: "submit" | "list" | "get" | "cancel" | "other";
  /** The key that was sent. */
  account: string;
  /** What it is about: the prompt of the submission or of the job, else the id or the query. */
  subject: string;
  /** How many requests of this operation about this subject there were, this one included. */
  count: number;
}

/** A request with what is needed to answer it. */
export interface ApiCall extends ApiRequest {
  jobId: string;
  query: URLSearchParams;
}

/** What the API answers. */
export interface ApiAnswer {
  status: number;
  body: unknown;
}

/** The API itself: it makes jobs and remembers each in its ledger. */
export class FaultyApi {
  readonly ledger = new Ledger();
  readonly #settings: ApiSettings;
  readonly #requestTimes = new Map<string, number[]>();

  constructor(settings: ApiSettings) {
    this.#settings = settings;
  }

  /** The time by the server's clock. */
  clock(atMs = Date.now()): Date {
    return new Date(atMs + (this.#settings.clockOffsetMs ?? 0));
  }

  /** Whether a request is one too many. */
  isLimited({ account, operation }: ApiRequest): boolean {
    const { maxRequests, maxRunningJobs } = this.#settings;
    const now = Date.now();
    if (maxRequests) {
      const times = (this.#requestTimes.get(account) ?? []).filter((time) => time > now - maxRequests.withinMs);
      this.#requestTimes.set(account, times);
      if (times.push(now) > maxRequests.count) return true;
    }
    if (operation !== "submit" || maxRunningJobs === undefined) return false;
    return this.#jobsOf(account).filter((job) => isRunning(job, now)).length >= maxRunningJobs;
  }

  /** Does what a request asks for. */
  perform(call: ApiCall): ApiAnswer {
    if (call.operation === "submit") return this.#submit(call);
    if (call.operation === "list") return this.#list(call);
    const job = this.ledger.job(call.jobId);
    if (!job || job.account !== call.account) return { status: 404, body: { error: "not found" } };
    if (call.operation === "get") return { status: 200, body: this.#show(job) };
    if (isRunning(job, Date.now())) job.cancelledAtMs = Date.now();
    return { status: 200, body: {} };
  }

  #submit({ account, subject: prompt }: ApiCall): ApiAnswer {
    const { jobMs = 20 } = this.#settings;
    const madeAtMs = Date.now();
    const endsAtMs = madeAtMs + (typeof jobMs === "number" ? jobMs : jobMs(prompt));
    const job = { id: randomUUID(), prompt, account, madeAtMs, endsAtMs, cancelledAtMs: undefined };
    this.ledger.made(job);
    return { status: 200, body: this.#show(job) };
  }

  #list({ account, query }: ApiCall): ApiAnswer {
    const limit = Number(query.get("limit") ?? 100);
    const cursor = query.get("cursor");
    const shown = this.#jobsOf(account)
      .filter(({ madeAtMs }) => Date.now() >= madeAtMs + (this.#settings.listLagMs ?? 0))
      .reverse();
    const from = cursor === null ? 0 : shown.findIndex(({ id }) => id === cursor) + 1;
    const items = shown.slice(from, from + limit);
    const next = from + limit < shown.length ? items.at(-1)?.id : undefined;
    return { status: 200, body: { items: items.map((job) => this.#show(job)), next_cursor: next ?? null } };
  }

  #jobsOf(account: string): LedgerJob[] {
    return this.ledger.jobs.filter((job) => job.account === account);
  }

  #show(job: LedgerJob): Record<string, unknown> {
    const status = statusOf(job, Date.now());
    const hasEnded = status === "completed" || status === "cancelled";
    return {
      job_id: job.id,
      status,
      created_at: this.clock(job.madeAtMs).toISOString(),
      completed_at: hasEnded ? this.clock(job.cancelledAtMs ?? job.endsAtMs).toISOString() : null,
      result: status === "completed" ? { urls: [resultUrl(job.prompt)] } : null,
    };
  }
}

/** The URL of a result says whose it is. */
export function resultUrl(prompt: string): string {
  return `https://files.example/${encodeURIComponent(prompt)}.png`;
}

function isRunning(job: LedgerJob, nowMs: number): boolean {
  const status = statusOf(job, nowMs);
  return status === "queued" || status === "processing";
}
