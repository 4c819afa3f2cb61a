/**
 * Reads the list of jobs for a search, which must know what it has not seen.
 *
 * @module
 */

import { hasEnded, type Job } from "../jobs/job.ts";
import { parseNewJob } from "../jobs/parse-job.ts";
import { isPlainObject } from "../options/check.ts";
import { maxPageSize, type Page, parsePage } from "../transport/page.ts";
import type { Transport } from "../transport/transport.ts";

/** One row of the list of jobs. */
export interface JobRow {
  /** Undefined if the row cannot be read as a job. */
  job: Job | undefined;
  /** When the job was created, by the server's clock. NaN if the row does not say, or not exactly. */
  createdAtMs: number;
}

/** What was read of the list of jobs. */
export interface JobRows {
  rows: JobRow[];
  /** Why the list may have further jobs that were created in the time in question. Undefined if it has none. */
  unseen: string | undefined;
}

/** A list with more pages than an account can fill while one submission is lost would never end. */
const maxPages = 50;
/** How many old jobs a list shows before its order is believed, and the rest of it is left unread. */
const enoughOldRows = 20;
/** How far the order of a list may be off, because several servers write the times. */
const orderToleranceMs = 1_000;

/**
 * Reads the jobs that were created since a time. The list is read to its end, unless it is certainly ordered from new to
 * old and has come to old jobs.
 *
 * @param sinceMs - the time by the server's clock; called after each page, because each response tells more of that clock
 */
export async function readJobRows(
  transport: Transport,
  sinceMs: () => number,
  signal: AbortSignal | undefined,
): Promise<JobRows> {
  const rows: JobRow[] = [];
  const seenIds = new Set<string>();
  const seenCursors = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 1; pages <= maxPages; pages += 1) {
    const query = { limit: maxPageSize, ...(cursor !== undefined && { cursor }) };
    const page = await transport.call("GET", "/jobs", { params: { query }, signal }, parseRowPage);
    for (const row of page.items) {
      // Jobs created between two reads move others to the next page, where they appear again.
      const id = row.job?.job_id;
      if (id !== undefined && seenIds.has(id)) continue;
      if (id !== undefined) seenIds.add(id);
      rows.push(row);
    }
    if (page.isCut) return { rows, unseen: "the list of jobs has a next_cursor that is not a text" };
    if (hasPassed(rows, sinceMs())) return { rows, unseen: undefined };
    cursor = page.nextCursor;
    if (cursor === undefined) {
      const isSorted = pages === 1 || isNewestFirst(rows) || isNewestFirst([...rows].reverse());
      // Jobs may have moved between its pages while they were read.
      return { rows, unseen: isSorted ? undefined : "the pages of the list of jobs are not ordered by created_at" };
    }
    if (seenCursors.has(cursor)) return { rows, unseen: "the list of jobs leads back to a page that was read" };
    seenCursors.add(cursor);
  }
  return { rows, unseen: `the list of jobs has more than ${maxPages} pages` };
}

interface RowPage extends Page<JobRow> {
  /** Whether there may be a next page that cannot be asked for. */
  isCut: boolean;
}

function parseRowPage(data: unknown): RowPage | undefined {
  const page = parsePage(data, readRow);
  if (!page) return undefined;
  const cursor = isPlainObject(data) ? data.next_cursor : undefined;
  return { ...page, isCut: typeof cursor !== "string" && cursor !== undefined && cursor !== null };
}

/** Reads a row. A job without a status exists all the same. */
function readRow(value: unknown): JobRow {
  if (!isPlainObject(value)) return { job: undefined, createdAtMs: Number.NaN };
  const { status, created_at } = value;
  const job = parseNewJob(typeof status === "string" ? value : { ...value, status: undefined });
  return { job, createdAtMs: exactTimeOf(created_at) };
}

/** The time of a date with a time of day and a zone. Without a zone it would be read as this machine's own. */
function exactTimeOf(value: unknown): number {
  const isExact = typeof value === "string" && /T\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/i.test(value.slice(0, 64));
  return isExact ? Date.parse(value) : Number.NaN;
}

/** Whether the list has come to jobs that neither began nor ended since a time, so that any order would have shown more. */
function hasPassed(rows: readonly JobRow[], sinceMs: number): boolean {
  const isOld = ({ job, createdAtMs }: JobRow) =>
    createdAtMs < sinceMs && job !== undefined && hasEnded(job) && !(exactTimeOf(job.completed_at) >= sinceMs);
  const isReadable = rows.every(({ job, createdAtMs }) => job && !Number.isNaN(createdAtMs));
  return isReadable && rows.filter(isOld).length >= enoughOldRows && isNewestFirst(rows);
}

/** Whether every job is at most as new as all before it. */
function isNewestFirst(rows: readonly JobRow[]): boolean {
  let oldestMs = Number.POSITIVE_INFINITY;
  return rows.every(({ createdAtMs }) => {
    if (Number.isNaN(createdAtMs)) return true;
    const isInOrder = createdAtMs <= oldestMs + orderToleranceMs;
    oldestMs = Math.min(oldestMs, createdAtMs);
    return isInOrder;
  });
}
