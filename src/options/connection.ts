/**
 * What every client's options say of its requests: where they go, with which key, and how.
 *
 * @module
 */

import type { KreaOptions } from "../client/options.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { type Check, checkOptions, isBoolean } from "./check.ts";
import { type Fetch, type RequestSettings, requestChecks } from "./request-settings.ts";

/** The options that say how a client sends its requests. */
export type ConnectionOptions = Pick<
  KreaOptions,
  "apiKey" | "baseUrl" | "dangerouslyAllowBrowser" | Exclude<keyof RequestSettings, "signal">
>;

/** What every client's options say of its requests, checked and with the defaults in place. */
export interface ResolvedConnection {
  apiKey: string;
  baseUrl: string;
  /** Undefined for the runtime's. */
  fetch: Fetch | undefined;
  headers: Record<string, string>;
  timeoutMs: number;
  maxRetries: number;
  retryBudgetMs: number;
  retryDelayMs: number;
}

/** What of the surroundings the options depend on. */
export interface Environment {
  /** The environment's variables. */
  variables: Readonly<Record<string, string | undefined>>;
  /** Whether the code runs in a page that people open. */
  isBrowser: boolean;
}

/** A provider of the API: where it is, and where its key is. */
export interface Provider {
  /** As messages begin: `new Krea()`. */
  what: string;
  baseUrl: string;
  /** The environment's variables that may hold the key, the first first. */
  keys: readonly [string, ...string[]];
}

const defaults = { timeoutMs: 60_000, maxRetries: 4, retryBudgetMs: 120_000, retryDelayMs: 500 } as const;

const { signal: _signal, ...clientRequestChecks } = requestChecks;

/** Checks of {@link ConnectionOptions}. */
export const connectionChecks: Record<keyof ConnectionOptions, Check> = {
  apiKey: checkKey,
  baseUrl: checkBaseUrl,
  ...clientRequestChecks,
  dangerouslyAllowBrowser: isBoolean,
};

/**
 * The part of that which every client shares.
 *
 * @param all - the checks of every option that the client takes
 */
export function resolveConnection(
  provider: Provider,
  options: ConnectionOptions,
  environment: Environment,
  all: Readonly<Record<string, Check>> = connectionChecks,
): ResolvedConnection {
  const { what } = provider;
  checkOptions(what, options, all, ["apiKey", "baseUrl"]);
  const apiKey = options.apiKey ?? keyFrom(provider, environment.variables);
  if (environment.isBrowser && !options.dangerouslyAllowBrowser) {
    throw new KreaInputError(
      `${what}: in a browser everyone who opens the page can read the API key. Call the API from a server, or pass ` +
        "dangerouslyAllowBrowser: true if the key may be seen.",
    );
  }
  return {
    apiKey,
    baseUrl: new URL(options.baseUrl ?? provider.baseUrl).href.replace(/\/+$/, ""),
    fetch: options.fetch,
    headers: { ...options.headers },
    timeoutMs: options.timeoutMs ?? defaults.timeoutMs,
    maxRetries: options.maxRetries ?? defaults.maxRetries,
    retryBudgetMs: options.retryBudgetMs ?? defaults.retryBudgetMs,
    retryDelayMs: options.retryDelayMs ?? defaults.retryDelayMs,
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

/** A key is sent as a header, where a stray line break would be an error that shows it. The key is never shown. */
function checkKey(value: unknown): string | undefined {
  if (typeof value === "string" && /^[\x21-\x7e]+$/.test(value)) return undefined;
  return "a key of printable ASCII characters, without spaces or line breaks (is there a stray one around it?)";
}

function checkBaseUrl(value: unknown): string | undefined {
  const expected = 'an absolute URL such as "https://api.krea.ai"';
  if (typeof value !== "string" || !URL.canParse(value)) return expected;
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:") return expected;
  if (url.username || url.password || /[?#]/.test(value)) return "a URL without credentials, query or fragment";
  if (url.protocol === "http:" && !isLoopback(url.hostname)) return "https, since plain http would show the API key";
  return undefined;
}

/** Whether a host is this machine: `localhost`, `127.0.0.0/8`, `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** The surroundings that this code runs in. */
export function currentEnvironment(): Environment {
  const scope: {
    process?: { env?: Record<string, string | undefined> };
    window?: unknown;
    document?: unknown;
    WorkerGlobalScope?: unknown;
    navigator?: { userAgent?: string };
  } = globalThis;
  const isPage = typeof scope.window === "object" && typeof scope.document === "object";
  // Deno and workerd have the class, too; only browsers call themselves Mozilla.
  const isWorker =
    typeof scope.WorkerGlobalScope === "function" && (scope.navigator?.userAgent ?? "").startsWith("Mozilla/");
  return { variables: scope.process?.env ?? {}, isBrowser: isPage || isWorker };
}
