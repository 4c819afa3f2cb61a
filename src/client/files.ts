/**
 * Files that jobs have made.
 *
 * @module
 */

import { checkOptions } from "../options/check.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { lazy } from "../transport/lazy.ts";

/** How to fetch a file. `timeoutMs` is the time that the server has to begin its answer, not that of the whole file. */
export type FetchFileOptions = RequestSettings;

/** Files that jobs have made. */
export interface Files {
  /**
   * Fetches a file, without the key.
   *
   * @param url - one of `job.result.urls`
   * @returns the answer of the server, a success, whose body was not read yet: `.blob()`, `.arrayBuffer()`, `.body`
   * @throws KreaInputError where the URL is not https (or http on this machine); KreaDownloadError where the server has no
   *   such file, or cannot be reached; KreaAbortError
   * @example
   * ```ts
   * const response = await krea.files.fetch(data.urls[0]);
   * const picture = await response.blob();
   * ```
   */
  fetch(url: string, options?: FetchFileOptions): Promise<Response>;
}

const loadFetchFile = lazy(async () => (await import("../media/fetch-file.ts")).fetchFile);

/** `krea.files` of a client. */
export function createFiles({ fetch, timeoutMs, maxRetries, retryBudgetMs, retryDelayMs }: ResolvedConnection): Files {
  const defaults = { fetch, timeoutMs, maxRetries, retryBudgetMs, retryDelayMs };
  return {
    async fetch(url, options = {}) {
      checkOptions("files.fetch", options, requestChecks);
      const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
      const fetchFile = await loadFetchFile();
      return fetchFile("files.fetch", url, { ...defaults, ...given });
    },
  };
}
