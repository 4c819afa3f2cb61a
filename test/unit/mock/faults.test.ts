import { connect } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isKreaSubmissionUnknownError, Krea } from "../../../src/index.ts";
import { type MockFault, type MockFaultTarget, startMockServer } from "../../../src/mock.ts";
import { caught } from "../../support/caught.ts";
import { imagePath, startMs, startTestMock } from "./support.ts";

const body = { prompt: "a lighthouse" };

async function clientOf(options: Parameters<typeof startTestMock>[0] = {}) {
  const test = await startTestMock(options);
  const krea = new Krea({ apiKey: "test", baseUrl: test.mock.url, maxRetries: 0, retryDelayMs: 1 });
  return { ...test, krea };
}

describe("mock.faults", () => {
  test("answers with a status, and makes no job", async () => {
    const { mock, call } = await startTestMock();
    mock.faults.next({ status: 503 });
    expect(await call("POST", imagePath, { body })).toMatchObject({
      status: 503,
      body: { error: "Service Unavailable (as the test asked for)" },
    });
    expect(mock.jobs.list()).toEqual([]);
    expect(mock.requests).toHaveLength(1);
    expect(await call("POST", imagePath, { body })).toMatchObject({ status: 200 });
  });

  test.each<[MockFault, number]>([
    [{ reset: "before" }, 0],
    [{ reset: "after" }, 1],
  ])("breaks the connection: %j leaves %i jobs", async (fault, jobs) => {
    const { mock, call } = await startTestMock();
    mock.faults.next(fault);
    await expect(call("POST", imagePath, { body })).rejects.toThrow("fetch failed");
    expect(mock.jobs.list()).toHaveLength(jobs);
  });

  test("loses the answer of a submission: the client times out, and the job exists", async () => {
    const { mock, krea } = await clientOf();
    mock.faults.next({ lose: "answer" }, { path: "/generate/image/{provider}/{model}" });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const lost = caught(krea.image("bfl/flux-1-dev", body));
    await vi.waitFor(() => expect(mock.jobs.list()).toHaveLength(1));
    vi.advanceTimersByTime(60_000);
    expect(isKreaSubmissionUnknownError(await lost)).toBe(true);
  });

  test("lets a user's test meet an unknown submission, and recover its job", async () => {
    // The clock of this machine: recover() compares it with the server's.
    const { mock, krea } = await clientOf({ now: () => Date.now() });
    mock.faults.next({ reset: "after" }, { method: "POST" });
    const error = await caught(krea.image("bfl/flux-1-dev", body));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    const recovery = await error.recover();
    expect(recovery).toMatchObject({ status: "found", job: { job_id: mock.jobs.list()[0]?.id } });
  });

  test("delays an answer, by timers that a test may fake", async () => {
    const { mock, call } = await startTestMock();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    mock.faults.next({ delayMs: 60_000 });
    const answered = vi.fn();
    const submitted = call("POST", imagePath, { body }).then(answered);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    expect(answered).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    await submitted;
    expect(answered).toHaveBeenCalledWith(expect.objectContaining({ status: 200 }));
  });

  test("a delayed answer does not keep a closed server alive", async () => {
    const mock = await startMockServer();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    mock.faults.next({ delayMs: 60_000 });
    const failed = caught(fetch(`${mock.url}/jobs`));
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await mock.close();
    await failed;
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
  });

  test("are for the path, the method and as many requests as asked for, in their order", async () => {
    const { mock, call, submit } = await startTestMock();
    const id = await submit();
    mock.faults.next({ status: 500 }, { path: "/jobs/{id}", times: 2 });
    mock.faults.next({ status: 502 }, { path: /^\/jobs\//g, method: "get" });
    mock.faults.next({ status: 504 }, { path: "/jobs", times: Number.POSITIVE_INFINITY });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await call("GET", `/jobs/${id}`)).status);
    expect(statuses).toEqual([500, 500, 502, 200]);
    for (let count = 0; count < 3; count += 1) expect((await call("GET", "/jobs")).status).toBe(504);
    mock.faults.clear();
    expect((await call("GET", "/jobs")).status).toBe(200);
  });

  test.each<[unknown, unknown, string]>([
    [{}, {}, "expected one of status, reset, lose and delayMs, got an object"],
    [{ status: 500, delayMs: 1 }, {}, "expected one of status, reset, lose and delayMs, got status and delayMs"],
    [{ status: 200 }, {}, "status: expected an integer from 400 to 599, got 200"],
    [{ reset: "now" }, {}, 'reset: expected "before" or "after", got "now"'],
    [{ lose: "job" }, {}, 'lose: expected "answer", got "job"'],
    [{ delayMs: -1 }, {}, "delayMs: expected a finite number of milliseconds"],
    [{ stauts: 500 }, {}, 'unknown option "stauts". Did you mean "status"'],
    [{ status: 500 }, { path: "jobs" }, 'path: expected a path such as "/jobs/{id}", or a RegExp, got "jobs"'],
    [{ status: 500 }, { times: 0 }, "times: expected an integer, 1 or more, or Infinity, got 0"],
    [{ status: 500 }, { method: 1 }, "method: expected an HTTP method, got 1"],
    [undefined, {}, "expected an options object, got undefined"],
  ])("refuses %j %j", async (fault, target, message) => {
    const { mock } = await startTestMock();
    expect(() => mock.faults.next(fault as MockFault, target as MockFaultTarget)).toThrow(message);
  });
});

describe("the mock server's clock", () => {
  test("is that of fake timers, whenever they are set", async () => {
    const mock = await startMockServer({ jobs: { queuedMs: 0, processingMs: 60_000 } });
    onTestFinished(() => mock.close());
    vi.useFakeTimers({ toFake: ["Date"], now: startMs });
    const krea = new Krea({ apiKey: "test", baseUrl: mock.url });
    const job = await krea.image("bfl/flux-1-dev", body);
    expect(job.created_at).toBe(new Date(startMs).toISOString());
    vi.setSystemTime(startMs + 60_000);
    expect((await krea.jobs.get(job.job_id)).status).toBe("completed");
  });

  test("is in the Date header of its answers", async () => {
    const { call } = await startTestMock();
    expect((await call("GET", "/jobs")).headers.get("date")).toBe(new Date(startMs).toUTCString());
  });
});

describe("a body that is larger than any upload", () => {
  /** Sends the head of a request, and then bytes for as long as the server takes them. Gives what it answered. */
  async function send(url: string, head: string, chunk: Buffer | undefined): Promise<{ answer: string; sent: number }> {
    const socket = connect({ host: "127.0.0.1", port: Number(new URL(url).port) });
    onTestFinished(() => void socket.destroy());
    let answer = "";
    let sent = 0;
    socket.write(
      `POST /assets HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=x\r\n${head}\r\n\r\n`,
    );
    const more = () => {
      while (chunk && answer === "") {
        sent += chunk.length;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on("drain", more);
    more();
    await new Promise<void>((resolve) => {
      socket.on("data", (data) => {
        answer += String(data);
        resolve();
      });
      socket.on("error", () => resolve());
      socket.on("close", () => resolve());
    });
    return { answer, sent };
  }

  test("is refused by its declared length, before it is sent", async () => {
    const { mock } = await startTestMock();
    const { answer } = await send(mock.url, `content-length: ${2 * 1024 ** 3}`, undefined);
    expect(answer).toContain("413 Payload Too Large");
    expect(mock.requests).toEqual([]);
  });

  test("is refused when too much of it has come", async () => {
    const { mock } = await startTestMock();
    const megabyte = Buffer.alloc(1024 * 1024, "x");
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), megabyte, Buffer.from("\r\n")]);
    const { answer, sent } = await send(mock.url, "transfer-encoding: chunked", chunk);
    expect(answer).toContain("413 Payload Too Large");
    expect(sent).toBeLessThan(200 * 1024 * 1024);
  });
});
