/**
 * How the mock server's own part of an answer is tied to a method and a path.
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
  /** Where the server is: `http://127.0.0.1:4010`. */
  url: string;
}

/** One request to be answered. */
export interface Call {
  request: WireRequest;
  /** The parts of the path that the route leaves open. */
  id: string;
  state: MockState;
  /** Has Prism validate the request and form the answer; `as` stands in for the request itself. */
  ask(preference?: Preference, as?: WireRequest): Promise<Answer>;
}

/** Answers the calls of one operation, or of several that are alike. */
export interface Route {
  method: string;
  /** The path; its first group is the call's `id`. */
  path: RegExp;
  answer(call: Call): Promise<Answer>;
}
