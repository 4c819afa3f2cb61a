import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type DeprecationNotice,
  isKreaAbortError,
  isKreaConnectionError,
  isKreaModelRetiredError,
  isKreaRateLimitError,
  isKreaServerError,
  isKreaSubmissionUnknownError,
  isKreaTimeoutError,
} from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, type SentRequest, stubbedClient } from "../../support/stub-fetch.ts";

const flux = "bfl/flux-1-dev" as const;
const url = "https://files.example/a.png";
const completed = { status: "completed", result: { urls: [url] } };

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const refused = () => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) });
};
const reset = () => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
};
const limited = (headers = {}) => json({ error: "too many" }, { status: 429, headers });

/** Runs timers until a promise has settled, and answers its value or what it threw. */
async function settled<T>(promise: Promise<T>): Promise<unknown> {
  const outcome = promise.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return outcome;
}

describe("reads", () => {
  test.each([
    ["a refused connection", refused],
    ["a reset", reset],
    ["408", () => json({}, { status: 408 })],
    ["429", limited],
    ["503", () => json({}, { status: 503 })],
    ["a body that is no JSON", () => new Response("{")],
  ])("are sent again after %s", async (_name, failure) => {
    const { krea, sent } = stubbedClient((_request, count) => (count < 4 ? failure() : json(jobBody())), {
      maxRetries: 4,
    });
    expect(await settled(krea.jobs.get("x"))).toMatchObject({ status: "queued" });
    expect(sent).toHaveLength(4);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ["DELETE", (k: ReturnType<typeof stubbedClient>["krea"]) => k.jobs.cancel("x")],
    [
      "an upload",
      (k: ReturnType<typeof stubbedClient>["krea"]) => k.api.POST("/assets", { body: { file: new Blob(["x"]) } }),
    ],
    [
      "PATCH",
      (k: ReturnType<typeof stubbedClient>["krea"]) =>
        k.api.PATCH("/styles/{id}", { params: { path: { id: "x" } }, body: { title: "t" } }),
    ],
  ])("%s is sent again, with its body", async (_name, call) => {
    const { krea, sent } = stubbedClient((_request, count) => (count < 3 ? reset() : json({})), { maxRetries: 4 });
    await settled<unknown>(call(krea));
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ body }) => JSON.stringify(body).replace(/krea-sdk-[\w-]+/g, ""))).size).toBe(1);
  });

  test("end with the last error when the retries are used up", async () => {
    const { krea, sent } = stubbedClient(() => json({}, { status: 502 }), { maxRetries: 2 });
    expect(isKreaServerError(await settled(krea.jobs.get("x")))).toBe(true);
    expect(sent).toHaveLength(3);
  });

  test("end when the budget is used up, an attempt that hangs included", async () => {
    const { krea } = stubbedClient(() => new Promise<Response>(() => {}), {
      maxRetries: 99,
      retryBudgetMs: 10_000,
      timeoutMs: 4_000,
    });
    const startedAt = Date.now();
    await settled(krea.jobs.get("x"));
    expect(Date.now() - startedAt).toBeLessThanOrEqual(10_000);
  });

  test("wait as long as Retry-After asks", async () => {
    const headers = { "retry-after": "7" };
    const { krea } = stubbedClient((_request, count) => (count < 2 ? limited(headers) : json(jobBody())), {
      maxRetries: 1,
    });
    const startedAt = Date.now();
    await settled(krea.jobs.get("x"));
    expect(Date.now() - startedAt).toBe(7_000);
  });

  test("go out with cache: no-store; submissions need not", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    await krea.jobs.get("x");
    await krea.image(flux, { prompt: "x" });
    expect(sent.map(({ request }) => request.cache)).toEqual(["no-store", "default"]);
  });

  test("an abort between two attempts rejects at once and leaves no timer", async () => {
    const { krea } = stubbedClient(() => limited({ "retry-after": "60" }), { maxRetries: 4 });
    const controller = new AbortController();
    const promise = caught(krea.jobs.get("x", { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort("enough");
    const error = await promise;
    expect(isKreaAbortError(error)).toBe(true);
    expect(error).toMatchObject({ cause: "enough" });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("options of one call", () => {
  test("override the client's", async () => {
    const { krea, sent } = stubbedClient(() => json({}, { status: 500 }), { maxRetries: 4 });
    await settled(krea.jobs.get("x", { maxRetries: 1 }));
    expect(sent).toHaveLength(2);
    await settled(krea.api.GET("/jobs", { maxRetries: 0, headers: { "x-call": "1" } }));
    expect(sent).toHaveLength(3);
    expect(sent[2]?.headers["x-call"]).toBe("1");
    const own: string[] = [];
    const fetchOnce = async (url: string) => {
      own.push(url);
      return json(jobBody());
    };
    await krea.image(flux, { prompt: "x" }, { fetch: fetchOnce, headers: { "x-call": "2" } });
    expect(own).toHaveLength(1);
    expect(sent).toHaveLength(3);
  });

  test("middleware of the caller sees each attempt", async () => {
    const { krea } = stubbedClient((_request, count) => (count < 3 ? reset() : json(jobBody())), { maxRetries: 4 });
    let requests = 0;
    let responses = 0;
    krea.api.use({
      onRequest: ({ request }) => {
        requests += 1;
        request.headers.set("x-attempt", String(requests));
      },
      onResponse: () => {
        responses += 1;
      },
    });
    await settled(krea.jobs.get("x"));
    expect([requests, responses]).toEqual([3, 1]);
  });
});

describe("submissions", () => {
  test("are sent again after a connection that was never made", async () => {
    const { krea, sent } = stubbedClient((_request, count) => (count < 4 ? refused() : json(jobBody())), {
      maxRetries: 4,
    });
    expect(await settled(krea.image(flux, { prompt: "x" }))).toMatchObject({ status: "queued" });
    expect(sent).toHaveLength(4);
  });

  test("that never reach the server are a connection error: no job was made", async () => {
    const { krea, sent } = stubbedClient(refused, { maxRetries: 2 });
    expect(isKreaConnectionError(await settled(krea.image(flux, { prompt: "x" })))).toBe(true);
    expect(sent).toHaveLength(3);
  });

  test("are sent again after 429, and end with it when the retries are used up", async () => {
    const { krea, sent } = stubbedClient(() => limited(), { maxRetries: 2 });
    expect(isKreaRateLimitError(await settled(krea.image(flux, { prompt: "x" })))).toBe(true);
    expect(sent).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ["a reset", reset],
    ["500", () => json({}, { status: 500 })],
    ["502 with HTML", () => new Response("<html></html>", { status: 502 })],
    ["503 with Retry-After", () => json({}, { status: 503, headers: { "retry-after": "1" } })],
    ["524", () => new Response("", { status: 524 })],
    ["408", () => json({}, { status: 408 })],
    ["an answer that is no JSON", () => new Response("{")],
    ["an answer without a job", () => json({ ok: true })],
  ])("are never sent again after %s, by either door", async (_name, failure) => {
    const { krea, sent } = stubbedClient(failure, { maxRetries: 9 });
    const body = { prompt: "x" };
    const errors = [
      await settled(krea.image(flux, body)),
      await settled(krea.api.POST("/generate/image/bfl/flux-1-dev", { body })),
      await settled(krea.api.POST("/styles/train", { body: { name: "x", urls: [] } })),
    ];
    expect(errors.map(isKreaSubmissionUnknownError)).toEqual([true, true, true]);
    expect(errors[0]).toMatchObject({ model: "image/bfl/flux-1-dev", submittedAt: new Date(), failedAt: new Date() });
    expect(sent).toHaveLength(3);
  });

  test("a 429 slows the whole client down rather than each call alone", async () => {
    let limitedUntil = Date.now() + 3_000;
    const { krea, sent } = stubbedClient(
      () => (Date.now() < limitedUntil ? limited({ "retry-after": "3" }) : json(jobBody())),
      { maxRetries: 4 },
    );
    await settled(Promise.all(Array.from({ length: 20 }, () => krea.image(flux, { prompt: "x" }))));
    // All twenty met the first limit at once; nobody knocks again before it lifts, and then each is sent once.
    expect(sent).toHaveLength(40);
    limitedUntil = Date.now() + 3_000;
    const first = krea.image(flux, { prompt: "x" });
    await vi.advanceTimersByTimeAsync(1);
    await settled(Promise.all([first, ...Array.from({ length: 20 }, () => krea.image(flux, { prompt: "x" }))]));
    // Here one met it, and the others were held back.
    expect(sent).toHaveLength(40 + 1 + 21);
  });
});

describe("an unknown submission", () => {
  /** A server that loses the answer of the first submission, and shows its job in the list. */
  function losingServer(skewMs = 0) {
    const jobs: Record<string, unknown>[] = [];
    const serverNow = () => new Date(Date.now() + skewMs);
    const dated = (body: unknown) => json(body, { headers: { date: serverNow().toUTCString() } });
    const answer = ({ method, url: to }: SentRequest, count: number) => {
      if (method === "POST") {
        const job = jobBody({ job_id: `job-${jobs.length + 1}`, created_at: serverNow().toISOString() });
        jobs.unshift(job);
        return count === 1 ? reset() : dated(job);
      }
      if (new URL(to).pathname === "/jobs") return dated({ items: jobs, next_cursor: null });
      return dated({ ...jobs.find(({ job_id }) => to.endsWith(String(job_id))), ...completed });
    };
    return { answer, jobs };
  }

  test.each([0, 300_000, -300_000])("finds its job by the server's clock, %i ms off", async (skewMs) => {
    const { krea, sent } = stubbedClient(losingServer(skewMs).answer);
    const error = await settled(krea.image(flux, { prompt: "x" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover())).toMatchObject({ status: "found", job: { job_id: "job-1" } });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("leaves out the jobs that this client knows", async () => {
    const server = losingServer();
    const { krea } = stubbedClient(server.answer);
    const error = await settled(krea.image(flux, { prompt: "lost" }));
    await krea.image(flux, { prompt: "known" });
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover())).toMatchObject({ status: "found", job: { job_id: "job-1" } });
  });

  test("is looked for on each page once, where a list names the same next page for ever", async () => {
    const server = losingServer();
    const { krea, sent } = stubbedClient(async (request, count) => {
      const answered = await server.answer(request, count);
      if (new URL(request.url).pathname !== "/jobs") return answered;
      const { items } = (await answered.json()) as { items: unknown[] };
      return json({ items, next_cursor: "again" }, { headers: { date: new Date().toUTCString() } });
    });
    const error = await settled(krea.image(flux, { prompt: "x" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover())).toMatchObject({ status: "found", job: { job_id: "job-1" } });
    const reads = sent.filter(({ method }) => method === "GET").map((request) => new URL(request.url).search);
    expect(reads.filter((search) => search.includes("again")).length).toBeLessThanOrEqual(reads.length / 2);
  });

  test("where no job was made is none", async () => {
    const server = losingServer();
    const { krea } = stubbedClient(server.answer);
    const error = await settled(krea.image(flux, { prompt: "x" }));
    server.jobs.length = 0;
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover({ lagMs: 1_000 }))).toEqual({ status: "none" });
  });

  test("goes on with its job by itself where asked, and never sends again", async () => {
    const { krea, sent } = stubbedClient(losingServer().answer, { onUnknownSubmission: "recover" });
    const result = await settled(krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "x" } }));
    expect(result).toMatchObject({ requestId: "job-1", data: { urls: [url] } });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("that matches several jobs is thrown, with what was found", async () => {
    const server = losingServer();
    const { krea, sent } = stubbedClient(server.answer);
    server.jobs.push(jobBody({ job_id: "other", created_at: new Date().toISOString() }));
    const error = await settled(krea.image(flux, { prompt: "x" }, { onUnknownSubmission: "recover" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(error.recovery).toMatchObject({ status: "ambiguous", jobs: [{ job_id: "job-2" }, { job_id: "other" }] });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test.each([[{ lagMs: -1 }], [{ lagMs: Number.NaN }], [{ lag: 1 }]])(
    "refuses bad options of recover: %j",
    async (options) => {
      const { krea } = stubbedClient(losingServer().answer);
      const error = await settled(krea.image(flux, { prompt: "x" }));
      if (!isKreaSubmissionUnknownError(error)) throw error;
      await expect(error.recover(options as object)).rejects.toThrow("recover: ");
    },
  );
});

describe("maxConcurrentJobs", () => {
  /** A server whose jobs take 4 s. */
  function server() {
    const jobs = new Map<string, number>();
    const seen = { most: 0, order: [] as unknown[] };
    const read = (id: string) =>
      jobBody({ job_id: id, ...(Date.now() >= (jobs.get(id) ?? 0) ? completed : { status: "processing" }) });
    const answer = ({ method, url: to, body }: SentRequest) => {
      if (method !== "POST") {
        if (new URL(to).pathname === "/jobs") return json({ items: [...jobs.keys()].map(read), next_cursor: null });
        return json(read(to.split("/").at(-1) ?? ""));
      }
      const running = [...jobs.values()].filter((doneAt) => doneAt > Date.now()).length + 1;
      seen.most = Math.max(seen.most, running);
      seen.order.push((body as { prompt: string }).prompt);
      jobs.set(`j${jobs.size}`, Date.now() + 4_000);
      return json(jobBody({ job_id: `j${jobs.size - 1}` }));
    };
    return { answer, seen };
  }

  test("holds submissions back in order, whether or not anybody waits for the jobs", async () => {
    const { answer, seen } = server();
    const { krea } = stubbedClient(answer, { maxConcurrentJobs: 3 });
    const prompts = Array.from({ length: 12 }, (_value, index) => `p${index}`);
    await settled(Promise.all(prompts.map((prompt) => krea.image(flux, { prompt }))));
    expect(seen.order).toEqual(prompts);
    expect(seen.most).toBe(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("has no timer and reads nothing while nobody waits for a place", async () => {
    const { answer } = server();
    const { krea, sent } = stubbedClient(answer, { maxConcurrentJobs: 2 });
    await krea.image(flux, { prompt: "a" });
    await krea.image(flux, { prompt: "b" });
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(2);
  });

  test("an abort gives up the place in the queue", async () => {
    const { answer, seen } = server();
    const { krea } = stubbedClient(answer, { maxConcurrentJobs: 1 });
    await krea.image(flux, { prompt: "a" });
    const controller = new AbortController();
    const gone = caught(krea.image(flux, { prompt: "gone" }, { signal: controller.signal }));
    const next = krea.image(flux, { prompt: "next" });
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect(isKreaAbortError(await gone)).toBe(true);
    await settled(next);
    expect(seen.order).toEqual(["a", "next"]);
  });

  test("gives up after two hours, and says what of", async () => {
    const { krea, sent } = stubbedClient(
      ({ method }) => json(method === "POST" ? jobBody() : jobBody({ status: "processing" })),
      { maxConcurrentJobs: 1 },
    );
    await krea.image(flux, { prompt: "a" });
    const promise = caught(krea.image(flux, { prompt: "b" }));
    await vi.advanceTimersByTimeAsync(2 * 60 * 60 * 1_000);
    const error = await promise;
    if (!isKreaTimeoutError(error)) throw error;
    expect(error.message).toContain("was not sent within 7200000 ms: maxConcurrentJobs");
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a refused submission frees its place", async () => {
    const { krea, sent } = stubbedClient(() => json({ error: "no" }, { status: 400 }), { maxConcurrentJobs: 1 });
    await settled(Promise.allSettled([1, 2, 3].map(() => krea.image(flux, { prompt: "x" }))));
    expect(sent).toHaveLength(3);
  });

  test.each([0, -1, 1.5, Number.NaN, "2"])("of %s is refused", (maxConcurrentJobs) => {
    expect(() => stubbedClient(() => json({}), { maxConcurrentJobs: maxConcurrentJobs as number })).toThrow(
      "maxConcurrentJobs: expected a whole number, 1 or more",
    );
  });
});

describe("waiting", () => {
  test("survives failures until its deadline", async () => {
    const failures = [reset, refused, () => limited(), () => json({}, { status: 502 }), () => new Response("<html>")];
    const { krea } = stubbedClient((_request, count) => (failures[count - 1] ?? (() => json(jobBody(completed))))());
    expect(await settled(krea.jobs.wait("x"))).toMatchObject(completed);
  });

  test("previews reach onQueueUpdate", async () => {
    const preview = { status: "processing", result: { urls: [{ type: "preview", url }] } };
    const states = [{ status: "processing" }, preview, completed];
    const { krea } = stubbedClient(({ method }, count) => json(jobBody(method === "POST" ? {} : states[count - 2])));
    const previews: unknown[] = [];
    await settled(
      krea.subscribe("image/bfl/flux-1-dev", {
        input: { prompt: "x" },
        onQueueUpdate: ({ result }) => previews.push(result?.previews),
      }),
    );
    expect(previews).toContainEqual([url]);
  });

  test("watch yields each change and ends with the job, well or not", async () => {
    const states = [
      { status: "queued" },
      { status: "processing" },
      { status: "processing" },
      { status: "failed", error: "oom" },
    ];
    const { krea } = stubbedClient((_request, count) => json(jobBody(states[count - 1])));
    const seen: string[] = [];
    const all = (async () => {
      for await (const job of krea.jobs.watch("x")) seen.push(job.status);
    })();
    await settled(all);
    expect(seen).toEqual(["queued", "processing", "failed"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leaving a watch early stops its reads", async () => {
    const { krea } = stubbedClient(() => json(jobBody({ status: "processing" })));
    const leaving = (async () => {
      for await (const job of krea.jobs.watch("x")) return job.status;
      return undefined;
    })();
    await vi.advanceTimersByTimeAsync(10);
    expect(await leaving).toBe("processing");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("cancelOnAbort cancels the job on the server, and the abort rejects at once", async () => {
    const { krea, sent } = stubbedClient(({ method }) =>
      method === "DELETE" ? new Response(null) : json(jobBody({ status: "processing" })),
    );
    const controller = new AbortController();
    const promise = caught(krea.jobs.wait("x", { signal: controller.signal, cancelOnAbort: true }));
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    const error = await promise;
    if (!isKreaAbortError(error)) throw error;
    expect(error.message).toContain("the job is being cancelled");
    await error.cancellation;
    expect(sent.at(-1)).toMatchObject({ method: "DELETE" });
  });

  test("a signal that has aborted already asks nothing", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    expect(isKreaAbortError(await settled(krea.jobs.wait("x", { signal: AbortSignal.abort() })))).toBe(true);
    expect(sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("after a 429", () => {
  test("submissions that were aborted before do not count as let through", async () => {
    const { krea, sent } = stubbedClient(
      async (_request, count) => {
        if (count === 1) return limited();
        await new Promise((resolve) => setTimeout(resolve, 10));
        return json(jobBody());
      },
      { maxRetries: 1 },
    );
    await settled(krea.image(flux, { prompt: "x" }));
    expect(sent).toHaveLength(2);
    const aborted = Array.from({ length: 8 }, () =>
      settled(krea.image(flux, { prompt: "x" }, { signal: AbortSignal.abort() })),
    );
    for (const error of await Promise.all(aborted)) {
      if (!isKreaAbortError(error)) throw error;
      expect(error.message).toBe("POST /generate/image/bfl/flux-1-dev was aborted before it went out.");
    }
    const many = Array.from({ length: 20 }, () => krea.image(flux, { prompt: "x" }));
    await vi.advanceTimersByTimeAsync(1);
    // One has got through since: two at a time.
    expect(sent).toHaveLength(4);
    await vi.runAllTimersAsync();
    expect(await Promise.all(many)).toHaveLength(20);
  });
});

describe("one signal", () => {
  test("of many calls has one listener, and none when they have ended", async () => {
    const { krea } = stubbedClient(() => json(jobBody(completed)));
    // Once for all that what sends requests is there.
    await krea.jobs.get("j0");
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const calls = Array.from({ length: 30 }, (_value, index) => krea.jobs.wait(`j${index % 3}`, { signal }));
    await vi.advanceTimersByTimeAsync(0);
    expect(added).toHaveBeenCalledTimes(1);
    await settled(Promise.all(calls));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("aborts them all", async () => {
    const { krea } = stubbedClient(() => json(jobBody({ status: "processing" })));
    const controller = new AbortController();
    const calls = Array.from({ length: 30 }, () => krea.jobs.wait("x", { signal: controller.signal }));
    const outcomes = Promise.allSettled(calls);
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect((await outcomes).every((outcome) => outcome.status === "rejected" && isKreaAbortError(outcome.reason))).toBe(
      true,
    );
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("retirement", () => {
  test("headers of an operation that will end reach onDeprecation, once", async () => {
    const notices: DeprecationNotice[] = [];
    const headers = {
      deprecation: "@1767225600",
      sunset: "Thu, 01 Jan 2026 00:00:00 GMT",
      link: '<https://docs.example/k>; rel="deprecation"',
    };
    const { krea } = stubbedClient(() => json(jobBody(), { headers }), {
      onDeprecation: (notice) => notices.push(notice),
    });
    await krea.image(flux, { prompt: "x" });
    await krea.image(flux, { prompt: "x" });
    expect(notices).toEqual([
      {
        kind: "operation",
        operation: "POST /generate/image/bfl/flux-1-dev",
        deprecation: "@1767225600",
        sunsetDate: "Thu, 01 Jan 2026 00:00:00 GMT",
        migrationUrl: "https://docs.example/k",
        message:
          "POST /generate/image/bfl/flux-1-dev is deprecated and will be retired. It ends on Thu, 01 Jan 2026 00:00:00 GMT. See https://docs.example/k",
      },
    ]);
  });

  test("a callback that throws after an answer does not lose the job", async () => {
    const print = vi.spyOn(console, "error").mockImplementation(() => {});
    const { krea } = stubbedClient(() => json(jobBody(), { headers: { deprecation: "true" } }), {
      onDeprecation: () => {
        throw new Error("broken");
      },
    });
    await expect(krea.image(flux, { prompt: "x" })).resolves.toMatchObject({ status: "queued" });
    expect(print).toHaveBeenCalledOnce();
    print.mockRestore();
  });

  test("a retired model is final", async () => {
    const body = {
      error: "model_unavailable",
      reason: "deprecated",
      message: "Gone.",
      replacement: "image/krea/krea-2/medium",
    };
    const { krea, sent } = stubbedClient(() => json(body, { status: 410 }), { maxRetries: 4 });
    const error = await settled(krea.image(flux, { prompt: "x" }));
    expect(isKreaModelRetiredError(error) && error.replacement).toBe("image/krea/krea-2/medium");
    expect(sent).toHaveLength(1);
  });
});
