/**
 * Faults on request: what goes wrong with the next requests to a mock server.
 *
 * @module
 */

import { type ServerResponse, STATUS_CODES } from "node:http";
import { KreaInputError } from "../errors/client-errors.ts";
import { type Check, checkOptions, isPlainObject, show } from "../options/check.ts";
import { type Answer, sendAnswer } from "./answer.ts";
import { isDuration } from "./options.ts";
import type { MockRequest } from "./request.ts";

/**
 * What goes wrong with a request.
 *
 * - `status`: it is answered with this status, 400 to 599, and nothing else happens: no job is made
 * - `reset: "before"`: the connection breaks before the request is handled: no job is made
 * - `reset: "after"`: the request is handled, and the connection breaks instead of the answer: a submission has made its job
 * - `lose: "answer"`: the request is handled, and no answer ever comes: the client's timeout ends it
 * - `delayMs`: the request is handled, and its answer comes so many milliseconds later
 */
export type MockFault =
  | { status: number; reset?: never; lose?: never; delayMs?: never }
  | { reset: "before" | "after"; status?: never; lose?: never; delayMs?: never }
  | { lose: "answer"; status?: never; reset?: never; delayMs?: never }
  | { delayMs: number; status?: never; reset?: never; lose?: never };

/** Which requests a fault is for. */
export interface MockFaultTarget {
  /** The path of the requests, in which `{…}` stands for one part: `/jobs/{id}`. Or a pattern. Default: every path. */
  path?: string | RegExp;
  /** The HTTP method of the requests: `POST`. Default: every method. */
  method?: string;
  /** How many requests it is for. `Infinity` for all, until {@link MockFaults.clear}. Default: 1. */
  times?: number;
}

/**
 * The faults of a running mock server.
 *
 * @example
 * ```ts
 * mock.faults.next({ reset: "after" }, { path: "/generate/image/bfl/flux-1-dev" });
 * await krea.image("bfl/flux-1-dev", { prompt: "a lighthouse" }); // rejects with a KreaSubmissionUnknownError
 * ```
 */
export interface MockFaults {
  /**
   * Makes the next requests fail. Each further call adds a fault; the first that is for a request is used for it.
   *
   * @throws KreaInputError if the fault or its target is invalid
   * @example
   * ```ts
   * mock.faults.next({ status: 503 }, { path: "/jobs/{id}", times: 2 });
   * ```
   */
  next(fault: MockFault, target?: MockFaultTarget): void;
  /**
   * Forgets all faults that were not used.
   *
   * @example
   * ```ts
   * afterEach(() => mock.faults.clear());
   * ```
   */
  clear(): void;
}

const faultChecks: Record<"status" | "reset" | "lose" | "delayMs", Check> = {
  status: (value) => (isIntegerIn(value, 400, 599) ? undefined : "an integer from 400 to 599"),
  reset: (value) => (value === "before" || value === "after" ? undefined : '"before" or "after"'),
  lose: (value) => (value === "answer" ? undefined : '"answer"'),
  delayMs: isDuration,
};

const targetChecks: Record<keyof MockFaultTarget, Check> = {
  path: (value) =>
    value instanceof RegExp || (typeof value === "string" && value.startsWith("/"))
      ? undefined
      : 'a path such as "/jobs/{id}", or a RegExp',
  method: (value) => (typeof value === "string" && value !== "" ? undefined : "an HTTP method"),
  times: (value) =>
    value === Number.POSITIVE_INFINITY || isIntegerIn(value, 1, Number.MAX_SAFE_INTEGER)
      ? undefined
      : "an integer, 1 or more, or Infinity",
};

interface PlannedFault {
  fault: MockFault;
  path: RegExp | undefined;
  method: string | undefined;
  left: number;
}

/** The planned faults of a server. */
export class FaultPlan implements MockFaults {
  readonly #planned: PlannedFault[] = [];

  next(fault: MockFault, target: MockFaultTarget = {}): void {
    checkOptions("faults.next", fault, faultChecks);
    checkOptions("faults.next", target, targetChecks);
    const kinds = Object.entries(fault).filter(([, value]) => value !== undefined);
    if (kinds.length !== 1) {
      const got = isPlainObject(fault) && kinds.length > 0 ? kinds.map(([name]) => name).join(" and ") : show(fault);
      throw new KreaInputError(`faults.next: expected one of status, reset, lose and delayMs, got ${got}.`);
    }
    const { path, method, times = 1 } = target;
    this.#planned.push({
      fault: { ...fault },
      path: typeof path === "string" ? patternOf(path) : path,
      method: method?.toUpperCase(),
      left: times,
    });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** Takes the fault of a request. Undefined if nothing goes wrong with it. */
  take(request: MockRequest): MockFault | undefined {
    const index = this.#planned.findIndex(
      // `search` ignores the position that a global RegExp remembers.
      ({ path, method }) => (!path || request.path.search(path) >= 0) && (!method || method === request.method),
    );
    const planned = this.#planned[index];
    if (!planned) return undefined;
    planned.left -= 1;
    if (planned.left <= 0) this.#planned.splice(index, 1);
    return planned.fault;
  }
}

/** Answers a request with its fault. `handle` handles the request as usual. */
export async function answerWithFault(
  { status, reset, lose, delayMs }: MockFault,
  response: ServerResponse,
  handle: () => Promise<Answer>,
): Promise<void> {
  if (status !== undefined) return sendAnswer(response, faultAnswer(status));
  if (reset === "before") return breakConnection(response);
  const answer = await handle();
  if (reset === "after") return breakConnection(response);
  if (lose) return;
  const timer = setTimeout(() => sendAnswer(response, answer), delayMs);
  // The caller has disconnected, or the server was closed.
  response.once("close", () => clearTimeout(timer));
}

/** The answer of a status on request, in the API's form of an error. */
export function faultAnswer(status: number): Answer {
  const error = `${STATUS_CODES[status] ?? "Error"} (as the test asked for)`;
  return { status, headers: { "content-type": "application/json" }, body: { error } };
}

function breakConnection(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\{[^{}]*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]+")}$`);
}

function isIntegerIn(value: unknown, min: number, max: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}
