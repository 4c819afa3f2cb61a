import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { isKreaInputError, isKreaTimeoutError } from "../../../src/index.ts";
import {
  completed,
  deferred,
  delivery,
  handlerOver,
  hookUrl,
  jobId,
  jobOf,
  notFound,
  serverError,
} from "../../support/webhooks.ts";

const encode = (text: string) => new TextEncoder().encode(text);

describe("what is no delivery is refused before the API is asked", () => {
  test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s: 405 with what is allowed", async (method) => {
    const { handler, asked } = handlerOver(completed);
    const response = await handler(new Request(hookUrl, { method }));
    expect([response.status, response.headers.get("allow"), asked]).toEqual([405, "POST", []]);
  });

  test.each([
    ["text/plain", {}],
    ["application/x-www-form-urlencoded", {}],
    ["application/jsonx", {}],
    ["multipart/form-data; boundary=application/json", {}],
    ["application/json", { "content-encoding": "gzip" }],
  ])("%s %j: 415", async (type, headers) => {
    const { handler, asked } = handlerOver(completed);
    const response = await handler(delivery({ job_id: jobId }, { ...headers, "content-type": type }));
    expect([response.status, asked]).toEqual([415, []]);
  });

  test("no content type: 415", async () => {
    const { handler } = handlerOver(completed);
    expect((await handler(new Request(hookUrl, { method: "POST", body: encode("{}") }))).status).toBe(415);
  });

  test.each(["application/json", "Application/JSON; charset=utf-8", "application/vnd.krea+json"])(
    "%s is taken",
    async (type) => {
      const { handler } = handlerOver(completed);
      expect((await handler(delivery({ job_id: jobId }, { "content-type": type }))).status).toBe(200);
    },
  );

  test.each<[string, string | Uint8Array]>([
    ["nothing", ""],
    ["no JSON", "{"],
    ["null", "null"],
    ["an array", JSON.stringify([{ job_id: jobId }])],
    ["a string", JSON.stringify(jobId)],
    ["no id", "{}"],
    ["an id that is a number", '{"job_id":5}'],
    ["an id that is an object", '{"job_id":{"job_id":"a"}}'],
    ["an empty id", '{"job_id":""}'],
    ["an id that leaves the path", '{"job_id":"../styles"}'],
    ["an id that is the path above", '{"job_id":".."}'],
    ["an id that is the path above, encoded", '{"job_id":"%2e%2e"}'],
    ["an id with a slash", '{"job_id":"a/b"}'],
    ["an id with a backslash", '{"job_id":"a\\\\b"}'],
    ["an id with a query", '{"job_id":"a?limit=1"}'],
    ["an id with a fragment", '{"job_id":"a#b"}'],
    ["an id with a line break", '{"job_id":"a\\n"}'],
    ["an id with a null", '{"job_id":"a\\u0000"}'],
    ["an id of other letters", '{"job_id":"ａ"}'],
    ["an id of 129 characters", JSON.stringify({ job_id: "a".repeat(129) })],
    ["an inherited id", `{"__proto__":{"job_id":"${jobId}"}}`],
    ["an id of the constructor", `{"constructor":{"prototype":{"job_id":"${jobId}"}}}`],
    ["invalid UTF-8", new Uint8Array([...encode('{"job_id":"a'), 0xff, ...encode('"}')])],
    [
      "invalid UTF-8 beside the id",
      new Uint8Array([...encode('{"x":"'), 0xc3, 0x28, ...encode(`","job_id":"${jobId}"}`)]),
    ],
    ["UTF-16", new Uint8Array(Buffer.from(JSON.stringify({ job_id: jobId }), "utf16le"))],
    ["deep arrays that do not end", "[".repeat(500_000)],
    ["deep arrays", "[".repeat(200_000) + "]".repeat(200_000)],
    ["deep objects that do not end", '{"job_id":'.repeat(50_000)],
  ])("%s: 400", async (_name, body) => {
    const { handler, asked, handled, errors } = handlerOver(completed);
    const response = await handler(delivery(body));
    expect([response.status, asked, handled, errors]).toEqual([400, [], [], []]);
    expect(Reflect.get({}, "job_id")).toBeUndefined();
  });

  test("an id that only Object.prototype has: 400", async () => {
    const { handler } = handlerOver(completed);
    Object.defineProperty(Object.prototype, "job_id", { value: jobId, configurable: true });
    onTestFinished(() => void Reflect.deleteProperty(Object.prototype, "job_id"));
    expect((await handler(delivery({}))).status).toBe(400);
  });

  test("no body: 400", async () => {
    const { handler } = handlerOver(completed);
    const request = new Request(hookUrl, { method: "POST", headers: { "content-type": "application/json" } });
    expect((await handler(request)).status).toBe(400);
  });

  test("what else a delivery holds is not believed", async () => {
    const { handler, handled } = handlerOver(completed);
    const body = `{"__proto__":{"admin":true},"job_id":"${jobId}","status":"failed","result":{"urls":["https://evil.example"]}}`;
    expect((await handler(delivery(body))).status).toBe(200);
    expect(handled).toEqual([jobOf(jobId)]);
  });
});

describe("the body's size", () => {
  /** A stream of so many bytes, and how much of it was asked for. */
  function streamOf(chunk: number, chunks: number) {
    const state = { pulled: 0, cancelled: false };
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          state.pulled += 1;
          if (state.pulled > chunks) controller.close();
          else controller.enqueue(new Uint8Array(chunk).fill(0x20));
        },
        cancel: () => {
          state.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    return { stream, state };
  }

  test.each<[string, Record<string, string>]>([
    ["not declared", {}],
    ["declared smaller", { "content-length": "10" }],
    ["declared as nonsense", { "content-length": "few" }],
  ])("is counted where it is %s, and no more is read than is needed to tell", async (_name, headers) => {
    const { handler, asked } = handlerOver(completed);
    const { stream, state } = streamOf(65_536, Number.POSITIVE_INFINITY);
    const response = await handler(delivery(stream, headers));
    expect([response.status, asked, state]).toEqual([413, [], { pulled: 17, cancelled: true }]);
  });

  test("is refused unread where it is declared too large", async () => {
    const { handler } = handlerOver(completed);
    const { stream, state } = streamOf(1, 1);
    const response = await handler(delivery(stream, { "content-length": "1048577" }));
    expect([response.status, state.pulled]).toEqual([413, 0]);
  });

  test.each([
    [0, 200],
    [1, 413],
  ])("%i bytes past maxBodyBytes: %i", async (more, status) => {
    const body = JSON.stringify({ job_id: jobId });
    const { handler } = handlerOver(completed, { maxBodyBytes: body.length });
    expect((await handler(delivery(body + " ".repeat(more)))).status).toBe(status);
  });

  test("comes a byte at a time all the same", async () => {
    const { handler, handled } = handlerOver(completed);
    const bytes = encode(JSON.stringify({ padding: "é".repeat(5_000), job_id: jobId }));
    let index = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (index === bytes.length) controller.close();
        else controller.enqueue(bytes.subarray(index, ++index));
      },
    });
    expect((await handler(delivery(stream))).status).toBe(200);
    expect(handled).toHaveLength(1);
  });
});

describe("time", () => {
  beforeEach(() => void vi.useFakeTimers());

  test("a body that does not end: 408, and it is let go", async () => {
    const { handler, asked } = handlerOver(completed, { timeoutMs: 2_000 });
    let cancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encode('{"job_id":')),
      cancel: () => {
        cancelled = true;
        return new Promise(() => {});
      },
    });
    const answered = vi.fn();
    const response = handler(delivery(stream)).then((answer) => {
      answered();
      return answer;
    });
    await vi.advanceTimersByTimeAsync(1_999);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect([(await response).status, cancelled, asked]).toEqual([408, true, []]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("an API that does not answer: 503, its read is aborted, and the owner is told", async () => {
    let aborted = false;
    const { handler, handled, errors } = handlerOver(
      (_id, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => {
            aborted = true;
            reject(signal.reason);
          });
        }),
      { timeoutMs: 2_000 },
    );
    const response = handler(delivery());
    await vi.advanceTimersByTimeAsync(2_000);
    expect([(await response).status, aborted, handled]).toEqual([503, true, []]);
    expect(errors.map(isKreaTimeoutError)).toEqual([true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a handler may take as long as it likes", async () => {
    const { promise, resolve } = deferred();
    const { handler } = handlerOver(completed, { onJob: () => promise });
    const response = handler(delivery());
    await vi.advanceTimersByTimeAsync(3_600_000);
    resolve();
    expect((await response).status).toBe(200);
  });
});

describe("what the API says", () => {
  test.each([
    ["it has no such job", notFound, 404, 0],
    ["it cannot read the id", () => Object.assign(new Error("bad id"), { status: 400 }), 404, 0],
    ["it fails", serverError, 503, 1],
    ["it is out of reach", () => new TypeError("fetch failed"), 503, 1],
    ["the key is wrong", () => Object.assign(new Error("unauthorized"), { status: 401 }), 503, 1],
    ["too much is asked of it", () => Object.assign(new Error("too many requests"), { status: 429 }), 503, 1],
    ["a client throws nothing", () => undefined, 503, 1],
  ])("where %s: no handler", async (_name, errorOf, status, reported) => {
    const error = errorOf();
    const { handler, handled, errors } = handlerOver(() => Promise.reject(error));
    const response = await handler(delivery());
    expect([response.status, handled, errors]).toEqual([status, [], Array(reported).fill(error)]);
    expect(response.headers.has("retry-after")).toBe(status === 503);
  });

  test.each(["queued", "processing", "intermediate-complete", "something-new"])(
    "a job that is %s: 409, and it is handled once it has ended",
    async (status) => {
      let current = status;
      const { handler, handled, errors } = handlerOver((id) => jobOf(id, { status: current }));
      expect((await handler(delivery({ job_id: jobId, status: "completed" }))).status).toBe(409);
      expect([handled, String(errors)]).toEqual([
        [],
        expect.stringContaining(`which is "${status}" and has not ended`),
      ]);
      current = "completed";
      expect((await handler(delivery())).status).toBe(200);
      expect(handled).toHaveLength(1);
    },
  );

  test.each(["completed", "failed", "cancelled", "canceled"])("a job that is %s is handled", async (status) => {
    const { handler, handled } = handlerOver((id) => ({
      ...jobOf(id),
      status: status as "completed",
      result: { urls: [], files: [] },
    }));
    expect((await handler(delivery())).status).toBe(200);
    expect(handled).toMatchObject([{ job_id: jobId, status: status.replace("canceled", "cancelled") }]);
  });

  test("a job of another id is not the one", async () => {
    const { handler, handled } = handlerOver((id) => jobOf(id.toLowerCase()));
    expect((await handler(delivery({ job_id: jobId.toUpperCase() }))).status).toBe(404);
    expect(handled).toEqual([]);
  });

  test("what is no job: 503", async () => {
    const { handler, errors } = handlerOver(() => ({}) as never);
    expect((await handler(delivery())).status).toBe(503);
    expect(String(errors)).toContain("the API's response is not a job: an object");
  });
});

describe("authorize", () => {
  const authorize = (request: Request) => new URL(request.url).searchParams.get("secret") === "s3cret";

  test.each([
    ["?secret=s3cret", 200],
    ["?secret=guess", 401],
    ["", 401],
  ])("%s: %i", async (search, status) => {
    const { handler, asked } = handlerOver(completed, { authorize });
    expect((await handler(delivery(undefined, {}, hookUrl + search))).status).toBe(status);
    expect(asked).toHaveLength(status === 200 ? 1 : 0);
  });

  test("may be async, and comes before the body", async () => {
    const pull = vi.fn();
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    const { handler } = handlerOver(completed, { authorize: async () => false });
    expect((await handler(delivery(body))).status).toBe(401);
    expect(pull).not.toHaveBeenCalled();
  });

  test.each([undefined, null, 0, "yes", 1, {}])("what answers %j lets nobody in", async (value) => {
    const { handler } = handlerOver(completed, { authorize: () => value as never });
    expect((await handler(delivery())).status).toBe(401);
  });

  test("that throws: 500, and the owner is told", async () => {
    const error = new Error("no secret set");
    const { handler, asked, errors } = handlerOver(completed, { authorize: () => Promise.reject(error) });
    expect([(await handler(delivery())).status, asked, errors]).toEqual([500, [], [error]]);
  });
});

describe("the sender learns nothing", () => {
  const secret = "TOPSECRET";

  test.each([
    ["a bad body", () => handlerOver(completed), `{"job_id":"${secret}/"}`],
    ["an unknown job", () => handlerOver(() => Promise.reject(notFound())), { job_id: secret }],
    ["an API error", () => handlerOver(() => Promise.reject(new Error(secret))), { job_id: secret }],
    [
      "a failing handler",
      () => handlerOver(completed, { onJob: () => Promise.reject(new Error(secret)) }),
      { job_id: secret },
    ],
    ["a failing store", () => handlerOver(completed, { store: failingStore(secret) }), { job_id: secret }],
    ["a handled job", () => handlerOver(completed, { onJob: () => secret }), { job_id: secret }],
  ])("from %s", async (_name, make, body) => {
    const response = await make().handler(delivery(body, { "x-secret": secret }, `${hookUrl}?${secret}`));
    const all = JSON.stringify([...response.headers, response.statusText, await response.text()]);
    expect(all).not.toContain(secret);
  });
});

function failingStore(message: string) {
  const fail = () => Promise.reject(new Error(message));
  return { add: fail, delete: fail };
}

test("a body that was read before is the receiver's mistake, which its owner is told", async () => {
  const { handler, errors } = handlerOver(completed);
  const request = delivery();
  await request.text();
  expect((await handler(request)).status).toBe(500);
  const locked = delivery();
  locked.body?.getReader();
  expect((await handler(locked)).status).toBe(500);
  expect(errors.map(isKreaInputError)).toEqual([true, true]);
});

test("a connection that breaks amid the body: 400, and nobody is told", async () => {
  const { handler, errors } = handlerOver(completed);
  const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error("reset")) });
  expect([(await handler(delivery(body))).status, errors]).toEqual([400, []]);
});
