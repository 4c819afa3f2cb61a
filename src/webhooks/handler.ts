/**
 * The webhook handler: takes a `Request` and returns a `Response`.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import { isRecord } from "../support/is-record.ts";
import { responseFor, type Verdict } from "./answers.ts";
import { answerOf, Claims } from "./claims.ts";
import { Deliveries } from "./deliveries.ts";
import { jobIdIn, refusalOfHeaders } from "./delivery.ts";
import { JobReader } from "./job-reader.ts";
import { type ResolvedOptions, resolveOptions, type WebhookHandlerOptions } from "./options.ts";
import { readBody } from "./read-body.ts";

/**
 * Handles one webhook delivery. Never rejects.
 *
 * @param request - the delivery, with an unread body
 * @param platform - further arguments of the platform. If one of them has a `waitUntil` method, like the context of a
 *   Cloudflare Worker, it is used; all others are ignored
 * @returns the response to send
 */
export type WebhookHandler = (request: Request, ...platform: unknown[]) => Promise<Response>;

/**
 * Creates a handler for the API's webhooks. Pass it to Hono, a Next.js route handler, `Bun.serve`, `Deno.serve` or a
 * Worker's `fetch` as it is. For `node:http` and Express wrap it with {@link toNodeListener}.
 *
 * The API documents no signature for its webhooks, so anyone who knows the URL can send requests to it. The handler
 * therefore trusts only the job id of a delivery: it reads the job from the API and calls `onJob` with that job, once,
 * and only if the job has ended. Add a secret to the URL and check it in `authorize`. Without one, anyone who finds the
 * URL can make the handler look up invented ids, at most `maxConcurrentReads` at a time.
 *
 * The handler responds with:
 *
 * - 200: the job was handled, by this delivery or an earlier one
 * - 400: the body names no job
 * - 401: `authorize` did not return true
 * - 404: the API does not know the job
 * - 405, 408, 413, 415: wrong method, slow body, body too large, body not JSON
 * - 409: the job has not ended
 * - 500: `onJob`, `authorize` or the store threw an error, or one of the latter two did not answer within `timeoutMs`
 * - 503: the job cannot be read from the API at the moment
 *
 * @returns the handler
 * @throws KreaInputError if an option is missing, unknown or invalid
 * @example
 * ```ts
 * const handler = createWebhookHandler({
 *   krea: new Krea(),
 *   authorize: (request) => new URL(request.url).searchParams.get("secret") === process.env.WEBHOOK_SECRET,
 *   onJob: async (job) => {
 *     if (job.status === "completed") await save(job.job_id, job.result.urls);
 *   },
 * });
 *
 * app.post("/hook", (c) => handler(c.req.raw)); // Hono
 * export const POST = handler; // Next.js: app/hook/route.ts
 * Bun.serve({ fetch: handler });
 * ```
 */
export function createWebhookHandler(options: WebhookHandlerOptions): WebhookHandler {
  const resolved = resolveOptions(options);
  const report = reporterOf(resolved);
  const claims = new Claims(resolved.store, resolved.timeoutMs);
  const deliveries = new Deliveries({ ...resolved, report, claims, reader: new JobReader(resolved) });

  const verdictFor = async (request: Request, platform: readonly unknown[]): Promise<Verdict> => {
    const { authorize, maxBodyBytes, respond, timeoutMs } = resolved;
    if (!isRequest(request)) throw notARequest(request);
    if (request.method !== "POST") return "wrong-method";
    if (authorize && (await answerOf("authorize", timeoutMs, () => authorize(request))) !== true) return "unauthorized";
    const refusal = refusalOfHeaders(request.headers, maxBodyBytes);
    if (refusal) return refusal;
    const body = await readBody(request, resolved);
    if (typeof body === "string") return body;
    const jobId = jobIdIn(body);
    if (jobId === undefined) return "invalid-body";
    const receipt = await deliveries.process(jobId);
    if (receipt.kind === "answered") return receipt.verdict;
    try {
      // Also if the response waits for the handler: some platforms stop the handler when the sender disconnects.
      (resolved.waitUntil ?? waitUntilOf(platform))?.(receipt.handled);
    } catch (error) {
      report(error);
    }
    return respond === "before-handler" || (await receipt.handled) ? "accepted" : "failed";
  };
  return async (request, ...platform) => {
    try {
      return responseFor(await verdictFor(request, platform));
    } catch (error) {
      report(error);
      if (!isRequest(request)) endNodeResponse(platform);
      return responseFor("failed");
    }
  };
}

/**
 * Returns a function that passes errors to `onError`. If `onError` itself fails, that is logged and the response does
 * not change.
 */
function reporterOf({ onError }: ResolvedOptions): (error: unknown) => void {
  return (error) => {
    // `onError` may be async: its rejection must be handled.
    (async () => onError(error))().catch((reason: unknown) =>
      console.error("[krea-sdk] webhook: onError threw:", reason),
    );
  };
}

function isRequest(value: unknown): value is Request {
  return isRecord(value) && isRecord(value.headers) && typeof value.headers.get === "function";
}

function notARequest(value: unknown): KreaInputError {
  return new KreaInputError(
    `webhook: request: expected a Request, got ${show(value)}. For node:http and Express wrap the handler: ` +
      "toNodeListener(handler). For Hono pass c.req.raw.",
  );
}

/**
 * Responds through the `ServerResponse` that `node:http` and Express pass to a handler that was not wrapped. They ignore
 * what it returns, so that the sender would wait in vain.
 */
function endNodeResponse(platform: readonly unknown[]): void {
  const [response] = platform;
  if (!isRecord(response) || typeof response.writeHead !== "function" || typeof response.end !== "function") return;
  if (response.headersSent === true) return;
  const { status } = responseFor("failed");
  Reflect.apply(response.writeHead, response, [status]);
  Reflect.apply(response.end, response, []);
}

/** Finds a `waitUntil` method among the platform's arguments. It is called on the object that it belongs to. */
function waitUntilOf(platform: readonly unknown[]): ResolvedOptions["waitUntil"] {
  for (const context of platform) {
    if (typeof context !== "object" || context === null || !("waitUntil" in context)) continue;
    const { waitUntil } = context;
    if (typeof waitUntil === "function") return (promise) => Reflect.apply(waitUntil, context, [promise]);
  }
  return undefined;
}
