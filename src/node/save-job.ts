/**
 * Saves what a job has made.
 *
 * @module
 */

import { randomUUID } from "node:crypto";
import { link, lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { KreaInputError } from "../errors/client-errors.ts";
import { KreaDownloadError, type SavedFile } from "../errors/download-error.ts";
import type { Job } from "../jobs/job.ts";
import { checkFileUrl, type FileRequest, fetchFile } from "../media/fetch-file.ts";
import { type Check, checkOptions, isBoolean, isFunction, isPlainObject, show } from "../options/check.ts";
import { type Fetch, requestChecks } from "../options/request-settings.ts";
import { download } from "./download.ts";
import { defaultFileName, fileNameProblem } from "./file-name.ts";

/** How far the saving of a file is. */
export interface SaveProgress {
  /** The URL of the file. */
  url: string;
  /** The place of the URL among the job's. */
  index: number;
  /** How much of it has come, in bytes. */
  loadedBytes: number;
  /** undefined where the server does not say. */
  totalBytes: number | undefined;
}

/** Where and how to save. */
export interface SaveJobOptions {
  /** The directory; made where there is none. Default: the current one. */
  directory?: string | undefined;
  /**
   * The name of the file: of the only one, or a function of each. Default: the job's id, a number where there are several,
   * and an ending by the file's type.
   */
  filename?: string | ((file: { url: string; index: number; contentType: string | undefined }) => string) | undefined;
  /** Told how far each file is. */
  onProgress?: ((progress: SaveProgress) => void) | undefined;
  /** Whether a file that is there may be replaced. Default: false. */
  overwrite?: boolean | undefined;
  /** Ends the saving at once when it aborts; nothing is left of the file that was under way. */
  signal?: AbortSignal | undefined;
  /** How long the server may be silent, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** How often to go on after a break without getting any further. Default: 4. */
  maxRetries?: number | undefined;
  /** What the sleeps before that are counted in, in milliseconds. Default: 500. */
  retryDelayMs?: number | undefined;
  /** Sends the requests. Default: the runtime's `fetch`. */
  fetch?: Fetch | undefined;
}

const checks: Record<keyof SaveJobOptions, Check> = {
  directory: (value) => (typeof value === "string" && value !== "" ? undefined : "a path"),
  filename: (value) => (typeof value === "function" ? undefined : fileNameProblem(value)),
  onProgress: isFunction,
  overwrite: isBoolean,
  signal: requestChecks.signal,
  timeoutMs: requestChecks.timeoutMs,
  maxRetries: requestChecks.maxRetries,
  retryDelayMs: requestChecks.retryDelayMs,
  fetch: isFunction,
};

/** So long may breaks without a byte in between last. */
const retryBudgetMs = 120_000;

/**
 * Saves every file that a job has made, one after the other, each streamed to a temporary name beside its own and renamed
 * when it is whole. A download that breaks goes on where it was. The key is never sent.
 *
 * @returns what was saved, in the order of `job.result.urls`
 * @throws KreaInputError where an option is bad, the job has no result, a name would leave the directory, or a file is
 *   there already; KreaDownloadError with what was saved before; KreaAbortError; what the file system throws
 * @example
 * ```ts
 * const { job } = await krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "a lighthouse" } });
 * const [file] = await saveJob(job, { directory: "pictures" });
 * console.log(file?.path); // pictures/3c90c3cc-0d44-4b50-8888-8dd25736052a.png
 * ```
 */
export async function saveJob(job: Pick<Job, "job_id" | "result">, options: SaveJobOptions = {}): Promise<SavedFile[]> {
  checkOptions("saveJob", options, checks);
  const urls = urlsOf(job);
  if (typeof options.filename === "string" && urls.length > 1) {
    throw new KreaInputError(
      `saveJob: filename: expected a function, since the job has ${urls.length} files, got ${show(options.filename)}.`,
    );
  }
  for (const url of urls) checkFileUrl("saveJob", url);
  const { directory = "." } = options;
  await mkdir(directory, { recursive: true });
  const saved: SavedFile[] = [];
  for (const [index, url] of urls.entries()) {
    try {
      saved.push(await saveFile(job.job_id, { url, index, count: urls.length, directory }, options));
    } catch (error) {
      if (!(error instanceof KreaDownloadError)) throw error;
      const { message, url: shown, status, retryAfterMs, cause } = error;
      throw new KreaDownloadError(message, { url: shown, status, retryAfterMs, saved, cause });
    }
  }
  return saved;
}

interface Place {
  url: string;
  index: number;
  count: number;
  directory: string;
}

async function saveFile(jobId: string, place: Place, options: SaveJobOptions): Promise<SavedFile> {
  const { url, index, directory } = place;
  const { overwrite = false, onProgress } = options;
  const request = requestOf(options);
  const response = await fetchFile("saveJob", url, request);
  const contentType = response.headers.get("content-type") ?? undefined;
  const temporary = join(directory, `.${randomUUID()}.part`);
  try {
    const name = nameOf(jobId, place, contentType, options);
    const path = join(directory, name);
    if (!overwrite && (await exists(path))) throw alreadyThere(path);
    const file = await open(temporary, "wx");
    try {
      const told = (loadedBytes: number, totalBytes: number | undefined) =>
        onProgress?.({ url, index, loadedBytes, totalBytes });
      const bytes = await download({ url, response, file, request, onProgress: told });
      await file.sync();
      await file.close();
      await moveTo(temporary, path, overwrite);
      return { url, path, bytes, contentType };
    } finally {
      await file.close();
    }
  } finally {
    await response.body?.cancel().catch(() => {});
    await rm(temporary, { force: true });
  }
}

function requestOf({
  fetch,
  signal,
  timeoutMs = 60_000,
  maxRetries = 4,
  retryDelayMs = 500,
}: SaveJobOptions): FileRequest {
  return {
    fetch,
    timeoutMs,
    maxRetries,
    retryBudgetMs,
    retryDelayMs,
    signal,
    // As it is: of an encoded file neither the length nor the parts would be those of the file.
    headers: { "accept-encoding": "identity" },
  };
}

function nameOf(
  jobId: string,
  { url, index, count }: Place,
  contentType: string | undefined,
  { filename }: SaveJobOptions,
) {
  const given = typeof filename === "function" ? filename({ url, index, contentType }) : filename;
  const name = given ?? defaultFileName(jobId, { index, count }, url, contentType);
  const problem = fileNameProblem(name);
  if (problem) throw new KreaInputError(`saveJob: filename: expected ${problem}, got ${show(name)}.`);
  return name;
}

/** Gives a file its name. A link fails where there is one already, even if it came this moment; a rename replaces it. */
async function moveTo(temporary: string, path: string, overwrite: boolean): Promise<void> {
  if (overwrite) return rename(temporary, path);
  try {
    await link(temporary, path);
  } catch (error) {
    const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") throw alreadyThere(path);
    // Some file systems have no links.
    if (await exists(path)) throw alreadyThere(path);
    await rename(temporary, path);
  }
}

function alreadyThere(path: string): KreaInputError {
  return new KreaInputError(`saveJob: expected no file at ${show(path)}. Pass overwrite: true to replace it.`);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function urlsOf(job: unknown): string[] {
  const result = isPlainObject(job) && typeof job.job_id === "string" ? job.result : undefined;
  const urls = isPlainObject(result) && Array.isArray(result.urls) ? (result.urls as unknown[]) : [];
  if (urls.length > 0 && urls.every((url) => typeof url === "string")) return urls as string[];
  throw new KreaInputError(
    `saveJob: job: expected a completed job with result.urls, got ${show(job)}. Wait for it first.`,
  );
}
