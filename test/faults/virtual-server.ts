import { FaultHost, type FaultOptions, type FaultServer, type Handled } from "./fault-host.ts";
import { half, wholeMessage } from "./write-answer.ts";

/** A fault server that is reached by its `fetch` alone. */
export type VirtualServer = FaultServer & { fetch: typeof globalThis.fetch };

/** How long a request is on its way, and its answer, in virtual time. */
const onItsWayMs = 1;

/** A fault server without a port, whose requests and answers take the time that the test's timers tell. */
export function createVirtualServer(options: FaultOptions = {}): VirtualServer {
  const host = new FaultHost(options);
  // The requests themselves: the signal of one that nobody holds any more does not hear of an abort.
  const hanging = new Set<Request>();
  const pass = () => new Promise<void>((resolve) => setTimeout(resolve, onItsWayMs));

  // The server takes a request up whether or not its caller has gone meanwhile.
  async function reply(request: Request): Promise<Handled> {
    await pass();
    const handled = await host.handle({
      method: request.method,
      url: new URL(request.url),
      account: request.headers.get("authorization") ?? "",
      json: () => request.json(),
    });
    await pass();
    return handled;
  }

  const fetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { signal } = request;
    return new Promise((resolve, reject) => {
      const leave = () => reject(signal.reason);
      if (signal.aborted) return leave();
      signal.addEventListener("abort", leave, { once: true });
      const arrive = (handled: Handled) => {
        if (handled.answer.kind !== "hang") {
          signal.removeEventListener("abort", leave);
          resolve(answered(handled));
        } else if (!signal.aborted) {
          hanging.add(request);
          signal.addEventListener("abort", () => hanging.delete(request), { once: true });
        }
      };
      // Its body is read although the caller has gone.
      reply(new Request(request, { signal: null }))
        .then(arrive)
        .catch(reject);
    });
  };

  return {
    url: "https://api.example",
    fetch,
    ledger: host.ledger,
    requests: host.requests,
    hanging: () => hanging.size,
    close: async () => {},
  };
}

/** What `fetch` makes of an answer, or throws: the errors are those of Node's. */
function answered({ answer, right, date }: Handled): Response {
  const headers = { "content-type": "application/json", ...(date !== undefined && { date }) };
  const message = wholeMessage(answer, right);
  if (message) {
    const { status, body } = message;
    return new Response(body as BodyInit, { status, headers: { ...headers, ...message.headers } });
  }
  if (answer.kind === "reset") throw new TypeError("fetch failed", { cause: connectionReset() });
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(half(right.body)),
    pull: (stream) => stream.error(new TypeError("terminated", { cause: connectionReset() })),
  });
  return new Response(body, { status: right.status, headers });
}

function connectionReset(): Error {
  return Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" });
}
