/**
 * Reading the list of jobs.
 *
 * @module
 */

import type { RequestSettings } from "../options/request-settings.ts";
import type { Transport } from "../transport/transport.ts";
import { type Job, parseJob } from "./job.ts";

/** One page of the list, newest first. */
export interface JobListPage {
  jobs: Job[];
  nextCursor: string | undefined;
}

/** What may be asked of the list, in the API's words. */
export interface JobListQuery {
  limit?: number | undefined;
  cursor?: string | undefined;
  types?: string | undefined;
  status?: string | undefined;
}

/** Reads one page of the list of jobs. */
export async function listJobPage(
  call: Transport["call"],
  query: JobListQuery,
  signal: AbortSignal | undefined,
  settings: RequestSettings = {},
): Promise<JobListPage> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const params = { query: Object.fromEntries(given) };
  const { data } = await call("GET", "/jobs", { ...settings, signal, params }, parsePage);
  return data;
}

/** The longest page that the document allows. */
const longestPage = 1_000;
/** No account makes so many thousands of jobs while a submission is lost: what goes on past that does not end. */
const mostPages = 50;

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
  // A job can be on two pages, where others were made between their readings.
  const jobs = new Map<string, Job>();
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await listJobPage(call, { limit: longestPage, cursor }, signal);
    for (const job of page.jobs) jobs.set(job.job_id, job);
    const oldest = page.jobs.at(-1);
    if (!oldest || Date.parse(oldest.created_at) < sinceMs()) break;
    cursor = page.nextCursor;
    // A cursor that comes again would be read for ever.
    if (cursor === undefined || seen.has(cursor)) break;
    seen.add(cursor);
  }
  return [...jobs.values()];
}
