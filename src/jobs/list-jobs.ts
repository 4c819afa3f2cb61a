/**
 * Reading the list of jobs.
 *
 * @module
 */

import type { RequestSettings } from "../options/request-settings.ts";
import { type ParsedPage, parsePage } from "../transport/page.ts";
import type { Transport } from "../transport/transport.ts";
import type { Job } from "./job.ts";
import { parseJob } from "./parse-job.ts";

/** The query of the list, in the API's words. */
export interface JobListQuery {
  limit?: number | undefined;
  cursor?: string | undefined;
  types?: string | undefined;
  status?: string | undefined;
}

/** Reads one page of the list of jobs, newest first. */
export async function listJobPage(
  transport: Transport,
  query: JobListQuery,
  settings: RequestSettings = {},
): Promise<ParsedPage<Job>> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const params = { query: Object.fromEntries(given) };
  return transport.call("GET", "/jobs", { ...settings, params }, (data) => parsePage(data, parseJob));
}

/** The largest page that the document allows. */
const maxPageSize = 1_000;
/** No account makes that many pages of jobs while one submission is lost: a longer list does not end. */
const maxPages = 50;

/**
 * The jobs created since a time, by the server's clock, newest first.
 *
 * @param sinceMs - asked after each page, since each answer tells more of the server's clock
 */
export async function listJobsSince(
  transport: Transport,
  sinceMs: () => number,
  signal: AbortSignal | undefined,
): Promise<Job[]> {
  // A job is on two pages if others were made between their readings.
  const jobs = new Map<string, Job>();
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await listJobPage(transport, { limit: maxPageSize, cursor }, { signal });
    for (const job of page.items) jobs.set(job.job_id, job);
    const oldest = page.items.at(-1);
    if (!oldest || Date.parse(oldest.created_at) < sinceMs()) break;
    cursor = page.nextCursor;
    // A repeated cursor would be read for ever.
    if (cursor === undefined || seen.has(cursor)) break;
    seen.add(cursor);
  }
  return [...jobs.values()];
}
