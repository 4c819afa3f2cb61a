/**
 * The part of the API that a wait needs, as a `fetch` over jobs that end at random times.
 *
 * @module
 */

import { logNormal, type Random } from "../support/random.ts";
import type { VirtualClock } from "../support/virtual-clock.ts";

/** The time from a request to its response. The server reads its jobs halfway. */
export const roundTripMs = 100;

interface SimulatedJob {
  readonly id: string;
  readonly createdAt: number;
  readonly endsAt: number;
}

/** Jobs of one account. */
export class SimulatedApi {
  /** How many requests for a job or a page of jobs have arrived. */
  reads = 0;
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #jobs: SimulatedJob[] = [];
  readonly #byId = new Map<string, SimulatedJob>();
  readonly #averageMs: number;

  constructor(clock: VirtualClock, random: Random, averageMs: number) {
    this.#clock = clock;
    this.#random = random;
    this.#averageMs = averageMs;
  }

  /** The time at which a job ends, in milliseconds since 1970. */
  endOf(jobId: string): number {
    return this.#byId.get(jobId)?.endsAt ?? Number.NaN;
  }

  /** The `fetch` of a client. */
  readonly fetch = async (url: string, { method }: { method: string }): Promise<Response> => {
    const sentAt = this.#clock.now;
    await new Promise<void>((resolve) => setTimeout(resolve, roundTripMs));
    return new Response(this.#answer(method, url, sentAt + roundTripMs / 2), {
      headers: { "content-type": "application/json" },
    });
  };

  #answer(method: string, url: string, at: number): string {
    if (method === "POST") return bodyOf(this.#create(at), at);
    this.reads += 1;
    const { pathname, searchParams } = new URL(url);
    if (pathname === "/jobs") return this.#page(Number(searchParams.get("limit")), searchParams.get("cursor"), at);
    const job = this.#byId.get(pathname.slice("/jobs/".length));
    if (!job) throw new Error(`The simulated API has no response to ${method} ${url}.`);
    return bodyOf(job, at);
  }

  #create(at: number): SimulatedJob {
    const id = `00000000-0000-4000-8000-${String(this.#jobs.length).padStart(12, "0")}`;
    const job = { id, createdAt: at, endsAt: at + logNormal(this.#random, this.#averageMs, 0.25) };
    this.#jobs.push(job);
    this.#byId.set(id, job);
    return job;
  }

  /**
   * A page of all jobs, newest first, including those that have ended. A cursor is the number of jobs older than the page.
   */
  #page(limit: number, cursor: string | null, at: number): string {
    const end = cursor === null ? this.#jobs.length : Number(cursor);
    const start = Math.max(end - limit, 0);
    const items = this.#jobs.slice(start, end).reverse();
    const nextCursor = start > 0 ? JSON.stringify(String(start)) : "null";
    return `{"items":[${items.map((job) => bodyOf(job, at)).join()}],"next_cursor":${nextCursor}}`;
  }
}

function bodyOf({ id, createdAt, endsAt }: SimulatedJob, at: number): string {
  const hasEnded = endsAt <= at;
  return JSON.stringify({
    job_id: id,
    status: hasEnded ? "completed" : "processing",
    created_at: new Date(createdAt).toISOString(),
    completed_at: hasEnded ? new Date(endsAt).toISOString() : null,
    result: hasEnded ? { urls: [`https://results.example/${id}.mp4`] } : null,
  });
}
