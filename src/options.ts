/**
 * The options of a client.
 *
 * @module
 */

import { type Check, checkOptions, isBoolean, isFunction, isMilliseconds, show } from "./check.ts";
import { type OnDeprecation, warnOfDeprecation } from "./deprecation.ts";
import { KreaInputError } from "./errors/client-errors.ts";

/** A function that sends a request: the runtime's `fetch`, or one with the same contract. */
export type Fetch = (request: Request) => Promise<Response>;

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
  /** How long one request may take, its answer's body included, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** Called once for each deprecated field name of an operation. Default: one `console.warn`. */
  onDeprecation?: OnDeprecation | undefined;
  /**
   * Allows a key in a browser, where everyone who opens the page can read it. Default: false.
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** Checked options, with the defaults in place. */
export interface ResolvedOptions {
  apiKey: string;
  baseUrl: string;
  fetch: Fetch;
  headers: Record<string, string>;
  timeoutMs: number;
  onDeprecation: OnDeprecation;
}

/** What of the surroundings the options depend on. */
export interface Environment {
  /** The environment's variables. */
  variables: Readonly<Record<string, string | undefined>>;
  /** Whether the code runs in a page that people open. */
  isBrowser: boolean;
}

const defaultBaseUrl = "https://api.krea.ai";
const defaultTimeoutMs = 60_000;

const checks: Record<keyof KreaOptions, Check> = {
  apiKey: checkKey,
  baseUrl: checkBaseUrl,
  fetch: isFunction,
  headers: checkHeaders,
  timeoutMs: isMilliseconds,
  onDeprecation: isFunction,
  dangerouslyAllowBrowser: isBoolean,
};

/**
 * Checks the options of a client and puts the defaults in place.
 *
 * @throws KreaInputError naming the option, what was expected and what came; the key is never in a message
 */
export function resolveOptions(options: KreaOptions, environment: Environment): ResolvedOptions {
  checkOptions("new Krea()", options, checks);
  const apiKey = options.apiKey ?? keyFrom(environment.variables);
  if (environment.isBrowser && !options.dangerouslyAllowBrowser) {
    throw new KreaInputError(
      "new Krea(): in a browser everyone who opens the page can read the API key. Call the API from a server, or pass " +
        "dangerouslyAllowBrowser: true if the key may be seen.",
    );
  }
  return {
    apiKey,
    baseUrl: (options.baseUrl ?? defaultBaseUrl).replace(/\/+$/, ""),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    headers: { ...options.headers },
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    onDeprecation: options.onDeprecation ?? warnOfDeprecation,
  };
}

function keyFrom(variables: Environment["variables"]): string {
  for (const name of ["KREA_API_KEY", "KREA_API_TOKEN"]) {
    const value = variables[name];
    if (!value) continue;
    const problem = checkKey(value);
    if (problem) throw new KreaInputError(`${name}: expected ${problem}.`);
    return value;
  }
  throw new KreaInputError("new Krea(): no API key. Pass apiKey, or set KREA_API_KEY in the environment.");
}

/** A key is sent as a header, where a stray line break would be an error that shows it. */
function checkKey(value: unknown): string | undefined {
  if (typeof value !== "string") return "a string";
  if (value === "") throw new KreaInputError("new Krea(): apiKey: expected a key, got an empty string.");
  if (/^[\x21-\x7e]+$/.test(value)) return undefined;
  throw new KreaInputError(
    "new Krea(): apiKey: expected printable ASCII characters without spaces or line breaks; is there a stray one around it?",
  );
}

function checkBaseUrl(value: unknown): string | undefined {
  const expected = 'an absolute URL such as "https://api.krea.ai"';
  if (typeof value !== "string" || !URL.canParse(value)) return expected;
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:") return expected;
  if (url.username || url.password || url.search || url.hash) return "a URL without credentials, query or fragment";
  if (url.protocol === "http:" && !isLoopback(url.hostname)) return "https, since plain http would show the API key";
  return undefined;
}

/** Whether a host is this machine: `localhost`, `127.0.0.0/8`, `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function checkHeaders(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "an object of header names and values";
  for (const [name, header] of Object.entries(value)) {
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
  const scope: { process?: { env?: Record<string, string | undefined> }; window?: unknown; document?: unknown } =
    globalThis;
  return {
    variables: scope.process?.env ?? {},
    isBrowser: typeof scope.window === "object" && typeof scope.document === "object",
  };
}
