/**
 * Reads the list of jobs.
 *
 * @module
 */

import type { RequestSettings } from "../options/request-settings.ts";
import { withoutUndefined } from "../support/without-undefined.ts";
import { type Page, parsePage } from "../transport/page.ts";
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
