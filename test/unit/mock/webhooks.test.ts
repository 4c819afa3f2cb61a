import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Job } from "../../../generated/openapi.ts";
import type { MockServer, MockServerOptions } from "../../../src/mock.ts";
import { until } from "../../support/until.ts";
import { imagePath, startTestMock } from "./support.ts";

/** A server that webhooks are posted to, and what came. */
async function receiver(answer: RequestListener = (_request, response) => void response.writeHead(204).end()) {
  const received: {
    method: string | undefined;
    type: string | undefined;
    authorization: string | undefined;
    job: Job;
  }[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const { authorization, "content-type": type } = request.headers;
    received.push({ method: request.method, type, authorization, job: JSON.parse(text) as Job });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

async function startHooked(options: MockServerOptions = {}) {
  const started = await startTestMock({ jobs: { queuedMs: 0, processingMs: 100 }, ...options });
  const submit = async (webhookUrl: string) => {
    const headers = { "X-Webhook-URL": webhookUrl };
    return (await started.call<Job>("POST", imagePath, { body: { prompt: "x" }, headers })).body.job_id;
  };
  return { ...started, submit };
}

const settled = (mock: MockServer, count: number) =>
  until(() => mock.webhooks.filter(({ status, problem }) => status ?? problem).length === count);

describe("a webhook", () => {
  it.each(["completed", "failed", "cancelled", "empty"] as const)("is the full job that is %s", async (outcome) => {
    const { url, received } = await receiver();
    const { mock, submit, job, advance } = await startHooked();
    mock.jobs.next(outcome);
    const id = await submit(url);
    advance(100);
    await settled(mock, 1);
    const expected = await job(id);
    expect(expected.status).toBe(outcome === "empty" ? "completed" : outcome);
    expect(received).toEqual([{ method: "POST", type: "application/json", authorization: undefined, job: expected }]);
    expect(mock.webhooks).toEqual([{ jobId: id, url, copy: 1, body: expected, status: 204, problem: null }]);
  });

  it("is sent once the job has ended, and never again", async () => {
    const { url, received } = await receiver();
    const { mock, submit, call, advance } = await startHooked();
    const id = await submit(url);
    advance(99);
    await new Promise((resolve) => setTimeout(resolve, 45));
    expect(mock.webhooks).toEqual([]);
    advance(1);
    await settled(mock, 1);
    await call("DELETE", `/jobs/${id}`);
    await new Promise((resolve) => setTimeout(resolve, 45));
    expect(received).toHaveLength(1);
  });

  it.each<[string, (mock: MockServer, id: string) => void, string]>([
    ["completed", (mock, id) => mock.jobs.complete(id), "completed"],
    ["failed", (mock, id) => mock.jobs.fail(id, { code: "nsfw", message: "Refused." }), "failed"],
    ["cancelled", (mock, id) => mock.jobs.cancel(id), "cancelled"],
  ])("is sent for a job that a test has %s", async (_name, end, status) => {
    const { url, received } = await receiver();
    const { mock, submit } = await startHooked();
    end(mock, await submit(url));
    await settled(mock, 1);
    expect(received).toMatchObject([{ job: { status, ...(status === "failed" && { error: { code: "nsfw" } }) } }]);
  });

  it("is sent for a job that a caller has cancelled", async () => {
    const { url, received } = await receiver();
    const { mock, submit, call } = await startHooked();
    await call("DELETE", `/jobs/${await submit(url)}`);
    await settled(mock, 1);
    expect(received).toMatchObject([{ job: { status: "cancelled" } }]);
  });

  it("comes by the real clock too", async () => {
    const { url, received } = await receiver();
    const { mock, submit } = await startHooked({ now: Date.now, jobs: { queuedMs: 5, processingMs: 5 } });
    await submit(url);
    await settled(mock, 1);
    expect(received).toMatchObject([{ job: { status: "completed" } }]);
  });

  it("is not sent for a submission that names no URL, or is refused", async () => {
    const { url } = await receiver();
    const { mock, call, advance } = await startHooked();
    await call("POST", imagePath, { body: { prompt: "x" } });
    await call("POST", imagePath, { body: {}, headers: { "X-Webhook-URL": url } });
    advance(100);
    await new Promise((resolve) => setTimeout(resolve, 45));
    expect(mock.webhooks).toEqual([]);
  });

  it.each(["https://example.com/hook", "http://192.168.0.1/hook", "http://127.0.0.1.example.com/", "ftp://127.0.0.1/"])(
    "is never sent to %s",
    async (url) => {
      const fetched = vi.spyOn(globalThis, "fetch");
      onTestFinished(() => fetched.mockRestore());
      const { mock, submit, advance } = await startHooked();
      await submit(url);
      advance(100);
      await settled(mock, 1);
      expect(mock.webhooks).toMatchObject([
        { url, status: null, problem: "The mock server only calls loopback URLs." },
      ]);
      expect(fetched.mock.calls.map(([target]) => String(target))).toEqual([mock.url + imagePath]);
    },
  );

  it("is not redirected", async () => {
    const { url, received } = await receiver((_request, response) => {
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    const { mock, submit, advance } = await startHooked();
    await submit(url);
    advance(100);
    await settled(mock, 1);
    expect([mock.webhooks[0]?.status, received.length]).toEqual([307, 1]);
  });
});

describe("webhooks", () => {
  it("come so often as copies says", async () => {
    const { url, received } = await receiver();
    const { mock, submit, advance } = await startHooked({ webhooks: { copies: 3 } });
    const id = await submit(url);
    advance(100);
    await settled(mock, 3);
    expect(received.map(({ job }) => job.job_id)).toEqual([id, id, id]);
    expect(mock.webhooks.map(({ copy }) => copy)).toEqual([1, 2, 3]);
  });

  it("come out of order, in the same way for the same seed", async () => {
    const orderOf = async (shuffle?: number) => {
      const { url } = await receiver();
      const webhooks = { copies: 2, delayMs: 40, ...(shuffle !== undefined && { shuffle }) };
      const { mock, submit, advance } = await startHooked({ webhooks });
      const ids: string[] = [];
      for (let count = 0; count < 4; count += 1) ids.push(await submit(url));
      advance(100);
      await settled(mock, 8);
      return mock.webhooks.map(({ jobId, copy }) => `${ids.indexOf(jobId)}.${copy}`);
    };
    const [inOrder, first, again] = await Promise.all([orderOf(), orderOf(5), orderOf(5)]);
    expect(inOrder).toEqual(["0.1", "0.2", "1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]);
    expect(first).not.toEqual(inOrder);
    expect([...first].sort()).toEqual(inOrder);
    expect(again).toEqual(first);
  });

  it("say what is wrong with a receiver that is down", async () => {
    const { mock, submit, advance } = await startHooked();
    const closed = await startTestMock();
    await closed.mock.close();
    await submit(`${closed.mock.url}/hook`);
    advance(100);
    await settled(mock, 1);
    expect(mock.webhooks).toMatchObject([{ status: null, problem: expect.stringContaining("ECONNREFUSED") }]);
  });

  it("list what the receiver answered", async () => {
    const { url } = await receiver((_request, response) => void response.writeHead(500).end("no"));
    const { mock, submit, advance } = await startHooked();
    await submit(url);
    advance(100);
    await settled(mock, 1);
    expect(mock.webhooks).toMatchObject([{ status: 500, problem: null }]);
  });
});

describe("mock.close", () => {
  it("breaks off the webhooks under way, and sends nothing more", async () => {
    const { url, received } = await receiver(() => {});
    const { mock, submit, advance } = await startHooked();
    await submit(url);
    advance(100);
    await until(() => received.length === 1);
    await submit(url);
    await mock.close();
    expect(mock.webhooks).toMatchObject([{ status: null, problem: expect.stringContaining("aborted") }]);
    advance(100);
    await new Promise((resolve) => setTimeout(resolve, 45));
    expect([mock.webhooks.length, received.length]).toEqual([1, 1]);
  });

  it("does not wait for webhooks whose time has not come", async () => {
    const { url, received } = await receiver();
    const { mock, submit, advance } = await startHooked({ webhooks: { delayMs: 60_000 } });
    await submit(url);
    advance(100);
    await new Promise((resolve) => setTimeout(resolve, 45));
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    await mock.close();
    expect(timers()).toBeLessThan(before);
    expect([mock.webhooks, received]).toEqual([[], []]);
  });
});

it.each<[object, string]>([
  [{ webhooks: 5 }, "webhooks: expected an object, got 5"],
  [{ webhooks: { copies: 0 } }, "webhooks: copies: expected an integer from 1 to 100, got 0"],
  [{ webhooks: { delayMs: -1 } }, "webhooks: delayMs: expected a finite number of milliseconds, 0 or more, got -1"],
  [{ webhooks: { shuffle: true } }, "webhooks: shuffle: expected an integer, 0 or more, got true"],
  [{ webhooks: { order: "any" } }, 'webhooks: unknown option "order". It takes copies, delayMs'],
])("refuses %j", async (options, problem) => {
  await expect(startTestMock(options)).rejects.toThrow(problem);
});
