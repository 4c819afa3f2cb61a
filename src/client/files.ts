/**
 * `krea.files`: fetch the files that jobs have made.
 *
 * @module
 */

import { checkOptions } from "../options/check.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { withoutUndefined } from "../support/without-undefined.ts";
import { lazy } from "../transport/lazy.ts";

/** How to fetch a file. `timeoutMs` is how long the server may take to start responding, not to send the whole file. */
export type FetchFileOptions = RequestSettings;

/** Files that jobs have made. */
export interface Files {
  /**
   * Fetches a file. The API key is not sent.
   *
   * @param url - one of `job.result.urls`
   * @returns a successful response. Read its body with `.blob()`, `.arrayBuffer()` or `.body`
   * @throws KreaInputError if the URL is neither https nor on this machine; KreaDownloadError if the server does not have
   *   the file or cannot be reached; KreaAbortError
   * @example
   * ```ts
   * for (const url of data.urls) {
   *   const response = await krea.files.fetch(url);
   *   const picture = await response.blob();
   * }
   * ```
   */
  fetch(url: string, options?: FetchFileOptions): Promise<Response>;
}

const loadFetchFile = lazy(async () => (await import("../media/fetch-file.ts")).fetchFile);

/** Makes `krea.files`. */
export function createFiles({ fetch, timeoutMs, maxRetries, retryBudgetMs, retryDelayMs }: ResolvedConnection): Files {
  const defaults = { fetch, timeoutMs, maxRetries, retryBudgetMs, retryDelayMs };
  return {
    async fetch(url, options = {}) {
      checkOptions("files.fetch", options, requestChecks);
      const fetchFile = await loadFetchFile();
      return fetchFile("files.fetch", url, { ...defaults, ...withoutUndefined(options) });
    },
  };
}
