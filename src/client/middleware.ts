/**
 * The middleware of a client.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { KreaInputError } from "../errors/client-errors.ts";
import { isPlainObject, show } from "../options/check.ts";

/** openapi-fetch middleware, in the order in which it is asked. */
export interface MiddlewareList {
  readonly all: readonly Middleware[];
  /** @throws KreaInputError where one of them is none */
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}

const hooks = ["onRequest", "onResponse", "onError"];

/** No middleware yet. */
export function createMiddlewareList(): MiddlewareList {
  const all: Middleware[] = [];
  return {
    all,
    use(...middleware) {
      // `use(isDebugging && logging)`, as openapi-fetch takes it.
      for (const each of middleware.filter(Boolean)) {
        const isOne = isPlainObject(each) && hooks.some((hook) => typeof Reflect.get(each, hook) === "function");
        if (!isOne) {
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
