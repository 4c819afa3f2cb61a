/**
 * A request as `fetch` takes it in two parts.
 *
 * @module
 */

/** What goes with a URL. */
export interface DraftInit extends RequestInit {
  method: string;
  headers: Headers;
}

/**
 * Stands for a Request where nobody asks for one: the URL, and all else. `fetch(url, init)` is what everything that wraps
 * the runtime's `fetch` understands (tracing, the caches of frameworks, mocks): some take a Request for all of it and drop
 * what is beside. And `fetch` makes a Request of its own in any case; of another one, that costs a fifth of a submission's
 * processor time, for the pipe that hands the body on.
 */
export class RequestDraft {
  readonly url: string;
  readonly init: DraftInit;
  /** As a Request has them. */
  readonly headers: Headers;

  /** @throws TypeError where a Request refuses an option (`cache: "none"`): before anything goes out */
  constructor(url: string, init: DraftInit) {
    this.url = url;
    this.init = init;
    this.headers = init.headers;
    if (Object.keys(init).some((name) => !checked.has(name))) new Request(url, { ...init, body: null, signal: null });
  }

  /** As a Request has it. */
  get method(): string {
    return this.init.method;
  }
}

/** What is always there, and was checked before. */
const checked: ReadonlySet<string> = new Set(["method", "headers", "body", "redirect", "signal"]);
