/**
 * A request, checked and ready to be sent as often as needed. Pure.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { KreaInputError } from "../errors/client-errors.ts";
import { checkOptions, show } from "../options/check.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import { checkHeaders, type Fetch, type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { closestName } from "../support/suggest.ts";
import type { RetryPolicy } from "./retry.ts";

/** The methods of the API. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a call may say beside its method and path: our settings, and options of openapi-fetch and `fetch`. */
export interface CallInit extends RequestSettings {
  [option: string]: unknown;
  body?: unknown;
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: Record<string, unknown> };
}

/** A body as it goes to `fetch`, the same for each attempt. */
export type SerializedBody = string | FormData | undefined;

/** A request on its way: the one record that everything between the caller and `fetch` passes on. */
export interface PreparedRequest {
  /** `POST /generate/image/bfl/flux-1-dev` */
  readonly operation: string;
  readonly method: Method;
  /** `/jobs/{id}` */
  readonly path: string;
  readonly body: SerializedBody;
  /** Options of openapi-fetch: `params`, `headers`, `parseAs`, … */
  readonly callOptions: Readonly<Record<string, unknown>>;
  /** Options of `fetch`: `cache`, `dispatcher`, … */
  readonly fetchOptions: Readonly<Record<string, unknown>>;
  /** The call's middleware, which comes after the client's. */
  readonly middleware: readonly Middleware[];
  /** The caller's own `fetch`; undefined for the runtime's. */
  readonly fetch: Fetch | undefined;
  readonly signal: AbortSignal | undefined;
  /** How long one attempt may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly policy: RetryPolicy;
  /** Whether sending it twice does the same as sending it once. */
  readonly isRepeatable: boolean;
}

/** Options of a call that are openapi-fetch's. `baseUrl` is not among them: the key goes to the client's own URL alone. */
const callOptions: ReadonlySet<string> = new Set(["headers", "params", "parseAs", "querySerializer", "pathSerializer"]);

/** Options of a call that are `fetch`'s. `redirect` is not among them: a redirect would carry the key along. */
const fetchOptions: ReadonlySet<string> = new Set([
  // the Fetch standard
  "cache",
  "credentials",
  "integrity",
  "keepalive",
  "mode",
  "priority",
  "referrer",
  "referrerPolicy",
  "duplex",
  // Node, Deno, workerd, Next.js, Bun
  "dispatcher",
  "client",
  "cf",
  "next",
  "tls",
  "proxy",
  "unix",
  "verbose",
  "decompress",
]);

/** Options of a call that this package reads itself, beside {@link RequestSettings}. */
const ownOptions: ReadonlySet<string> = new Set(["body", "middleware"]);

/**
 * Checks what a call says, before anything is done for it.
 *
 * @throws KreaInputError for a path that is none, a missing path parameter, an unknown option, a bad value or header
 */
export function checkCall(method: Method, path: string, init: CallInit): void {
  const operation = `${method} ${path}`;
  checkPath(method, path, init.params?.path);
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(init)) {
    const isSetting = Object.hasOwn(requestChecks, name);
    const isKnown = isSetting || callOptions.has(name) || fetchOptions.has(name) || ownOptions.has(name);
    if (!isKnown) throw new KreaInputError(`${operation}: unknown option "${name}".${adviceOn(name, method)}`);
    // As `fetch` has it, `signal: null` is no signal.
    if (isSetting && value !== null) settings[name] = value;
  }
  checkOptions(operation, settings, requestChecks);
  if (init.middleware !== undefined && !Array.isArray(init.middleware)) {
    throw new KreaInputError(`${operation}: middleware: expected an array, got ${show(init.middleware)}.`);
  }
  const problem = init.params?.header && checkHeaders(init.params.header);
  if (problem) throw new KreaInputError(`${operation}: headers: expected ${problem}.`);
}

/** What an unknown option was probably meant to be. */
function adviceOn(name: string, method: Method): string {
  const near = closestName(name, [...Object.keys(requestChecks), ...callOptions, ...fetchOptions, ...ownOptions]);
  if (near !== undefined) return ` Did you mean "${near}"?`;
  return method === "GET" || method === "DELETE"
    ? " Parameters go under params."
    : " Fields of the body go under body.";
}

/** A request with the client's settings where the call has none. The call has been checked by {@link checkCall}. */
export function prepareRequest(
  connection: ResolvedConnection,
  method: Method,
  path: string,
  init: CallInit,
  { body, isRepeatable }: { body: SerializedBody; isRepeatable: boolean },
): PreparedRequest {
  const pick = (names: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(init).filter(([name]) => names.has(name)));
  return {
    operation: `${method} ${path}`,
    method,
    path,
    body,
    callOptions: pick(callOptions),
    fetchOptions: pick(fetchOptions),
    middleware: (init.middleware as Middleware[] | undefined) ?? [],
    fetch: init.fetch ?? connection.fetch,
    signal: init.signal ?? undefined,
    timeoutMs: init.timeoutMs ?? connection.timeoutMs,
    policy: {
      maxRetries: init.maxRetries ?? connection.maxRetries,
      retryBudgetMs: init.retryBudgetMs ?? connection.retryBudgetMs,
      retryDelayMs: init.retryDelayMs ?? connection.retryDelayMs,
    },
    isRepeatable,
  };
}

function checkPath(method: string, path: unknown, parameters: Readonly<Record<string, unknown>> = {}): void {
  if (typeof path !== "string" || !path.startsWith("/") || path.startsWith("//")) {
    throw new KreaInputError(`${method}: path: expected a path such as "/jobs/{id}", got ${show(path)}.`);
  }
  if (!path.includes("{")) return;
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g)) {
    const value = parameters[name];
    const isName = typeof value === "string" && value !== "" && value !== "." && value !== "..";
    if (!isName && typeof value !== "number") {
      throw new KreaInputError(`${method} ${path}: ${name}: expected a non-empty string, got ${show(value)}.`);
    }
  }
}
