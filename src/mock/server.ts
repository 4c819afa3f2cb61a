/**
 * Starts and stops the mock server.
 *
 * @module
 */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { sendAnswer } from "./answer.ts";
import { AssetStore } from "./assets.ts";
import { allowOrigins, answerPreflight } from "./cors.ts";
import { answerWithFault, FaultPlan, type MockFaults } from "./faults.ts";
import { answerRequest } from "./front.ts";
import { JobStore } from "./jobs.ts";
import { listen, stop } from "./listen.ts";
import type { MockJobs } from "./mock-jobs.ts";
import { type MockServerOptions, type ResolvedOptions, resolveOptions } from "./options.ts";
import { loadPrism, type Prism } from "./prism.ts";
import { BodyTooLarge, type MockRequest, readRequest, recordRequest, refuseLargeBody } from "./request.ts";
import { StyleStore } from "./styles.ts";
import { type MockDelivery, WebhookSender } from "./webhooks.ts";

/** A running mock server. */
export interface MockServer {
  /** The URL of the server, without a trailing slash: `http://127.0.0.1:4010`. */
  readonly url: string;
  /** The port that the server listens on. */
  readonly port: number;
  /** The jobs of the server, to inspect and control. */
  readonly jobs: MockJobs;
  /** Makes requests fail: answers with a status, breaks connections, delays and loses answers. */
  readonly faults: MockFaults;
  /** The received requests, oldest first. Keeps the last 10,000. */
  readonly requests: readonly MockRequest[];
  /** The webhooks that were sent, in the order of sending. Keeps the last 10,000. */
  readonly webhooks: readonly MockDelivery[];
  /**
   * Stops the server: closes all connections, aborts webhooks in flight and discards all state. Nothing remains that
   * keeps the process alive.
   *
   * @example
   * ```ts
   * afterAll(() => mock.close());
   * ```
   */
  close(): Promise<void>;
  /** Stops the server, for `await using`. The same as {@link MockServer.close}. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a mock server of the Krea API in this process. Needs the packages `@stoplight/prism-http-server` and
 * `@stoplight/prism-cli`.
 *
 * Every request is validated against the API's OpenAPI document. The server remembers jobs, assets and styles, and
 * serves the results of jobs for download.
 *
 * @param options - where the server listens and how jobs run. Every option has a default
 * @returns the running server, once it accepts requests
 * @throws KreaInputError if an option is unknown or invalid; Error if the port is taken or Prism's packages are missing
 * @example
 * ```ts
 * import { startMockServer } from "krea-sdk/mock";
 *
 * const mock = await startMockServer({ jobs: { queuedMs: 0, processingMs: 100 } });
 * const krea = new Krea({ apiKey: "any", baseUrl: mock.url });
 * // ...
 * await mock.close();
 * ```
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const resolved = resolveOptions(options);
  const prism = await loadPrism();
  const server = createServer();
  // No request can arrive before the handler is added: connections are reported in a later turn of the event loop.
  const { port, url } = await listen(server, resolved);
  const jobs = new JobStore(resolved.jobs, resolved.now);
  const webhooks = new WebhookSender({ jobs, url }, resolved.webhooks, resolved.now);
  const requests: MockRequest[] = [];
  const faults = new FaultPlan();
  server.on("request", createHandler({ prism, resolved, url, jobs, requests, faults }));

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= Promise.all([stop(server), webhooks.close()]).then(() => {});
    return closing;
  };
  return { url, port, jobs, faults, requests, webhooks: webhooks.deliveries, close, [Symbol.asyncDispose]: close };
}

interface HandlerContext {
  prism: Prism;
  resolved: ResolvedOptions;
  url: string;
  jobs: JobStore;
  requests: MockRequest[];
  faults: FaultPlan;
}

function createHandler({ prism, resolved, url, jobs, requests, faults }: HandlerContext) {
  const { apiKeys, cors, maxConcurrentJobs, now } = resolved;
  const state = { jobs, assets: new AssetStore(now), styles: new StyleStore(jobs), maxConcurrentJobs, url };
  return async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const request = await readRequest(message);
      recordRequest(requests, request);
      // The time of the jobs, which clients compare with their own.
      response.setHeader("date", new Date(now()).toUTCString());
      if (cors) allowOrigins(response);
      const preflight = cors ? answerPreflight(request) : undefined;
      if (preflight) return sendAnswer(response, preflight);
      const handle = () => answerRequest(request, prism, state, apiKeys);
      const fault = faults.take(request);
      if (fault) await answerWithFault(fault, response, handle);
      else sendAnswer(response, await handle());
    } catch (error) {
      if (error instanceof BodyTooLarge) return refuseLargeBody(message, response);
      // Either the caller has disconnected, which needs no response, or Prism threw instead of responding.
      if (response.destroyed || response.headersSent) return;
      sendAnswer(response, { status: 500, headers: {}, body: { error: `The mock server failed: ${String(error)}` } });
    }
  };
}
