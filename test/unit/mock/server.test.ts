import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { type MockServerOptions, startMockServer } from "../../../src/mock.ts";
import { caught } from "../../support/caught.ts";
import { imagePath, startTestMock } from "./support.ts";

describe("startMockServer", () => {
  it("listens on loopback at a free port", async () => {
    const { mock } = await startTestMock();
    expect(mock.url).toBe(`http://127.0.0.1:${mock.port}`);
    expect(mock.port).toBeGreaterThan(0);
  });

  it("runs twice side by side, each with its own jobs", async () => {
    const [first, second] = await Promise.all([startTestMock(), startTestMock()]);
    const id = await first.submit();
    expect(first.mock.port).not.toBe(second.mock.port);
    expect(await first.call("GET", `/jobs/${id}`)).toMatchObject({ status: 200 });
    expect(await second.call("GET", `/jobs/${id}`)).toMatchObject({ status: 404 });
  });

  it("works by the real clock where none is given", async () => {
    await using mock = await startMockServer({ jobs: { queuedMs: 0, processingMs: 0 } });
    const headers = { authorization: "Bearer key", "content-type": "application/json" };
    const before = Date.now();
    const submitted = await fetch(mock.url + imagePath, { method: "POST", headers, body: '{"prompt":"x"}' });
    const { job_id, created_at } = (await submitted.json()) as { job_id: string; created_at: string };
    expect(Date.parse(created_at)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(created_at)).toBeLessThanOrEqual(Date.now());
    const job = await fetch(`${mock.url}/jobs/${job_id}`, { headers });
    expect(await job.json()).toMatchObject({ status: "completed" });
  });

  it("says that a port is taken", async () => {
    const { mock } = await startTestMock();
    await expect(startMockServer({ port: mock.port })).rejects.toThrow(`Port ${mock.port} of 127.0.0.1 is in use`);
  });

  it.each<[unknown, string]>([
    [{ port: 70_000 }, "startMockServer: port: expected an integer from 0 to 65535, got 70000"],
    [{ port: "4010" }, 'port: expected an integer from 0 to 65535, got "4010"'],
    [{ port: 1.5 }, "got 1.5"],
    [{ host: "0.0.0.0" }, 'host: expected one of "127.0.0.1", "::1", "localhost", got "0.0.0.0"'],
    [{ jobs: 5 }, "jobs: expected an object, got 5"],
    [{ jobs: { queuedMs: -1 } }, "jobs: queuedMs: expected a finite number of milliseconds, 0 or more, got -1"],
    [{ jobs: { processingMs: Number.NaN } }, "jobs: processingMs: expected a finite number of milliseconds"],
    [{ jobs: { outcome: "lost" } }, 'jobs: outcome: expected one of "completed", "failed", got "lost"'],
    [{ jobs: { speed: 1 } }, 'jobs: unknown option "speed". It takes queuedMs, processingMs'],
    [{ maxConcurrentJobs: 0 }, "maxConcurrentJobs: expected an integer, 1 or more, got 0"],
    [{ cors: "*" }, 'cors: expected a boolean, got "*"'],
    [{ now: 5 }, "now: expected a function"],
    [{ prot: 1 }, 'startMockServer: unknown option "prot". Did you mean "port"? It takes port, cors'],
    [4010, "startMockServer: expected an options object, got 4010"],
  ])("refuses %j", async (options, problem) => {
    await expect(startMockServer(options as MockServerOptions)).rejects.toThrow(problem);
  });

  it("lets pages of other origins ask it where it is told to, and not otherwise", async () => {
    const preflight = {
      method: "OPTIONS",
      headers: {
        origin: "https://app.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    };
    await using open = await startMockServer({ cors: true });
    const allowed = await fetch(`${open.url}/generate/image/bfl/flux-1-dev`, preflight);
    expect(allowed.status).toBe(204);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "authorization,content-type",
    });
    const refused = await fetch(`${open.url}/jobs`);
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([401, "*"]);
    await using closed = await startMockServer();
    const answer = await fetch(`${closed.url}/jobs`, preflight);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("does not repeat keys in an error", async () => {
    const error = await caught(startMockServer({ apiKeys: "secret" as never }));
    expect(error).toMatchObject({
      message: "startMockServer: apiKeys: expected an array of strings, got a string of 6 characters.",
    });
  });
});

describe("mock.requests", () => {
  it("holds what came over the wire", async () => {
    const { mock, call } = await startTestMock();
    await call("POST", imagePath, { body: { prompt: "x" }, headers: { "X-Test": "1" } });
    await call("GET", "/jobs?limit=5&types=a%2Cb");
    const form = new FormData();
    form.append("file", new Blob(["abc"]), "a.png");
    await call("POST", "/assets", { body: form });
    const [submission, list, upload] = mock.requests;
    expect(submission).toMatchObject({ method: "POST", path: imagePath, search: "", body: { prompt: "x" } });
    expect(submission?.headers).toMatchObject({ authorization: "Bearer test-key", "x-test": "1" });
    expect(list).toMatchObject({ method: "GET", path: "/jobs", search: "?limit=5&types=a%2Cb", body: undefined });
    expect(String(upload?.body)).toContain('filename="a.png"');
  });
});

describe("mock.close", () => {
  it("refuses connections from then on, and may be called again", async () => {
    const { mock, call } = await startTestMock();
    await call("GET", "/jobs");
    await mock.close();
    await mock.close();
    await expect(fetch(`${mock.url}/jobs`)).rejects.toThrow("fetch failed");
  });

  it("does not wait for connections that are open", async () => {
    const { mock } = await startTestMock();
    const socket = connect(mock.port, "127.0.0.1");
    socket.on("error", () => {});
    await new Promise((resolve) => socket.once("connect", resolve));
    // Half a request: the server waits for the rest of it.
    socket.write("POST /assets HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc");
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await mock.close();
    await closed;
    expect(mock.requests).toEqual([]);
  });
});
