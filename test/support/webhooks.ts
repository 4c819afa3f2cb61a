import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type ApiErrorDetails, type Job, KreaNotFoundError, KreaServerError } from "../../src/index.ts";
import { parseJob } from "../../src/jobs/parse-job.ts";
import { createWebhookHandler, type EndedJob, type WebhookHandlerOptions } from "../../src/webhooks.ts";
import { jobBody } from "./stub-fetch.ts";

export const jobId = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
export const hookUrl = "https://hooks.example/krea";

const details: ApiErrorDetails = {
  status: 404,
  code: undefined,
  body: undefined,
  requestId: undefined,
  method: "GET",
  path: "/jobs/{id}",
  retryAfterMs: undefined,
};
export const notFound = () => new KreaNotFoundError("no such job", details);
export const serverError = () => new KreaServerError("the API is down", { ...details, status: 502 });

/** A job of the API. */
export function jobOf(job_id: string, fields: object = {}): Job {
  const job = parseJob(
    jobBody({ job_id, status: "completed", result: { urls: ["https://x.example/a.png"] }, ...fields }),
  );
  if (!job) throw new Error("no job");
  return job;
}

/** An API of which every job has completed. */
export const completed = (id: string): Job => jobOf(id);

/** A handler over an API that is a function, and what it was asked and told. */
export function handlerOver(
  read: (id: string, signal: AbortSignal | undefined) => Job | Promise<Job>,
  options: Partial<WebhookHandlerOptions> = {},
) {
  const asked: string[] = [];
  const handled: EndedJob[] = [];
  const errors: unknown[] = [];
  const handler = createWebhookHandler({
    krea: {
      jobs: {
        get: async (id, settings) => {
          asked.push(id);
          return read(id, settings?.signal);
        },
      },
    },
    onJob: (job) => void handled.push(job),
    onError: (error) => void errors.push(error),
    ...options,
  });
  return { handler, asked, handled, errors };
}

/** A delivery of a job, as the API posts it. */
export function delivery(
  body: unknown = { job_id: jobId },
  headers: Record<string, string> = {},
  url = hookUrl,
): Request {
  const isRaw = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const init = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: isRaw ? (body as BodyInit) : JSON.stringify(body),
    duplex: "half",
  };
  return new Request(url, init);
}

/** A promise that a test settles. */
export function deferred<T = void>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** A server of this machine, until the test ends. */
export async function serve(listener: RequestListener): Promise<{ url: string; port: number }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}
