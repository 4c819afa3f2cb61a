import express from "express";
import fc from "fast-check";
import { Hono } from "hono";
import { describe, expect, onTestFinished, test } from "vitest";
import { Krea } from "../../src/index.ts";
import { type MockServer, type MockServerOptions, type MockWebhookOptions, startMockServer } from "../../src/mock.ts";
import { createWebhookHandler, type EndedJob, toNodeListener, type WebhookHandlerOptions } from "../../src/webhooks.ts";
import { until } from "../support/until.ts";
import { serve } from "../support/webhooks.ts";

/** The mock of the API with a client of it, and a receiver of its webhooks. */
async function world(mockOptions: MockServerOptions = {}, handlerOptions: Partial<WebhookHandlerOptions> = {}) {
  const mock = await startMockServer({ jobs: { queuedMs: 0, processingMs: 5 }, ...mockOptions });
  onTestFinished(() => mock.close());
  const krea = new Krea({ apiKey: "test-key", baseUrl: mock.url });
  const handled: EndedJob[] = [];
  const errors: unknown[] = [];
  const handler = createWebhookHandler({
    krea,
    onJob: (job) => void handled.push(job),
    onError: (error) => void errors.push(error),
    ...handlerOptions,
  });
  return { mock, krea, handler, handled, errors };
}

/** Submits so many jobs, of which each third fails, and gives the ids with how each is to end. */
async function submit(krea: Krea, mock: MockServer, webhookUrl: string, count: number): Promise<Map<string, string>> {
  const statuses = new Map<string, string>();
  for (let index = 0; index < count; index += 1) {
    const outcome = index % 3 === 1 ? "failed" : index % 3 === 2 ? "cancelled" : "completed";
    mock.jobs.next(outcome);
    const { job_id } = await krea.image("bfl/flux-1-dev", { prompt: `p${index}` }, { webhookUrl });
    statuses.set(job_id, outcome);
  }
  return statuses;
}

const answered = (mock: MockServer, count: number) =>
  until(() => mock.webhooks.filter(({ status, problem }) => status !== null || problem !== null).length === count);
const statusesOf = (jobs: readonly EndedJob[]) => new Map(jobs.map(({ job_id, status }) => [job_id, status]));

/** A port of this machine that passes what comes to a handler of `Request`s, as Bun's and Deno's servers do. */
async function serveFetch(fetchHandler: (request: Request) => Response | Promise<Response>): Promise<string> {
  const listener = toNodeListener(async (request) => fetchHandler(request));
  return (await serve(listener)).url;
}

const receivers: [string, (handler: (request: Request) => Promise<Response>) => Promise<string>][] = [
  ["node:http", async (handler) => (await serve(toNodeListener(handler))).url],
  ["Express", async (handler) => (await serve(express().post("/hook", toNodeListener(handler)))).url],
  [
    "Express with express.json()",
    async (handler) => (await serve(express().use(express.json()).post("/hook", toNodeListener(handler)))).url,
  ],
  ["Hono", async (handler) => serveFetch(new Hono().post("/hook", (c) => handler(c.req.raw)).fetch)],
];

describe.each(receivers)("the API's webhooks by %s", (_name, receive) => {
  test.each<[string, MockWebhookOptions]>([
    ["once and in order", {}],
    ["three times and out of order", { copies: 3, delayMs: 20, shuffle: 1 }],
  ])("%s: each job is handled once, with what the API says", async (_how, webhooks) => {
    const { mock, krea, handler, handled, errors } = await world({ webhooks });
    const url = `${await receive(handler)}/hook`;
    const submitted = await submit(krea, mock, url, 9);
    await answered(mock, 9 * (webhooks.copies ?? 1));
    expect(mock.webhooks.map(({ status }) => status)).toEqual(mock.webhooks.map(() => 200));
    expect(statusesOf(handled)).toEqual(submitted);
    expect([handled.length, errors]).toEqual([9, []]);
    const job = handled.find(({ status }) => status === "completed");
    expect(job).toEqual(await krea.jobs.get(job?.job_id ?? ""));
  });
});

test("a handler that fails handles the job when it is delivered again", async () => {
  let calls = 0;
  const onJob = () => {
    calls += 1;
    if (calls === 1) throw new Error("disk full");
  };
  const { mock, krea, handler, errors } = await world({}, { onJob });
  const { url } = await serve(toNodeListener(handler));
  await submit(krea, mock, url, 1);
  await answered(mock, 1);
  const again = async () => {
    const body = JSON.stringify(mock.webhooks[0]?.body);
    return (await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body })).status;
  };
  expect([mock.webhooks[0]?.status, await again(), await again()]).toEqual([500, 200, 200]);
  expect([calls, errors]).toEqual([2, [new Error("disk full")]]);
});

test("a forged delivery of a job that runs is not believed, and the true one is", async () => {
  const { mock, krea, handler, handled } = await world({ jobs: { queuedMs: 0, processingMs: 60_000 } });
  const { url } = await serve(toNodeListener(handler));
  const [id = ""] = (await submit(krea, mock, url, 1)).keys();
  const forge = (job_id: string) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ job_id, status: "completed", result: { urls: ["https://evil.example/a.png"] } }),
    });
  expect((await forge(id)).status).toBe(409);
  expect((await forge("00000000-0000-4000-8000-000000000000")).status).toBe(404);
  expect(handled).toEqual([]);
  mock.jobs.complete(id);
  await answered(mock, 1);
  expect(handled).toMatchObject([{ job_id: id, result: { urls: [`${mock.url}/files/results/${id}.png`] } }]);
});

test("an API that is down is 503, and the key goes nowhere", async () => {
  const { mock, krea, handler, handled, errors } = await world();
  const { url } = await serve(toNodeListener(handler));
  const { job_id } = await krea.image("bfl/flux-1-dev", { prompt: "x" });
  await mock.close();
  const impatient = createWebhookHandler({
    krea: { jobs: { get: (id, settings) => krea.jobs.get(id, { ...settings, maxRetries: 0 }) } },
    onJob: (job) => void handled.push(job),
    onError: (error) => void errors.push(error),
  });
  const { url: other } = await serve(toNodeListener(impatient));
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ job_id }) };
  const response = await fetch(other, init);
  expect([response.status, response.headers.get("retry-after"), handled]).toEqual([503, "30", []]);
  expect(String(errors)).toContain("could not reach the API");
  expect(JSON.stringify([await response.text(), String(errors), url])).not.toContain("test-key");
});

test("for any copies and order, each ended job reaches onJob exactly once", async () => {
  const scenario = fc.record({
    jobs: fc.integer({ min: 1, max: 6 }),
    copies: fc.integer({ min: 1, max: 4 }),
    delayMs: fc.integer({ min: 0, max: 10 }),
    shuffle: fc.nat(),
    respond: fc.constantFrom("after-handler" as const, "before-handler" as const),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ jobs, respond, ...webhooks }) => {
      const { mock, krea, handler, handled, errors } = await world({ webhooks }, { respond });
      const { url } = await serve(toNodeListener(handler));
      const submitted = await submit(krea, mock, url, jobs);
      await answered(mock, jobs * webhooks.copies);
      expect(statusesOf(handled)).toEqual(submitted);
      expect([handled.length, errors]).toEqual([jobs, []]);
      await mock.close();
    }),
    { numRuns: 15 },
  );
});
