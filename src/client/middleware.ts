/**
 * The middleware of a client.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { KreaInputError } from "../errors/client-errors.ts";
import { isPlainObject, show } from "../options/check.ts";

/** openapi-fetch middleware, in the order in which it runs. */
export interface MiddlewareList {
  readonly all: readonly Middleware[];
  /** @throws KreaInputError if an argument is not middleware */
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}

const hooks = ["onRequest", "onResponse", "onError"];

/** Makes an empty list. */
export function createMiddlewareList(): MiddlewareList {
  const all: Middleware[] = [];
  return {
    all,
    use(...middleware) {
      // openapi-fetch ignores falsy values, so that you can write `use(isDebugging && logging)`.
      for (const each of middleware.filter(Boolean)) {
        const isMiddleware = isPlainObject(each) && hooks.some((hook) => typeof Reflect.get(each, hook) === "function");
        if (!isMiddleware) {
          throw new KreaInputError(`krea.api.use: expected an object with ${hooks.join(", ")}, got ${show(each)}.`);
        }
        all.push(each);
      }
    },
    eject(...middleware) {
      for (const each of middleware) {
        const index = all.indexOf(each);
        if (index >= 0) all.splice(index, 1);
      }
    },
  };
}
