/**
 * Reading the list of jobs.
 *
 * @module
 */

import { type Job, parseJob } from "../job.ts";
import type { RequestSettings } from "../options.ts";
import type { Transport } from "./transport.ts";

/** One page of the list, newest first. */
export interface JobListPage {
  jobs: Job[];
  nextCursor: string | undefined;
}

/** Reads one page of the list of jobs. */
export async function listJobPage(
  call: Transport["call"],
  query: { limit: number; cursor?: string | undefined },
  signal: AbortSignal | undefined,
  settings: RequestSettings = {},
): Promise<JobListPage> {
  const { limit, cursor } = query;
  const params = { query: { limit, ...(cursor !== undefined && { cursor }) } };
  const { data } = await call("GET", "/jobs", { ...settings, signal, params }, parsePage);
  return data;
}

function parsePage(data: unknown): JobListPage | undefined {
  if (typeof data !== "object" || data === null || !("items" in data) || !Array.isArray(data.items)) return undefined;
  const cursor: unknown = "next_cursor" in data ? data.next_cursor : undefined;
  return {
    jobs: data.items.flatMap((item) => parseJob(item) ?? []),
    nextCursor: typeof cursor === "string" && cursor !== "" ? cursor : undefined,
  };
}

/**
 * The jobs created since a time, by the server's clock, newest first.
 *
 * @param sinceMs - asked after each page, since reading one tells more of the server's clock
 */
export async function listJobsSince(
  call: Transport["call"],
  sinceMs: () => number,
  signal: AbortSignal | undefined,
): Promise<Job[]> {
  const jobs: Job[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await listJobPage(call, { limit: 100, cursor }, signal);
    jobs.push(...page.jobs);
    const oldest = page.jobs.at(-1);
    if (!oldest || Date.parse(oldest.created_at) < sinceMs()) break;
    cursor = page.nextCursor;
    // A cursor that comes again would be read for ever.
    if (cursor !== undefined && seen.has(cursor)) break;
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
  return jobs;
}
