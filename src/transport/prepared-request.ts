/**
 * Prepared requests: checked, and ready to be sent any number of times. Pure.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { KreaInputError } from "../errors/client-errors.ts";
import { checkOptions, isPlainObject, show } from "../options/check.ts";
import { isPathSegment, isWellFormed } from "../options/check-id.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import { checkHeaders, type Fetch, type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { messageOf } from "../support/message-of.ts";
import { closestName } from "../support/suggest.ts";
import type { SerializedBody } from "./body.ts";
import type { RetryPolicy } from "./retry.ts";

/** The API's HTTP methods. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The options of a call: request settings, and options of openapi-fetch and `fetch`. */
export interface CallInit extends RequestSettings {
  [option: string]: unknown;
  body?: unknown;
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: Record<string, unknown> };
}

/** A request: the single record that is passed on from the call to `fetch`. */
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
  /** The call's middleware. It runs after the client's. */
  readonly middleware: readonly Middleware[];
  /** The caller's own `fetch`. Undefined for the runtime's. */
  readonly fetch: Fetch | undefined;
  readonly signal: AbortSignal | undefined;
  /** How long one attempt may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly policy: RetryPolicy;
  /** Whether sending it twice has the same effect as sending it once. */
  readonly isRepeatable: boolean;
}

/** The options of openapi-fetch that a call may have. Not `baseUrl`: the API key goes to the client's own URL only. */
const callOptions: ReadonlySet<string> = new Set(["headers", "params", "parseAs", "querySerializer", "pathSerializer"]);

/** The options of `fetch` that a call may have. Not `redirect`: a redirect would carry the API key along. */
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

/** The options that this package reads itself, besides {@link RequestSettings}. */
const ownOptions: ReadonlySet<string> = new Set(["body", "middleware"]);

/**
 * Checks the path and the options of a call.
 *
 * @throws KreaInputError for an invalid path, a missing path parameter, an unknown option, or an invalid value or header
 */
export function checkCall(method: Method, path: string, init: CallInit): void {
  const operation = `${method} ${path}`;
  checkParameters(operation, init.params);
  checkPath(method, path, init.params?.path);
  checkFetchOptions(operation, init);
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(init)) {
    const isSetting = Object.hasOwn(requestChecks, name);
    const isKnown = isSetting || callOptions.has(name) || fetchOptions.has(name) || ownOptions.has(name);
    if (!isKnown) throw new KreaInputError(`${operation}: unknown option "${name}".${adviceOn(name, method)}`);
    // `fetch` allows `signal: null`.
    if (isSetting && value !== null) settings[name] = value;
  }
  checkOptions(operation, settings, requestChecks);
  if (init.middleware !== undefined && !Array.isArray(init.middleware)) {
    throw new KreaInputError(`${operation}: middleware: expected an array, got ${show(init.middleware)}.`);
  }
  const problem = init.params?.header && checkHeaders(init.params.header);
  if (problem) throw new KreaInputError(`${operation}: headers: expected ${problem}.`);
}

/** @throws KreaInputError if `params` or a part of it is no object, or a text in it cannot be encoded */
function checkParameters(operation: string, params: unknown): void {
  if (params === undefined) return;
  if (!isPlainObject(params)) {
    throw new KreaInputError(`${operation}: params: expected an object, got ${show(params)}.`);
  }
  for (const [part, values] of Object.entries(params)) {
    if (values === undefined) continue;
    if (!isPlainObject(values)) {
      throw new KreaInputError(`${operation}: params.${part}: expected an object, got ${show(values)}.`);
    }
    for (const [name, value] of Object.entries(values)) {
      const texts: unknown[] = Array.isArray(value) ? value : [value];
      if (texts.every((text) => typeof text !== "string" || isWellFormed(text))) continue;
      throw new KreaInputError(
        `${operation}: ${name}: expected text that can be encoded, got half of a surrogate pair.`,
      );
    }
  }
}

/** @throws KreaInputError if the runtime does not take an option of `fetch`: `cache: "none"` */
function checkFetchOptions(operation: string, init: CallInit): void {
  for (const [name, value] of Object.entries(init)) {
    if (!fetchOptions.has(name)) continue;
    try {
      new Request("https://localhost", { [name]: value });
    } catch (cause) {
      // These two are only valid together.
      if (name === "cache" && value === "only-if-cached" && init.mode === "same-origin") continue;
      const reason = messageOf(cause);
      throw new KreaInputError(
        `${operation}: ${name}: expected an option that fetch takes, got ${show(value)}: ${reason}`,
      );
    }
  }
}

/** What an unknown option was probably meant to be. */
function adviceOn(name: string, method: Method): string {
  const near = closestName(name, [...Object.keys(requestChecks), ...callOptions, ...fetchOptions, ...ownOptions]);
  if (near !== undefined) return ` Did you mean "${near}"?`;
  return method === "GET" || method === "DELETE"
    ? " Parameters go under params."
    : " Fields of the body go under body.";
}

/** Prepares a request. The client's settings apply unless the call has its own. Call {@link checkCall} first. */
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
    if (!isPathSegment(value) && typeof value !== "number") {
      throw new KreaInputError(`${method} ${path}: ${name}: expected a non-empty string, got ${show(value)}.`);
    }
  }
}
