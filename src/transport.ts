/**
 * The one way out: every request of a client goes through here.
 *
 * @module
 */

import createClient, { type Client, type Middleware } from "openapi-fetch";
import { submissionOperations } from "../generated/operations.ts";
import { show } from "./check.ts";
import { InterruptedError, withDeadline } from "./deadline.ts";
import { createDeprecationReporter } from "./deprecation.ts";
import {
  KreaAbortError,
  KreaConnectionError,
  KreaInputError,
  KreaSubmissionUnknownError,
  KreaTimeoutError,
} from "./errors/client-errors.ts";
import { errorFromResponse } from "./errors/from-response.ts";
import { isKreaConnectionError, isKreaServerError, isKreaTimeoutError } from "./errors/guards.ts";
import type { Fetch, ResolvedOptions } from "./options.ts";
import { checkPath, prepareBody } from "./request.ts";

/** The methods of the API. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a call may say beside its method and path; what else is given goes to `fetch` as it is. */
export interface CallInit {
  [option: string]: unknown;
  body?: unknown;
  headers?: unknown;
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: Record<string, unknown> };
  signal?: AbortSignal | null | undefined;
  fetch?: Fetch | undefined;
  timeoutMs?: number | undefined;
}

/** An answer that was a success. */
export interface CallResult<Data> {
  /** The body, parsed; undefined where the answer has none. */
  data: Data;
  response: Response;
}

/** Sends requests. */
export interface Transport {
  /**
   * Sends one request.
   *
   * @param parse - reads the body, and answers undefined where it is not what the operation promises: that is as bad as
   *   a body that is no JSON
   * @throws KreaInputError, KreaAPIError, KreaConnectionError, KreaTimeoutError, KreaAbortError,
   *   KreaSubmissionUnknownError
   */
  call(method: Method, path: string, init?: CallInit): Promise<CallResult<unknown>>;
  call<Data>(
    method: Method,
    path: string,
    init: CallInit,
    parse: (data: unknown) => Data | undefined,
  ): Promise<CallResult<Data>>;
  /** Adds openapi-fetch middleware. */
  use(...middleware: Middleware[]): void;
  /** Removes it again. */
  eject(...middleware: Middleware[]): void;
}

/** openapi-fetch's client without its types, which are those of `KreaApi`. */
type UntypedClient = Pick<Client<Record<never, never>>, "use" | "eject"> &
  Record<Method, (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>>;

/** The transport of a client with these options. */
export function createTransport(options: ResolvedOptions): Transport {
  const { baseUrl, headers } = options;
  // A redirect is not followed: the key would go along with it.
  const client = createClient({ baseUrl, headers, redirect: "manual" }) as UntypedClient;
  const report = createDeprecationReporter(options.onDeprecation);
  const authorize = createAuthorizer(options);

  return {
    async call<Data>(method: Method, path: string, init: CallInit = {}, parse?: (data: unknown) => Data | undefined) {
      const {
        body: given,
        signal,
        fetch = options.fetch,
        timeoutMs = options.timeoutMs,
        baseUrl: other,
        ...rest
      } = init;
      const operation = `${method} ${path}`;
      checkPath(method, path, init.params?.path);
      if (other !== undefined) {
        throw new KreaInputError(
          `${operation}: unknown option "baseUrl". A client sends its key to its own baseUrl alone.`,
        );
      }
      const { body, deprecated } = prepareBody(operation, given);
      report(deprecated);
      const submittedAt = new Date();
      const send: Fetch = async (request) => fetch(authorize(request));
      const attempt = (attemptSignal: AbortSignal) =>
        client[method](path, { ...rest, body, signal: attemptSignal, fetch: send });
      try {
        const { data, error, response } = await withDeadline({ signal: signal ?? undefined, timeoutMs }, attempt);
        if (response.ok) return { data: readable(operation, data, parse), response };
        throw errorFromResponse({ status: response.status, headers: response.headers, body: error, method, path });
      } catch (error) {
        const translated = translate(error, operation, timeoutMs);
        throw isSubmission(operation) && mayHaveMadeJob(translated)
          ? submissionUnknown(operation, submittedAt, translated)
          : translated;
      }
    },
    use: client.use,
    eject: client.eject,
  };
}

/** Puts the key on a request, once it is certain that it goes to the API. */
function createAuthorizer({ apiKey, baseUrl }: ResolvedOptions): (request: Request) => Request {
  const { origin } = new URL(baseUrl);
  return (request) => {
    if (new URL(request.url).origin !== origin) {
      throw new KreaInputError(`Expected a request to ${origin}, got ${show(request.url)}: the key goes nowhere else.`);
    }
    request.headers.set("Authorization", `Bearer ${apiKey}`);
    return request;
  };
}

function translate(error: unknown, operation: string, timeoutMs: number): unknown {
  if (error instanceof InterruptedError) {
    if (error.interruption.kind === "timeout") {
      return new KreaTimeoutError(`${operation} got no answer within ${timeoutMs} ms (timeoutMs).`, { timeoutMs });
    }
    return new KreaAbortError(`${operation} was aborted.`, { cause: error.interruption.reason });
  }
  if (error instanceof SyntaxError) {
    return new KreaConnectionError(`${operation} was answered with a body that is no JSON.`, { cause: error });
  }
  if (error instanceof TypeError) {
    return new KreaConnectionError(`${operation} could not reach the API: ${reasonOf(error)}.`, { cause: error });
  }
  return error;
}

function readable<Data>(operation: string, data: unknown, parse?: (data: unknown) => Data | undefined): Data {
  if (!parse) return data as Data;
  const parsed = parse(data);
  if (parsed !== undefined) return parsed;
  throw new KreaConnectionError(`${operation} was answered with a body that is not the documented one: ${show(data)}.`);
}

function isSubmission(operation: string): boolean {
  return operation.startsWith("POST /generate/") || submissionOperations.includes(operation);
}

/** Whether a failed submission may have made a job all the same: anything but a refusal. */
function mayHaveMadeJob(error: unknown): boolean {
  return isKreaConnectionError(error) || isKreaTimeoutError(error) || isKreaServerError(error);
}

function submissionUnknown(operation: string, submittedAt: Date, cause: unknown): KreaSubmissionUnknownError {
  const what = cause instanceof Error ? cause.message : String(cause);
  return new KreaSubmissionUnknownError(
    `${what} The job may exist, and be billed; it was not sent again. Look for it among the jobs created since ` +
      `${submittedAt.toISOString()} (GET /jobs).`,
    { model: operation.replace(/^POST \/(generate\/)?/, ""), submittedAt, cause },
  );
}

/** What lies under `fetch failed`: `connect ECONNREFUSED 127.0.0.1:9`. */
function reasonOf(error: Error): string {
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code: unknown = "code" in cause ? cause.code : undefined;
  return cause.message || (typeof code === "string" ? code : error.message);
}
