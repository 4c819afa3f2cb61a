/**
 * The methods of the client for kinds of models: `krea.image`, `krea.video`, … They come from the API's document.
 *
 * @module
 */

import { type KindMethods, kindMethods } from "../../generated/kinds.ts";
import type { Job } from "../jobs/job.ts";
import { modelIdOf } from "../models/model-path.ts";
import type { SubmitOptions } from "../submissions/submit.ts";

/** What the methods submit with. */
interface Submitter {
  submit(id: string, input: unknown, options?: SubmitOptions): Promise<Job>;
}

type KindMethod = (this: Submitter, name: string, input: object, options?: SubmitOptions) => Promise<Job>;

/** Makes the method for one kind. It goes through `submit`, so a subclass that overrides that sees every submission. */
function kindMethod(method: string, kind: string): KindMethod {
  const named: Record<string, KindMethod> = {
    async [method](name, input, options) {
      return this.submit(modelIdOf(method, kind, name), input, options);
    },
  };
  return named[method] as KindMethod;
}

function createBase(): abstract new () => KindMethods {
  class WithKindMethods {}
  for (const [method, kind] of Object.entries(kindMethods)) {
    const value = kindMethod(method, kind);
    Object.defineProperty(WithKindMethods.prototype, method, { value, writable: true, configurable: true });
  }
  // TypeScript cannot see methods that are defined by a table.
  return WithKindMethods as unknown as abstract new () => KindMethods;
}

/** The class that gives the client a method for each kind of models. */
export const WithKindMethods: abstract new () => KindMethods = /* @__PURE__ */ createBase();
