/**
 * Routes: the mock server's own handling of a method and path.
 *
 * @module
 */

import type { Answer } from "./answer.ts";
import type { AssetStore } from "./assets.ts";
import type { JobStore } from "./jobs.ts";
import type { Preference } from "./prism.ts";
import type { WireRequest } from "./request.ts";
import type { StyleStore } from "./styles.ts";

/** Everything that a mock server remembers. */
export interface MockState {
  jobs: JobStore;
  assets: AssetStore;
  styles: StyleStore;
  maxConcurrentJobs: number;
  /** The URL of the server: `http://127.0.0.1:4010`. */
  url: string;
}

/** One request to answer. */
export interface Call {
  request: WireRequest;
  /** The first group of the route's path pattern. Empty if it has none. */
  id: string;
  state: MockState;
  /** Lets Prism validate the request and form the response. If `as` is given, Prism sees that request instead. */
  ask(preference?: Preference, as?: WireRequest): Promise<Answer>;
}

/** Answers the requests of one operation, or of several similar ones. */
export interface Route {
  method: string;
  /** The pattern of the path. Its first group becomes the call's `id`. */
  path: RegExp;
  answer(call: Call): Promise<Answer>;
}
