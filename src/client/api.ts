/**
 * The path-keyed client: every operation of the document, typed.
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
import type { paths } from "../../generated/openapi.ts";
import { isPlainObject } from "../options/check.ts";
import type { RequestSettings } from "../options/request-settings.ts";
import { ownCopy } from "../support/own-copy.ts";
import type { Method } from "../transport/sender.ts";
import type { CallInit } from "../transport/transport.ts";
import type { Engine } from "./engine.ts";
import type { Load } from "./lazy.ts";
import type { MiddlewareList } from "./middleware.ts";

/** What a call may say beside what the document says. */
export interface RequestOptions
  extends Omit<RequestInit, "body" | "headers" | "method" | "redirect" | "signal" | "window">,
    RequestSettings {
  /** openapi-fetch middleware for this request, after the client's. */
  middleware?: Middleware[] | undefined;
}

type Body<Content> = Content[keyof Content];

// openapi-fetch's own types mark read-only and write-only properties, of which the document has none; without that the
// declared names (`Krea2MediumInput`, `Job`) stay in what editors and errors show. One conditional type that ends in one
// object type each: a compiler goes through it for every path at each call.
type Inputs<Operation> = Operation extends { parameters: infer Parameters; requestBody: { content: infer Content } }
  ? Record<never, never> extends Parameters
    ? { params?: Parameters; body: Body<Content> }
    : { params: Parameters; body: Body<Content> }
  : Operation extends { parameters: infer Parameters; requestBody?: { content: infer Content } }
    ? Record<never, never> extends Parameters
      ? { params?: Parameters; body?: Body<Content> }
      : { params: Parameters; body?: Body<Content> }
    : never;

/** What the call of an operation takes: its parameters, its body, and options. */
export type ApiInit<Operation> = Inputs<Operation> & RequestOptions;

/** A success; every other answer is thrown as an error. */
export interface ApiResult<Data> {
  /** The body, parsed; undefined where the operation answers with none. */
  data: Data;
  /** The answer of the server; its body was read. */
  response: Response;
}

/** The body of an operation's success. */
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
 * The path-keyed client: openapi-fetch's, with the client's key, aliases and errors. A call answers `{data, response}`
 * or throws; there is no `error` to look at.
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
   * Adds openapi-fetch middleware: `onRequest`, `onResponse`, `onError`. The key is added after it.
   *
   * @example
   * ```ts
   * krea.api.use({ onResponse: ({ response, schemaPath }) => void console.log(schemaPath, response.status) });
   * ```
   */
  use(...middleware: Middleware[]): void;
  /**
   * Removes middleware again.
   *
   * @example
   * ```ts
   * krea.api.eject(logging);
   * ```
   */
  eject(...middleware: Middleware[]): void;
}

/** The path-keyed client of an engine that is still to be loaded. */
export function createApi(load: Load<Engine>, { use, eject }: MiddlewareList): KreaApi {
  const call = (method: Method) => async (path: string, init?: CallInit) => {
    const own = isPlainObject(init) ? { ...init, ...("body" in init && { body: ownCopy(init.body) }) } : init;
    return (await load()).call(method, path, own);
  };
  // The types say which path goes with which init; at run time every method is the same function.
  const methods = {
    GET: call("GET"),
    POST: call("POST"),
    PUT: call("PUT"),
    PATCH: call("PATCH"),
    DELETE: call("DELETE"),
  };
  return { ...methods, use, eject } as KreaApi;
}
