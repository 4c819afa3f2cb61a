/**
 * Saves the results of a job to disk.
 *
 * @module
 */

import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { KreaInputError } from "../errors/client-errors.ts";
import type { SavedFile } from "../errors/download-error.ts";
import type { Job, JobResult } from "../jobs/job.ts";
import { checkFileUrl, type FileRequest, fetchFile, type PrivateHosts } from "../media/fetch-file.ts";
import { type Check, checkOptions, isBoolean, isFunction, isPlainObject, show } from "../options/check.ts";
import { type Fetch, requestChecks } from "../options/request-settings.ts";
import { printRejected } from "../support/if-rejected.ts";
import { download } from "./download.ts";
import { defaultFileName, fileNameProblem } from "./file-name.ts";
import { alreadyExists, exists, moveIntoPlace } from "./move-into-place.ts";
import { partFileName, removeAbandoned } from "./part-files.ts";
import { withSavedFiles } from "./saved-before.ts";

/** What {@link saveJob} needs of a job. */
export interface SavableJob extends Pick<Job, "job_id"> {
  /** What the job made. Null if it made nothing, which is refused. */
  result: Pick<JobResult, "urls"> | null;
}

/** The progress of saving a file. */
export interface SaveProgress {
  /** The URL of the file. */
  url: string;
  /** The position of the URL in the job's `result.urls`. */
  index: number;
  /** How many bytes were received so far. */
  loadedBytes: number;
  /** The size of the file, in bytes. Undefined if the server does not say. */
  totalBytes: number | undefined;
}

/** Options of {@link saveJob}. */
export interface SaveJobOptions {
  /** The directory to save to. Created if it does not exist. Default: the current directory. */
  directory?: string | undefined;
  /**
   * The file name, or a function that returns the name of each file. A job with several files needs a function.
   * Default: the id of the job, a number if there are several files, and an extension for the file's type.
   */
  filename?: string | ((file: { url: string; index: number; contentType: string | undefined }) => string) | undefined;
  /** Called with the progress of each file. */
  onProgress?: ((progress: SaveProgress) => void) | undefined;
  /** Whether existing files may be replaced. Default: false. */
  overwrite?: boolean | undefined;
  /** Ends the download at once when it aborts. The file in progress is deleted; files that were saved before remain. */
  signal?: AbortSignal | undefined;
  /**
   * How long to wait for the response to begin and for each further piece of data, in milliseconds. Default: 60 000.
   */
  timeoutMs?: number | undefined;
  /**
   * How many times in a row to retry or resume a download without receiving any data, and how many times to start it over
   * where it cannot be resumed. Default: 4.
   */
  maxRetries?: number | undefined;
  /** The base of the exponential backoff between retries, in milliseconds. Default: 500. */
  retryDelayMs?: number | undefined;
  /**
   * Whether files may be in a private network or at a link-local address (true), or not even on this machine (false).
   * URLs and redirects are checked; host names are not resolved. Default: files may be on this machine, where the mock
   * server is, if the job's own URL is there.
   */
  allowPrivateHosts?: boolean | undefined;
  /** The function that sends the requests. Default: the runtime's `fetch`. */
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
  allowPrivateHosts: isBoolean,
  fetch: isFunction,
};

/** How long retries may go on without progress, in milliseconds. */
const retryBudgetMs = 120_000;

/**
 * Saves every file of a completed job to disk, one after the other. Each file is written under a temporary name and
 * renamed when complete. A download that breaks off is resumed. The API key is never sent. Temporary files that a process
 * left behind in the directory when it was killed are deleted.
 *
 * @param job - a completed job, as `subscribe` or `jobs.wait` returns it
 * @returns the saved files, in the order of `job.result.urls`
 * @throws KreaInputError if an option is invalid, the job has no result, a file name would leave the directory, or a
 *   file already exists; KreaDownloadError, also if a file cannot be written; KreaAbortError. All of them have the files
 *   that were saved before in `saved`. What your own functions throw
 * @example
 * ```ts
 * const { job } = await krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "a lighthouse" } });
 * const [file] = await saveJob(job, { directory: "pictures" });
 * console.log(file?.path); // pictures/3c90c3cc-0d44-4b50-8888-8dd25736052a.png
 * ```
 */
export async function saveJob(job: SavableJob, options: SaveJobOptions = {}): Promise<SavedFile[]> {
  checkOptions("saveJob", options, checks);
  const urls = urlsOf(job);
  if (typeof options.filename === "string" && urls.length > 1) {
    throw new KreaInputError(
      `saveJob: filename: expected a function, since the job has ${urls.length} files, got ${show(options.filename)}.`,
    );
  }
  for (const url of urls) checkFileUrl("saveJob", url, privateHostsOf(options));
  const { directory = "." } = options;
  await mkdir(directory, { recursive: true });
  await removeAbandoned(directory);
  const saved: SavedFile[] = [];
  for (const [index, url] of urls.entries()) {
    try {
      saved.push(await saveFile(job.job_id, { url, index, count: urls.length, directory }, options));
    } catch (error) {
      throw withSavedFiles(error, url, saved);
    }
  }
  return saved;
}

interface FileToSave {
  url: string;
  index: number;
  count: number;
  directory: string;
}

async function saveFile(jobId: string, place: FileToSave, options: SaveJobOptions): Promise<SavedFile> {
  const { url, index, directory } = place;
  const { overwrite = false, onProgress } = options;
  const request = requestOf(options);
  const response = await fetchFile("saveJob", url, request);
  const contentType = response.headers.get("content-type") ?? undefined;
  const temporary = join(directory, partFileName());
  try {
    const name = nameOf(jobId, place, contentType, options);
    const path = join(directory, name);
    if (!overwrite && (await exists(path))) throw alreadyExists(path);
    const file = await open(temporary, "wx");
    try {
      const report = (loadedBytes: number, totalBytes: number | undefined) =>
        printRejected("onProgress", onProgress?.({ url, index, loadedBytes, totalBytes }));
      const bytes = await download({ url, response, file, request, onProgress: report });
      await file.sync();
      await file.close();
      await moveIntoPlace(temporary, path, overwrite);
      return { url, path, bytes, contentType };
    } finally {
      await file.close();
    }
  } finally {
    // Not awaited: a body of your own fetch may take as long as it likes.
    response.body?.cancel().catch(() => {});
    await rm(temporary, { force: true });
  }
}

/** Which API a job is from is not known here, so files of the mock server are allowed. */
function privateHostsOf({ allowPrivateHosts }: SaveJobOptions): PrivateHosts {
  if (allowPrivateHosts === undefined) return "loopback";
  return allowPrivateHosts ? "all" : "none";
}

function requestOf(options: SaveJobOptions): FileRequest {
  const { fetch, signal, timeoutMs = 60_000, maxRetries = 4, retryDelayMs = 500 } = options;
  return {
    fetch,
    privateHosts: privateHostsOf(options),
    timeoutMs,
    maxRetries,
    retryBudgetMs,
    retryDelayMs,
    signal,
    // Asks for uncompressed files: of a compressed one, neither the length nor the ranges are those of the file.
    headers: { "accept-encoding": "identity" },
  };
}

function nameOf(
  jobId: string,
  { url, index, count }: FileToSave,
  contentType: string | undefined,
  { filename }: SaveJobOptions,
) {
  const given = typeof filename === "function" ? filename({ url, index, contentType }) : filename;
  const name = given ?? defaultFileName(jobId, { index, count }, url, contentType);
  const problem = fileNameProblem(name);
  if (problem) throw new KreaInputError(`saveJob: filename: expected ${problem}, got ${show(name)}.`);
  return name;
}

function urlsOf(job: unknown): string[] {
  const result = isPlainObject(job) && typeof job.job_id === "string" ? job.result : undefined;
  const urls = isPlainObject(result) && Array.isArray(result.urls) ? (result.urls as unknown[]) : [];
  if (urls.length > 0 && urls.every((url) => typeof url === "string")) return urls as string[];
  throw new KreaInputError(
    `saveJob: job: expected a completed job with result.urls, got ${show(job)}. Wait for it first.`,
  );
}
