import { Krea, type KreaOptions } from "../../src/index.ts";
import { type FaultServer, type FaultServerOptions, startFaultServer } from "./fault-server.ts";
import type { Fault } from "./faults.ts";
import type { ApiRequest } from "./faulty-api.ts";

/** A model whose average time is not known: nothing but the server tells how long its jobs take. */
export const model = "krea/krea-2/medium" as const;

/** Its input, marked. */
export function inputOf(prompt: string) {
  return { prompt, aspect_ratio: "1:1", resolution: "1K" } as const;
}

/** A client of a fault server, whose sleeps are short. */
export function clientOf({ url }: { url: string }, options: KreaOptions = {}): Krea {
  return new Krea({ apiKey: "key-a", baseUrl: url, retryDelayMs: 2, timeoutMs: 5_000, ...options });
}

/** Runs a piece of work against a fault server, and ends the server however that goes. */
export async function withServer<T>(
  options: FaultServerOptions,
  work: (server: FaultServer) => Promise<T>,
): Promise<T> {
  const server = await startFaultServer(options);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

/** The fault of the first requests of an operation. */
export function first(count: number, operation: ApiRequest["operation"], fault: Fault) {
  return (request: ApiRequest) => (request.operation === operation && request.count <= count ? fault : undefined);
}

/** The fault of every request of an operation. */
export function every(operation: ApiRequest["operation"], fault: Fault) {
  return first(Number.POSITIVE_INFINITY, operation, fault);
}

/** Waits for real time to pass: for what a server does by itself there are no fake timers. */
export function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
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
