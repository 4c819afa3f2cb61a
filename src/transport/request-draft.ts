/**
 * A request in two parts, the URL and the rest, as `fetch` takes it.
 *
 * @module
 */

/** What goes to `fetch` beside the URL. */
export interface DraftInit extends RequestInit {
  method: string;
  headers: Headers;
}

/**
 * Stands in for a `Request` where there is no middleware, which is promised one. `fetch(url, init)` is what everything that
 * wraps `fetch` understands (tracing, the caches of frameworks, mocks); some wrappers drop `init` where they are given a
 * Request. A Request would also cost a fifth of a submission's processor time, since `fetch` makes one of its own.
 */
export class RequestDraft {
  readonly url: string;
  readonly init: DraftInit;
  /** As a Request has them. */
  readonly headers: Headers;

  /** @throws TypeError where a Request would refuse an option (`cache: "none"`), before anything is sent */
  constructor(url: string, init: DraftInit) {
    this.url = url;
    this.init = init;
    this.headers = init.headers;
    if (Object.keys(init).some((name) => !ownOptions.has(name))) {
      new Request(url, { ...init, body: null, signal: null });
    }
  }

  /** As a Request has it. */
  get method(): string {
    return this.init.method;
  }
}

/** Options that this package sets itself and that need no check. */
const ownOptions: ReadonlySet<string> = new Set(["method", "headers", "body", "redirect", "signal"]);
