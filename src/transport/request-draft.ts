/**
 * Request drafts: the URL and the init that `fetch` takes.
 *
 * @module
 */

/** The init that `fetch` gets beside the URL. */
export interface DraftInit extends RequestInit {
  method: string;
  headers: Headers;
}

/**
 * Replaces a `Request` when there is no middleware that needs one. Every wrapper of `fetch` (tracing, framework caches,
 * mocks) understands `fetch(url, init)`, while some drop `init` if they get a Request. It is also faster, because `fetch`
 * makes a Request of its own.
 */
export class RequestDraft {
  readonly url: string;
  readonly init: DraftInit;
  /** The headers, under the name that a Request has for them. */
  readonly headers: Headers;

  /** @throws TypeError if an option is invalid for a Request (`cache: "none"`) */
  constructor(url: string, init: DraftInit) {
    this.url = url;
    this.init = init;
    this.headers = init.headers;
    if (Object.keys(init).some((name) => !ownOptions.has(name))) {
      new Request(url, { ...init, body: null, signal: null });
    }
  }

  /** The method, under the name that a Request has for it. */
  get method(): string {
    return this.init.method;
  }
}

/** Options that this package sets itself. They need no check. */
const ownOptions: ReadonlySet<string> = new Set(["method", "headers", "body", "redirect", "signal"]);
