/**
 * `krea.api`: typed calls to every path of the API.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import type {
  HttpMethod,
  MediaType,
  PathsWithMethod,
  ResponseObjectMap,
  SuccessResponse,
} from "openapi-typescript-helpers";
import { KreaInputError } from "../errors/client-errors.ts";
import type { Job } from "../jobs/job.ts";
import { parseJob } from "../jobs/parse-job.ts";
import type { paths } from "../models/register.ts";
import { isPlainObject, show } from "../options/check.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { answersJobs, jobIdsOf, mayMakeJob } from "../submissions/operations.ts";
import { ownInput } from "../submissions/own-input.ts";
import { type BodyContext, isForm, prepareBody } from "../submissions/prepare-body.ts";
import { type Submissions, sendSubmission } from "../submissions/send-submission.ts";
import { sentPath } from "../submissions/sent-path.ts";
import { serializeBody } from "../transport/body.ts";
import { type CallInit, checkCall, type Method, prepareRequest } from "../transport/prepared-request.ts";
import type { MiddlewareList } from "./middleware.ts";

/** Options of a call, beside its parameters and body. */
export interface RequestOptions
  extends Omit<RequestInit, "body" | "headers" | "method" | "redirect" | "signal" | "window">,
    RequestSettings {
  /** openapi-fetch middleware for this request. It runs after the client's. */
  middleware?: Middleware[] | undefined;
}

type Body<Content> = Content[keyof Content];

// openapi-fetch's own types mark read-only and write-only properties. The document has none, and without the marks editors
// and compiler errors show the declared names (`Krea2MediumInput`, `Job`). Each branch is a single object type because the
// compiler evaluates this type for every path at each call.
type Inputs<Operation> = Operation extends { parameters: infer Parameters; requestBody: { content: infer Content } }
  ? Record<never, never> extends Parameters
    ? { params?: Parameters; body: Body<Content> }
    : { params: Parameters; body: Body<Content> }
  : Operation extends { parameters: infer Parameters; requestBody?: { content: infer Content } }
    ? Record<never, never> extends Parameters
      ? { params?: Parameters; body?: Body<Content> }
      : { params: Parameters; body?: Body<Content> }
    : never;

/** The parameters, the body and the options of a call. */
export type ApiInit<Operation> = Inputs<Operation> & RequestOptions;

/** A successful response. Every other response is thrown as an error. */
export interface ApiResult<Data> {
  /** The parsed body. Undefined if the response has none. */
  data: Data;
  /** The response. Its body has been read. */
  response: Response;
}

/** The body of an operation's successful response. */
export type ApiData<Operation> = SuccessResponse<
  ResponseObjectMap<Extract<Operation, Record<string | number, unknown>>>,
  MediaType
>;

type InitArguments<Init> = Record<never, never> extends Init ? [init?: Init] : [init: Init];

type OperationOf<Path extends keyof paths, M extends HttpMethod> = M extends keyof paths[Path] ? paths[Path][M] : never;

type ApiMethod<M extends HttpMethod> = <Path extends PathsWithMethod<paths, M>>(
  path: Path,
  ...init: InitArguments<ApiInit<OperationOf<Path, M>>>
) => Promise<ApiResult<ApiData<OperationOf<Path, M>>>>;

/**
 * Typed calls to every path of the API. Works like an openapi-fetch client that adds the API key, rewrites deprecated field
 * names, and throws: a call resolves with `{ data, response }`, so there is no `error` to check.
 *
 * @example
 * ```ts
 * const { data } = await krea.api.GET("/jobs/{id}", { params: { path: { id } } });
 * data.status;
 * ```
 */
export interface KreaApi {
  /** Calls a GET operation. */
  GET: ApiMethod<"get">;
  /** Calls a POST operation. */
  POST: ApiMethod<"post">;
  /** Calls a PUT operation. */
  PUT: ApiMethod<"put">;
  /** Calls a PATCH operation. */
  PATCH: ApiMethod<"patch">;
  /** Calls a DELETE operation. */
  DELETE: ApiMethod<"delete">;
  /**
   * Adds openapi-fetch middleware for all requests of this client: `onRequest`, `onResponse`, `onError`. Middleware never
   * sees the API key, which is added later.
   *
   * @throws KreaInputError if an argument is not middleware
   *
   * @example
   * ```ts
   * krea.api.use({ onResponse: ({ response, schemaPath }) => void console.log(schemaPath, response.status) });
   * ```
   */
  use(...middleware: Middleware[]): void;
  /**
   * Removes middleware that {@link KreaApi.use} has added.
   *
   * @example
   * ```ts
   * krea.api.eject(logging);
   * ```
   */
  eject(...middleware: Middleware[]): void;
}

/** What `krea.api` uses of its client. */
export interface ApiContext {
  submissions: Submissions;
  bodies: BodyContext;
  middleware: MiddlewareList;
}

/** Makes `krea.api`. */
export function createApi({ submissions, bodies, middleware: { use, eject } }: ApiContext): KreaApi {
  const { transport, limiter } = submissions;
  const { document } = bodies;
  const callOf = (method: Method) => async (givenPath: string, given: CallInit | null | undefined) => {
    const init = given ?? {};
    checkCall(method, givenPath, init);
    const path = sentPath(document, givenPath, bodies.deprecations);
    const operation = `${method} ${path}`;
    const answersWithJobs = answersJobs(document, method, path);
    if (answersWithJobs && (init.parseAs ?? "json") !== "json") {
      const got = show(init.parseAs);
      throw new KreaInputError(`${operation}: parseAs: expected "json" because the response names jobs, got ${got}.`);
    }
    const prepared = prepareBody(bodies, method, path, ownInput(operation, init.body), settingsOf(init));
    const ready = prepared instanceof Promise ? await prepared : prepared;
    const body = serializeBody(operation, ready, isForm(document, operation));
    const isRepeatable = !mayMakeJob(document, method, path);
    const request = prepareRequest(transport.connection, method, path, init, { body, isRepeatable });
    if (!isRepeatable) return sendSubmission(request, submissions, answersWithJobs ? namedJobs : undefined);
    const success = await transport.send(request);
    if (method === "GET" && limiter.isCounting) limiter.observe(jobsIn(success.data));
    return success;
  };
  // Only the types differ by path. At run time every method is the same function.
  const methods = {
    GET: callOf("GET"),
    POST: callOf("POST"),
    PUT: callOf("PUT"),
    PATCH: callOf("PATCH"),
    DELETE: callOf("DELETE"),
  };
  return { ...methods, use, eject } as KreaApi;
}

/** Picks the request settings from the options of a call. */
function settingsOf(init: CallInit): RequestSettings {
  const settings = Object.entries(init).filter(([name, value]) => Object.hasOwn(requestChecks, name) && value !== null);
  return Object.fromEntries(settings);
}

/** Returns the response of a submission unchanged if it names a job or is an empty list. */
function namedJobs(data: unknown): unknown {
  return jobIdsOf(data).length > 0 || (Array.isArray(data) && data.length === 0) ? data : undefined;
}

/** The jobs in a response: a single job, or a page of jobs. */
function jobsIn(data: unknown): Job[] {
  const items: unknown[] = isPlainObject(data) && Array.isArray(data.items) ? data.items : [data];
  return items.flatMap((item) => parseJob(item) ?? []);
}
