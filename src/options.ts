/**
 * The options of a client.
 *
 * @module
 */

import {
  type Check,
  checkOptions,
  isBoolean,
  isCount,
  isFunction,
  isMilliseconds,
  isPlainObject,
  isPositiveCount,
  isSignal,
  show,
} from "./check.ts";
import { KreaInputError } from "./errors/client-errors.ts";
import type { InputValidator } from "./submissions/check-input.ts";
import type { OnDeprecation } from "./transport/deprecation.ts";

/** A function that sends a request: the runtime's `fetch`, or one with the same contract. */
export type Fetch = (request: Request) => Promise<Response>;

/** The runtime's `fetch`, as it is when a request goes out. */
export const runtimeFetch = (request: Request, init?: RequestInit): Promise<Response> =>
  globalThis.fetch(request, init);

/** What may be said of a client's requests, and of each request alone. */
export interface RequestSettings {
  /** Sends the request. Default: the client's `fetch`, else the runtime's. */
  fetch?: Fetch | undefined;
  /** How long one attempt may take, its answer's body included, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** How often a request may be sent again where that is safe. Default: 4. */
  maxRetries?: number | undefined;
  /**
   * How long all attempts of a request and the sleeps between them may take, in milliseconds. Default: 120 000. The last
   * attempt at a submission may go on past it, since what becomes of its job would not be known.
   */
  retryBudgetMs?: number | undefined;
  /**
   * What the sleeps between attempts are counted in, in milliseconds. Default: 500. The first is anything up to it (after
   * a 429 up to 4 times as long), and the bound doubles with each; `Retry-After` is honoured.
   */
  retryDelayMs?: number | undefined;
  /** Headers of this request, beside the client's. */
  headers?: Record<string, string> | undefined;
  /** Aborts the request at once. */
  signal?: AbortSignal | undefined;
}

/** What a submission whose outcome is not known leads to. */
export type OnUnknownSubmission = "throw" | "recover";

/** The options of a client. */
export interface KreaOptions {
  /** The API key. Default: the environment's `KREA_API_KEY`, else its `KREA_API_TOKEN`. */
  apiKey?: string | undefined;
  /** The API's URL. Default: `https://api.krea.ai`. Plain http is refused but for a loopback host. */
  baseUrl?: string | undefined;
  /** Sends the requests. Default: the runtime's `fetch`, as it is when a request goes out. */
  fetch?: Fetch | undefined;
  /** Headers to send with every request, beside the key. */
  headers?: Record<string, string> | undefined;
  /** How long one attempt at a request may take, its answer's body included, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** How often a request may be sent again where that is safe. Default: 4. See {@link RequestSettings}. */
  maxRetries?: number | undefined;
  /**
   * How long all attempts of a request and the sleeps between them may take, in milliseconds. Default: 120 000. The last
   * attempt at a submission may go on past it, since what becomes of its job would not be known.
   */
  retryBudgetMs?: number | undefined;
  /** What the sleeps between attempts are counted in, in milliseconds. Default: 500. See {@link RequestSettings}. */
  retryDelayMs?: number | undefined;
  /**
   * How many jobs of this client may run at once; further submissions wait for their turn, for two hours at most. Default:
   * any number.
   */
  maxConcurrentJobs?: number | undefined;
  /**
   * What a submission whose outcome is not known leads to: `throw` a KreaSubmissionUnknownError at once, or `recover`: look
   * for the job first, and go on with it where exactly one can be the one. Neither sends it again. It holds for every
   * method that answers with a job; a call of `krea.api`, which answers with a response, always throws. Default: `throw`.
   */
  onUnknownSubmission?: OnUnknownSubmission | undefined;
  /** Called once for each deprecated field name of an operation, and for each deprecated operation. Default: one `console.warn`. */
  onDeprecation?: OnDeprecation | undefined;
  /**
   * Validates each input before it is sent to a model: `validateInput` of `krea-sdk/validate`, or another function. Where it
   * answers with problems, nothing is sent and a KreaValidationError lists them. Default: none, since the document's
   * bounds drift and the API itself knows best.
   */
  validateInput?: InputValidator | undefined;
  /**
   * Allows a key in a browser, where everyone who opens the page can read it. Default: false.
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

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

/** Checked options, with the defaults in place. */
export interface ResolvedOptions extends ResolvedConnection {
  maxConcurrentJobs: number;
  onUnknownSubmission: OnUnknownSubmission;
  /** Undefined for the default. */
  onDeprecation: OnDeprecation | undefined;
  validateInput: InputValidator | undefined;
}

/** What of the surroundings the options depend on. */
export interface Environment {
  /** The environment's variables. */
  variables: Readonly<Record<string, string | undefined>>;
  /** Whether the code runs in a page that people open. */
  isBrowser: boolean;
}

const defaults = {
  timeoutMs: 60_000,
  maxRetries: 4,
  retryBudgetMs: 120_000,
  retryDelayMs: 500,
  maxConcurrentJobs: Number.POSITIVE_INFINITY,
  onUnknownSubmission: "throw",
} as const;

/** Checks of what may be said of each request. */
export const requestChecks: Record<keyof RequestSettings, Check> = {
  fetch: isFunction,
  timeoutMs: isMilliseconds,
  maxRetries: isCount,
  retryBudgetMs: isMilliseconds,
  retryDelayMs: isMilliseconds,
  headers: checkHeaders,
  signal: isSignal,
};
const { signal: _signal, ...clientRequestChecks } = requestChecks;

/** Check of `onUnknownSubmission`. */
export const isOnUnknownSubmission: Check = (value) =>
  value === "throw" || value === "recover" ? undefined : '"throw" or "recover"';

/** The options that say how a client sends its requests. */
export type ConnectionOptions = Pick<
  KreaOptions,
  "apiKey" | "baseUrl" | "dangerouslyAllowBrowser" | Exclude<keyof RequestSettings, "signal">
>;

/** Checks of {@link ConnectionOptions}. */
export const connectionChecks: Record<keyof ConnectionOptions, Check> = {
  apiKey: checkKey,
  baseUrl: checkBaseUrl,
  ...clientRequestChecks,
  dangerouslyAllowBrowser: isBoolean,
};

const checks: Record<keyof KreaOptions, Check> = {
  ...connectionChecks,
  maxConcurrentJobs: isPositiveCount,
  onUnknownSubmission: isOnUnknownSubmission,
  onDeprecation: isFunction,
  validateInput: isFunction,
};

/** A provider of the API: where it is, and where its key is. */
export interface Provider {
  /** As messages begin: `new Krea()`. */
  what: string;
  baseUrl: string;
  /** The environment's variables that may hold the key, the first first. */
  keys: readonly [string, ...string[]];
}

const krea: Provider = { what: "new Krea()", baseUrl: "https://api.krea.ai", keys: ["KREA_API_KEY", "KREA_API_TOKEN"] };

/**
 * Checks the options of a client and puts the defaults in place.
 *
 * @throws KreaInputError naming the option, what was expected and what came; the key is never in a message
 */
export function resolveOptions(options: KreaOptions, environment: Environment): ResolvedOptions {
  return {
    ...resolveConnection(krea, options, environment, checks),
    maxConcurrentJobs: options.maxConcurrentJobs ?? defaults.maxConcurrentJobs,
    onUnknownSubmission: options.onUnknownSubmission ?? defaults.onUnknownSubmission,
    onDeprecation: options.onDeprecation,
    validateInput: options.validateInput,
  };
}

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

/** Check of `headers`, of a client and of a call. */
export function checkHeaders(value: unknown): string | undefined {
  if (!isPlainObject(value)) return "an object of header names and values";
  for (const [name, header] of Object.entries(value)) {
    if (header === undefined) continue;
    if (name.toLowerCase() === "authorization") return "no authorization header, since apiKey is sent as it";
    if (typeof header !== "string") return `a string for ${show(name)}`;
    try {
      new Headers({ [name]: header });
    } catch {
      return `a header name and value that HTTP allows for ${show(name)}`;
    }
  }
  return undefined;
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
