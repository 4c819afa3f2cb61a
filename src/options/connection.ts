/**
 * Connection options: where a client sends its requests, with which key, and how.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { type Check, checkOptions, isBoolean, isPositiveCount } from "./check.ts";
import { type Fetch, requestChecks } from "./request-settings.ts";

/** The connection options of a client. */
export interface ConnectionOptions {
  /** The API key. Default: the environment variable `KREA_API_KEY`, else `KREA_API_TOKEN`. */
  apiKey?: string | undefined;
  /** The API's URL. Default: `https://api.krea.ai`. Must be https, except on a loopback host. */
  baseUrl?: string | undefined;
  /** The function that sends requests. Default: the global `fetch`, looked up for each request. See {@link Fetch}. */
  fetch?: Fetch | undefined;
  /** Additional headers of every request. */
  headers?: Record<string, string> | undefined;
  /** How long one attempt may take, including reading the response, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** How often a request may be retried, if that is safe. Default: 4. */
  maxRetries?: number | undefined;
  /**
   * How long all attempts at a request may take, including the pauses between them, in milliseconds. Default: 120 000. The
   * last attempt at a submission may exceed it: if it were cut short, you would not know whether it made a job.
   */
  retryBudgetMs?: number | undefined;
  /** The unit of the pauses between attempts, in milliseconds. Default: 500. See {@link RequestSettings}. */
  retryDelayMs?: number | undefined;
  /**
   * The size of the largest response that is read, in bytes after decompression. A larger one is an error; if it is the
   * response of a submission, its outcome is unknown. Files are not affected. Default: 33 554 432 (32 MB).
   */
  maxResponseBytes?: number | undefined;
  /** Allows an API key in a browser, where everyone who opens the page can read it. Default: false. */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** {@link ConnectionOptions}, checked and with defaults applied. */
export interface ResolvedConnection {
  apiKey: string;
  baseUrl: string;
  /** Undefined for the global `fetch`. */
  fetch: Fetch | undefined;
  headers: Record<string, string>;
  timeoutMs: number;
  maxRetries: number;
  retryBudgetMs: number;
  retryDelayMs: number;
  maxResponseBytes: number;
}

/** The parts of the environment that the options depend on. */
export interface Environment {
  /** The environment variables. */
  variables: Readonly<Record<string, string | undefined>>;
  /** Whether the code runs in a web page or its worker. */
  isBrowser: boolean;
}

/** A provider of the API. */
export interface Provider {
  /** How error messages begin: `new Krea()`. */
  what: string;
  baseUrl: string;
  /** The environment variables that may contain the key, in the order in which they are read. */
  keys: readonly [string, ...string[]];
}

const defaults = {
  timeoutMs: 60_000,
  maxRetries: 4,
  retryBudgetMs: 120_000,
  retryDelayMs: 500,
  maxResponseBytes: 32 * 1_048_576,
} as const;

const { signal: _signal, ...clientRequestChecks } = requestChecks;

/** Checks of {@link ConnectionOptions}. */
export const connectionChecks: Record<keyof ConnectionOptions, Check> = {
  apiKey: checkKey,
  baseUrl: checkBaseUrl,
  ...clientRequestChecks,
  maxResponseBytes: isPositiveCount,
  dangerouslyAllowBrowser: isBoolean,
};

/**
 * Checks the connection options of a client and applies the defaults.
 *
 * @param checks - checks of all options that the client takes
 * @throws KreaInputError that names the option, what was expected and what was passed. It never shows the API key
 */
export function resolveConnection(
  provider: Provider,
  options: ConnectionOptions,
  environment: Environment,
  checks: Readonly<Record<string, Check>> = connectionChecks,
): ResolvedConnection {
  const { what } = provider;
  checkOptions(what, options, checks, isShowable(options?.baseUrl) ? ["apiKey"] : ["apiKey", "baseUrl"]);
  if (environment.isBrowser && !options.dangerouslyAllowBrowser) {
    throw new KreaInputError(
      `${what}: in a browser everyone who opens the page can read the API key. Call the API through a proxy on your ` +
        "server, which adds the key, or pass dangerouslyAllowBrowser: true if the key may be seen.",
    );
  }
  const apiKey = options.apiKey ?? keyFrom(provider, environment.variables);
  return {
    apiKey,
    baseUrl: new URL(options.baseUrl ?? provider.baseUrl).href.replace(/\/+$/, ""),
    fetch: options.fetch,
    headers: { ...options.headers },
    timeoutMs: options.timeoutMs ?? defaults.timeoutMs,
    maxRetries: options.maxRetries ?? defaults.maxRetries,
    retryBudgetMs: options.retryBudgetMs ?? defaults.retryBudgetMs,
    retryDelayMs: options.retryDelayMs ?? defaults.retryDelayMs,
    maxResponseBytes: options.maxResponseBytes ?? defaults.maxResponseBytes,
  };
}

function keyFrom({ what, keys }: Provider, variables: Environment["variables"]): string {
  for (const name of keys) {
    const value = variables[name];
    if (!value) continue;
    const problem = checkKey(value);
    if (problem) throw new KreaInputError(`${what}: ${name} of the environment: expected ${problem}.`);
    return value;
  }
  throw new KreaInputError(`${what}: no API key. Pass apiKey, or set ${keys[0]} in the environment.`);
}

/** Checked because `fetch` would refuse an invalid key with an error that shows it. */
function checkKey(value: unknown): string | undefined {
  if (typeof value === "string" && /^[\x21-\x7e]+$/.test(value)) return undefined;
  return "a key of printable ASCII characters, without spaces or line breaks (is there a stray one around it?)";
}

function checkBaseUrl(value: unknown): string | undefined {
  const expected = `an absolute URL such as "${exampleFor(value)}"`;
  if (typeof value !== "string" || !URL.canParse(value)) return expected;
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:") return expected;
  if (url.username || url.password || /[?#]/.test(value)) return "a URL without credentials, query or fragment";
  if (url.protocol === "http:" && !isLoopback(url.hostname)) return "https, since plain http would show the API key";
  return undefined;
}

/** Whether a URL may stand in a message: it is a host, with or without its scheme, and has no credentials or query. */
function isShowable(value: unknown): value is string {
  return typeof value === "string" && /^([a-z]+:\/\/|localhost\b|[\w-]+\.)[^@?#]*$/i.test(value);
}

/** A host whose scheme was forgotten, with its scheme; otherwise the API's URL. */
function exampleFor(value: unknown): string {
  const isBare = isShowable(value) && !value.includes("://");
  if (!isBare || !URL.canParse(`http://${value}`)) return "https://api.krea.ai";
  return `${isLoopback(new URL(`http://${value}`).hostname) ? "http" : "https"}://${value}`;
}

/** Whether a hostname means this machine: `localhost`, `127.0.0.0/8`, `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Reads the environment of the running code. */
export function currentEnvironment(): Environment {
  const scope: {
    process?: { env?: Record<string, string | undefined> };
    window?: unknown;
    document?: unknown;
    WorkerGlobalScope?: unknown;
    navigator?: { userAgent?: string };
  } = globalThis;
  const isPage = typeof scope.window === "object" && typeof scope.document === "object";
  // Deno and workerd have the class too, but only browsers have "Mozilla" in their user agent.
  const isWorker =
    typeof scope.WorkerGlobalScope === "function" && (scope.navigator?.userAgent ?? "").startsWith("Mozilla/");
  return { variables: scope.process?.env ?? {}, isBrowser: isPage || isWorker };
}
