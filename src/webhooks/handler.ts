/**
 * The webhook handler: a `Request` comes, a `Response` goes.
 *
 * @module
 */

import { answerOf, type Verdict } from "./answers.ts";
import { Deliveries } from "./deliveries.ts";
import { jobIdIn, refusalOfHeaders } from "./delivery.ts";
import { JobReader } from "./job-reader.ts";
import { type ResolvedOptions, resolveOptions, type WebhookHandlerOptions } from "./options.ts";
import { readBody } from "./read-body.ts";

/**
 * Answers a webhook. Never rejects.
 *
 * @param request - the delivery, its body not read yet
 * @param platform - what the platform passes beside it: of Workers' `(request, env, context)` the context's `waitUntil` is
 *   used, what Next.js, Bun and Deno pass is ignored
 */
export type WebhookHandler = (request: Request, ...platform: unknown[]) => Promise<Response>;

/**
 * Makes a handler of the API's webhooks, which goes into Hono, Next.js route handlers, `Bun.serve`, `Deno.serve` and a
 * Worker's `fetch` as it is, and into `node:http` and Express by {@link toNodeListener}.
 *
 * The API documents no signature, so anybody who knows the URL can post to it. Nothing of a delivery is believed but the
 * job's id: the job is read from the API, and `onJob` is called with what the API says, once, and only where the job has
 * ended. Put a secret into the URL and check it by `authorize`: without one, whoever finds the URL can keep the handler
 * busy with ids that they made up, up to `maxConcurrentReads` reads at once.
 *
 * It answers 200 to a job that was handled, now or before; 400 to what names no job, 401 to what `authorize` does not let
 * in, 404 to a job that the API does not know, 405, 408, 413 and 415 to a wrong method, a slow body, a large one and one
 * that is no JSON; 409 to a job that has not ended, 500 where the handler failed, 503 where the API cannot be asked.
 *
 * @returns the handler
 * @throws KreaInputError where an option is unknown, missing or bad
 * @example
 * ```ts
 * const handler = createWebhookHandler({
 *   krea: new Krea(),
 *   authorize: (request) => new URL(request.url).searchParams.get("secret") === process.env.WEBHOOK_SECRET,
 *   onJob: async (job) => {
 *     if (job.status === "completed") await save(job.job_id, job.result?.urls ?? []);
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
  const deliveries = new Deliveries({ ...resolved, report, reader: new JobReader(resolved) });

  const verdictOn = async (request: Request, platform: readonly unknown[]): Promise<Verdict> => {
    const { authorize, maxBodyBytes, respond } = resolved;
    if (request.method !== "POST") return "wrong-method";
    if (authorize && (await authorize(request)) !== true) return "unauthorized";
    const refusal = refusalOfHeaders(request.headers, maxBodyBytes);
    if (refusal) return refusal;
    const body = await readBody(request, resolved);
    if (typeof body === "string") return body;
    const jobId = jobIdIn(body);
    if (jobId === undefined) return "no-delivery";
    const receipt = await deliveries.take(jobId);
    if (receipt.kind === "answered") return receipt.verdict;
    try {
      // Also where the answer waits: a sender who hangs up must not end the handler.
      (resolved.waitUntil ?? waitUntilOf(platform))?.(receipt.handled);
    } catch (error) {
      report(error);
    }
    return respond === "before-handler" || (await receipt.handled) ? "taken" : "failed";
  };
  return async (request, ...platform) => {
    try {
      return answerOf(await verdictOn(request, platform));
    } catch (error) {
      report(error);
      return answerOf("failed");
    }
  };
}

/** Tells the owner of an error; what the telling itself throws changes nothing for the sender. */
function reporterOf({ onError }: ResolvedOptions): (error: unknown) => void {
  return (error) => {
    // The function's type allows an async one, whose rejection would be nobody's.
    (async () => onError(error))().catch((reason: unknown) =>
      console.error("[krea-sdk] webhook: onError threw:", reason),
    );
  };
}

/** The `waitUntil` among what a platform passes, called on what it belongs to. */
function waitUntilOf(platform: readonly unknown[]): ResolvedOptions["waitUntil"] {
  for (const context of platform) {
    if (typeof context !== "object" || context === null || !("waitUntil" in context)) continue;
    const { waitUntil } = context;
    if (typeof waitUntil === "function") return (promise) => Reflect.apply(waitUntil, context, [promise]);
  }
  return undefined;
}
