/**
 * `krea.files`: fetch the files that jobs have made.
 *
 * @module
 */

import { type Check, checkOptions, isBoolean } from "../options/check.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { withoutUndefined } from "../support/without-undefined.ts";
import { lazy } from "../transport/lazy.ts";

/** How to fetch a file. `timeoutMs` is how long the server may take to start responding, not to send the whole file. */
export interface FetchFileOptions extends RequestSettings {
  /**
   * Whether the file may be on this machine, in a private network or at a link-local address. The URL is checked, and
   * every redirect; host names are not resolved. Default: true if the client's `baseUrl` is on such a host, else false.
   */
  allowPrivateHosts?: boolean | undefined;
}

const checks: Record<keyof FetchFileOptions, Check> = { ...requestChecks, allowPrivateHosts: isBoolean };

/** Files that jobs have made. */
export interface Files {
  /**
   * Fetches a file. The API key is not sent.
   *
   * @param url - one of `job.result.urls`
   * @returns a successful response. Read its body with `.blob()`, `.arrayBuffer()` or `.body`
   * @throws KreaInputError if the URL is neither https nor on this machine, or on a private host; KreaDownloadError if the
   *   server does not have the file, redirects to such a URL or cannot be reached; KreaAbortError
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

const loadFetchFile = lazy(async () => {
  const [{ fetchFile }, { hostKindOf }] = await Promise.all([
    import("../media/fetch-file.ts"),
    import("../media/host-kind.ts"),
  ]);
  return { fetchFile, hostKindOf };
});

/** Makes `krea.files`. */
export function createFiles(connection: ResolvedConnection): Files {
  const { baseUrl, fetch, timeoutMs, maxRetries, retryBudgetMs, retryDelayMs } = connection;
  const defaults = { fetch, timeoutMs, maxRetries, retryBudgetMs, retryDelayMs };
  return {
    async fetch(url, options = {}) {
      checkOptions("files.fetch", options, checks);
      const { fetchFile, hostKindOf } = await loadFetchFile();
      const isPrivateApi = hostKindOf(new URL(baseUrl).hostname) !== "public";
      const { allowPrivateHosts = isPrivateApi, ...settings } = options;
      const privateHosts = allowPrivateHosts ? "all" : "none";
      return fetchFile("files.fetch", url, { ...defaults, ...withoutUndefined(settings), privateHosts });
    },
  };
}
