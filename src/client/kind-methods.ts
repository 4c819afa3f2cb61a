/**
 * The methods of the client for kinds of models: `krea.image`, `krea.video`, … They come from the API's document.
 *
 * @module
 */

import type { KindMethods as BundledKindMethods } from "../../generated/kinds.ts";
import type { Job } from "../jobs/job.ts";
import type { ApiDocument } from "../models/api-document.ts";
import { bundledDocument } from "../models/bundled-document.ts";
import { modelIdOf } from "../models/model-path.ts";
import type { Register } from "../models/register.ts";
import type { SubmitOptions } from "../submissions/submit.ts";

/** A method for each kind of models in the document that the project uses. */
export type KindMethods = Register extends { document: { kindMethods: infer Methods } } ? Methods : BundledKindMethods;

type KindMethod = (this: Client, name: string, input: object, options?: SubmitOptions) => Promise<Job>;

/** A client without its methods for kinds of models. */
abstract class Client {
  readonly #document: ApiDocument;

  constructor(document: ApiDocument) {
    this.#document = document;
    // The kinds of this package's document are methods of the prototype; another document may have more.
    for (const [method, kind] of Object.entries(document.kindMethods)) {
      if (!(method in this)) define(this, method, Client.kindMethod(method, kind));
    }
  }

  abstract submit(id: string, input: unknown, options?: SubmitOptions): Promise<Job>;

  /** Makes the method for one kind. It goes through `submit`, so a subclass that overrides that sees every submission. */
  static kindMethod(method: string, kind: string): KindMethod {
    const named: Record<string, KindMethod> = {
      async [method](name, input, options) {
        return this.submit(modelIdOf(this.#document, method, kind, name), input, options);
      },
    };
    return named[method] as KindMethod;
  }
}

function define(target: object, method: string, value: KindMethod): void {
  Object.defineProperty(target, method, { value, writable: true, configurable: true });
}

function createBase(): abstract new (document: ApiDocument) => KindMethods {
  abstract class WithKindMethods extends Client {}
  for (const [method, kind] of Object.entries(bundledDocument.kindMethods)) {
    define(WithKindMethods.prototype, method, Client.kindMethod(method, kind));
  }
  // TypeScript cannot see methods that are defined by a table.
  return WithKindMethods as unknown as abstract new (
    document: ApiDocument,
  ) => KindMethods;
}

/** The class that gives the client a method for each kind of models. */
export const WithKindMethods: abstract new (document: ApiDocument) => KindMethods = /* @__PURE__ */ createBase();
