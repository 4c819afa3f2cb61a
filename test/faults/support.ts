import { Krea, type KreaOptions } from "../../src/index.ts";
import type { FaultServer } from "./fault-host.ts";
import type { Fault } from "./faults.ts";
import type { ApiRequest } from "./faulty-api.ts";

/** A model whose average time is not known: nothing but the server tells how long its jobs take. */
export const model = "krea/krea-2/medium" as const;

/** Its input, marked. */
export function inputOf(prompt: string) {
  return { prompt, aspect_ratio: "1:1", resolution: "1K" } as const;
}

/** A client of a fault server, whose sleeps are short. */
export function clientOf({ url, fetch }: Pick<FaultServer, "url" | "fetch">, options: KreaOptions = {}): Krea {
  return new Krea({ apiKey: "key-a", baseUrl: url, fetch, retryDelayMs: 2, timeoutMs: 5_000, ...options });
}

/** The fault of the first requests of an operation. */
export function first(count: number, operation: ApiRequest["operation"], fault: Fault) {
  return (request: ApiRequest) => (request.operation === operation && request.count <= count ? fault : undefined);
}

/** The fault of every request of an operation. */
export function every(operation: ApiRequest["operation"], fault: Fault) {
  return first(Number.POSITIVE_INFINITY, operation, fault);
}

/** Waits for time to pass. */
export function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A signal that aborts after a time, by the timers of the test. */
export function abortAfter(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException("The operation timed out.", "TimeoutError")), milliseconds);
  return controller.signal;
}

/** A promise, but no longer than a bound. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | "too long"> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<"too long">((resolve) => {
    timer = setTimeout(() => resolve("too long"), milliseconds);
  });
  try {
    return await Promise.race([promise, bound]);
  } finally {
    clearTimeout(timer);
  }
}
