/**
 * What a page's program runs in: the API's hosts are mock servers, and nothing else is reached.
 *
 * @module
 */

import { Server } from "node:net";
import { performance } from "node:perf_hooks";

const { KREA_MOCK_URL = "", RUNWARE_MOCK_URL = "", LOST_ANSWERS = "0" } = process.env;
/** The host of results, as the programs see it: a client of the real API fetches none from this machine. */
const filesHost = "https://files.example";
const servers = new Map([
  [filesHost, KREA_MOCK_URL],
  ["https://api.krea.ai", KREA_MOCK_URL],
  ["https://api.runware.ai", RUNWARE_MOCK_URL],
]);
let lostAnswers = Number(LOST_ANSWERS);

/** Where a request goes instead. */
function moved(url: string): string {
  const { origin, hostname, href } = new URL(url);
  const server = servers.get(origin);
  if (server) return href.replace(origin, server);
  if (hostname === "127.0.0.1" || hostname === "localhost") return href;
  throw new Error(`A snippet wants to reach ${url}, where no mock server is.`);
}

const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  const request = input instanceof Request ? new Request(moved(input.url), input) : moved(String(input));
  const response = await fetch(request, init);
  const isSubmission = new URL(response.url).pathname.startsWith("/generate/");
  if (!isSubmission || lostAnswers === 0) return withPublicFiles(response);
  lostAnswers -= 1;
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
};

/** A response whose JSON has the files of the mock server on their public host. */
async function withPublicFiles(response: Response): Promise<Response> {
  const { status, headers } = response;
  if (KREA_MOCK_URL === "" || !headers.get("content-type")?.includes("json")) return response;
  const text = await response.text();
  return new Response(text.replaceAll(`${KREA_MOCK_URL}/files/`, `${filesHost}/files/`), { status, headers });
}

// undici's own fetch, where a page uses it.
if (process.env.USES_UNDICI) {
  const { Agent, setGlobalDispatcher } = await import("undici");
  setGlobalDispatcher(
    new Agent().compose((dispatch) => (options, handler) => {
      const origin = servers.get(String(options.origin)) ?? options.origin;
      return dispatch({ ...options, ...(origin && { origin }) }, handler);
    }),
  );
}

// A snippet's server gets a port that is free, and does not keep the program from ending.
const { listen } = Server.prototype;
Server.prototype.listen = function (this: Server, ...parameters: unknown[]): Server {
  const callback = parameters.find((parameter) => typeof parameter === "function");
  Reflect.apply(listen, this, [0, "127.0.0.1", ...(callback ? [callback] : [])]);
  return this.unref();
};

// Pauses between two reads of a job are seconds: their clock runs faster here. Longer times bound requests, and stay as
// they are, since a request takes its time on a busy machine.
const speed = 20;
const longestPauseMs = 9_000;
const now = performance.now.bind(performance);
performance.now = () => now() * speed;
const { setTimeout: setRealTimeout } = globalThis;
globalThis.setTimeout = Object.assign(
  (callback: (...values: unknown[]) => void, ms = 0, ...values: unknown[]) =>
    setRealTimeout(callback, ms < longestPauseMs ? ms / speed : ms, ...values),
  setRealTimeout,
);
