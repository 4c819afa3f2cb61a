/**
 * Starting and stopping the mock server.
 *
 * @module
 */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { sendAnswer } from "./answer.ts";
import { AssetStore } from "./assets.ts";
import { allowOrigins, answerPreflight } from "./cors.ts";
import { answerRequest } from "./front.ts";
import { JobStore, type MockJobs } from "./jobs.ts";
import { listen, stop } from "./listen.ts";
import { type MockServerOptions, type ResolvedOptions, resolveOptions } from "./options.ts";
import { loadPrism, type Prism } from "./prism.ts";
import { type MockRequest, noteRequest, readRequest } from "./request.ts";
import { StyleStore } from "./styles.ts";
import { type MockDelivery, WebhookSender } from "./webhooks.ts";

/** A running mock server. */
export interface MockServer {
  /** Where it is, without a slash at the end: `http://127.0.0.1:4010`. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** The jobs that it has made, to look at and to steer. */
  readonly jobs: MockJobs;
  /** The requests that it has read to their end, oldest first: the last 10,000. */
  readonly requests: readonly MockRequest[];
  /** The webhooks that it has sent, in the order in which they went out: the last 10,000. */
  readonly webhooks: readonly MockDelivery[];
  /**
   * Stops it: closes every connection, breaks off the webhooks under way and forgets everything. Nothing is left that keeps a process alive.
   *
   * @example
   * ```ts
   * afterAll(() => mock.close());
   * ```
   */
  close(): Promise<void>;
  /** The same as {@link MockServer.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a mock server of the Krea API in this process. Prism validates every request against the API's OpenAPI
 * document and forms every answer; jobs, assets and styles are remembered, and results can be downloaded.
 *
 * @param options where it listens and how jobs go; every option has a default
 * @returns the running server, once it takes requests
 * @throws TypeError where an option is wrong or unknown
 * @throws Error where the port is taken, or the packages of Prism are not installed
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
  // Nothing can come in before the handler is there: the events of a connection come after this turn of the loop.
  const { port, url } = await listen(server, resolved);
  const jobs = new JobStore(resolved.jobs, resolved.now);
  const webhooks = new WebhookSender({ jobs, url }, resolved.webhooks, resolved.now);
  const requests: MockRequest[] = [];
  server.on("request", createHandler({ prism, resolved, url, jobs, requests }));

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= Promise.all([stop(server), webhooks.close()]).then(() => {});
    return closing;
  };
  return { url, port, jobs, requests, webhooks: webhooks.deliveries, close, [Symbol.asyncDispose]: close };
}

interface Handling {
  prism: Prism;
  resolved: ResolvedOptions;
  url: string;
  jobs: JobStore;
  requests: MockRequest[];
}

function createHandler({ prism, resolved, url, jobs, requests }: Handling) {
  const { apiKeys, cors, maxConcurrentJobs, now } = resolved;
  const state = { jobs, assets: new AssetStore(now), styles: new StyleStore(jobs), maxConcurrentJobs, url };
  return async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const wire = await readRequest(message);
      noteRequest(requests, wire);
      if (cors) allowOrigins(response);
      const preflight = cors ? answerPreflight(wire) : undefined;
      sendAnswer(response, preflight ?? (await answerRequest(wire, prism, state, apiKeys)));
    } catch (error) {
      // The caller has gone away, or Prism has thrown where it should have answered. The first is nobody's to hear of.
      if (response.destroyed || response.headersSent) return;
      sendAnswer(response, { status: 500, headers: {}, body: { error: `The mock server failed: ${String(error)}` } });
    }
  };
}
