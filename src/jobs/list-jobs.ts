/**
 * Reads the list of jobs.
 *
 * @module
 */

import type { RequestSettings } from "../options/request-settings.ts";
import { withoutUndefined } from "../support/without-undefined.ts";
import { maxPageSize, type Page, parsePage, readPages } from "../transport/page.ts";
import type { Transport } from "../transport/transport.ts";
import type { Job } from "./job.ts";
import { parseJob } from "./parse-job.ts";

/** The query of the list, under the API's own names. */
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
): Promise<Page<Job>> {
  const params = { query: withoutUndefined(query) };
  return transport.call("GET", "/jobs", { ...settings, params }, (data) => parsePage(data, parseJob));
}

/** A list with more pages than an account can fill while one submission is lost would never end. */
const maxPages = 50;

/**
 * Reads the jobs that were created since a time, newest first.
 *
 * @param sinceMs - the time by the server's clock; called after each page, because each response tells more of that clock
 */
export async function listJobsSince(
  transport: Transport,
  sinceMs: () => number,
  signal: AbortSignal | undefined,
): Promise<Job[]> {
  const readPage = (cursor: string | undefined) => listJobPage(transport, { limit: maxPageSize, cursor }, { signal });
  // Jobs created between two reads move others to the next page, where they appear again.
  const jobs = new Map<string, Job>();
  for await (const page of readPages(readPage, maxPages)) {
    for (const job of page) jobs.set(job.job_id, job);
    const oldest = page.at(-1);
    if (!oldest || Date.parse(oldest.created_at) < sinceMs()) break;
  }
  return [...jobs.values()];
}
