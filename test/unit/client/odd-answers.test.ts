import { describe, expect, test, vi } from "vitest";
import { isKreaConnectionError, isKreaError, type Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

describe("an answer that is not what its operation promises is an error that shows it", () => {
  const calls: [string, (krea: Krea) => Promise<unknown>, unknown[]][] = [
    ["jobs.get", (krea) => krea.jobs.get(id), [null, [], {}, { job_id: "" }, { job_id: 5, status: "queued" }, "job"]],
    ["jobs.list", (krea) => krea.jobs.list(), [null, [], {}, { items: {} }, { items: "x" }]],
    ["assets.list", (krea) => krea.assets.list(), [null, [], {}, { items: {} }]],
    ["assets.upload", (krea) => krea.assets.upload(png()), [null, [], {}, { id: "x" }, { id: 5, image_url: "x" }]],
    ["styles.list", (krea) => krea.styles.list(), [null, [], {}, { items: 5 }]],
    ["styles.get", (krea) => krea.styles.get(id), [null, [], {}, { id: 5 }]],
    ["styles.update", (krea) => krea.styles.update(id, { title: "x" }), [null, {}]],
    ["styles.shareLink", (krea) => krea.styles.shareLink(id), [null, {}, { share_link: null }]],
    ["styles.shareWithWorkspace", (krea) => krea.styles.shareWithWorkspace(id), [null, {}, { style_id: 1 }]],
    ["nodeApps.get", (krea) => krea.nodeApps.get(id), [null, [], {}, { id: 5 }]],
    ["nodeApps.execute", (krea) => krea.nodeApps.execute(id, {}), [null, [], {}, [{}], [jobBody(), {}]]],
  ];
  test.each(calls.flatMap(([name, call, answers]) => answers.map((answer) => ({ name, call, answer }))))(
    "$name: $answer",
    async ({ call, answer }) => {
      const { krea, sent } = stubbedClient(() => json(answer));
      const error = await caught(call(krea));
      expect(isKreaError(error)).toBe(true);
      expect(error).toMatchObject({ message: expect.stringMatching(/not the documented one|job may exist/) });
      expect(sent).toHaveLength(1);
    },
  );
});

function png(): Blob {
  return new Blob([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])]);
}

describe("a page's cursor", () => {
  test.each([
    ["jobs", (krea: Krea) => krea.jobs.list()],
    ["assets", (krea: Krea) => krea.assets.list()],
    ["styles", (krea: Krea) => krea.styles.list()],
  ])("of %s that is none ends the list", async (_name, list) => {
    for (const next_cursor of [null, undefined, "", 5]) {
      const { krea } = stubbedClient(() => json({ items: [], next_cursor }));
      expect((await list(krea)).nextCursor).toBeUndefined();
    }
    const { krea } = stubbedClient(() => json({ items: [], next_cursor: "2" }));
    expect((await list(krea)).nextCursor).toBe("2");
  });
});

describe("a name that would be another path", () => {
  test.each([
    ["jobs.get", (krea: Krea, name: never) => krea.jobs.get(name)],
    ["assets.get", (krea: Krea, name: never) => krea.assets.get(name)],
    ["styles.get", (krea: Krea, name: never) => krea.styles.get(name)],
    ["nodeApps.get", (krea: Krea, name: never) => krea.nodeApps.get(name)],
  ])("is refused: %s", async (_name, call) => {
    const { krea, sent } = stubbedClient(() => json({}));
    for (const name of ["", ".", "..", undefined, null, 5, [], { id: "", job_id: "" }]) {
      await expect(call(krea, name as never)).rejects.toThrow("or its id, got");
    }
    expect(sent).toEqual([]);
  });
});

describe("a run of a node app", () => {
  const client = (endings: Record<string, object>) =>
    stubbedClient(({ method, url }) => {
      if (method === "POST") return json(Object.keys(endings).map((job_id) => jobBody({ job_id })));
      const found = Object.keys(endings).find((job_id) => url.endsWith(job_id)) ?? "";
      return json(jobBody({ job_id: found, ...endings[found] }));
    });
  const run = (krea: Krea, signal?: AbortSignal) => krea.nodeApps.run(id, {}, { intervalMs: 1, signal });

  test("of one job that fails throws what the job threw", async () => {
    const { krea } = client({ one: { status: "failed", error: { code: "X", message: "No." } } });
    await expect(run(krea)).rejects.toMatchObject({
      ...{ name: "KreaJobFailedError", jobId: "one" },
      message: "Job one failed: No. Failed jobs are not billed.",
    });
  });

  test("of several, of which one fails, names them all", async () => {
    const done = { status: "completed", result: { urls: ["https://files.example/a.png"] } };
    const { krea } = client({ one: done, two: { status: "cancelled" } });
    await expect(run(krea)).rejects.toMatchObject({
      name: "KreaNodeAppError",
      ...{ jobId: "two", jobIds: ["one", "two"] },
      message: expect.stringContaining("1 of the 2 jobs"),
    });
  });

  test("that is aborted names them all", async () => {
    const { krea, sent } = client({ one: { status: "processing" }, two: { status: "processing" } });
    const controller = new AbortController();
    const running = caught(run(krea, controller.signal));
    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(1));
    controller.abort("enough");
    expect(await running).toMatchObject({ name: "AbortError", jobIds: ["one", "two"], cause: "enough" });
  });

  test("checks nothing where the app says nothing of its input", async () => {
    const { krea, sent } = stubbedClient(({ method }) => json(method === "GET" ? { id } : [jobBody()]));
    await krea.nodeApps.execute(id, { anything: 1 }, { validateInput: true });
    expect(sent.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });
});

describe("what fetch throws is told, whatever it is", () => {
  const thrown: [unknown, string][] = [
    ["a text", "a text"],
    [new Error("fetch failed"), "fetch failed"],
    [new TypeError("fetch failed", { cause: "why" }), "fetch failed"],
    [new TypeError("fetch failed", { cause: new Error("socket hang up") }), "socket hang up"],
    [new TypeError("fetch failed", { cause: Object.assign(new Error(""), { code: "ECONNRESET" }) }), "ECONNRESET"],
    [new TypeError("fetch failed", { cause: new Error("") }), "fetch failed"],
  ];
  test.each(thrown)("%s", async (reason, told) => {
    const { krea } = stubbedClient(() => Promise.reject(reason));
    const error = await caught(krea.jobs.get("x"));
    expect(isKreaConnectionError(error)).toBe(true);
    expect((error as Error).message).toBe(`GET /jobs/{id} could not reach the API: ${told}.`);
    // As plain data, without what somebody else's error may hold.
    expect(() => JSON.stringify(error)).not.toThrow();
  });

  test("and the key is in none of it", async () => {
    const inner = Object.assign(new Error("authorization: Bearer test-key"), { code: "E_TEST" });
    const outer = new TypeError("failed with test-key", { cause: inner });
    for (const reason of [outer, "test-key", { headers: { authorization: "test-key" } }]) {
      const { krea } = stubbedClient(() => Promise.reject(reason));
      const error = (await caught(krea.jobs.get("x"))) as Error;
      expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain("test-key");
    }
  });
});

describe("middleware", () => {
  test("that is none is refused; nothing at all is passed over", () => {
    const { krea } = stubbedClient(() => json({}));
    for (const middleware of [{}, { onrequest: () => {} }, { onRequest: "x" }, "x", 5, []]) {
      expect(() => krea.api.use(middleware as never)).toThrow("krea.api.use: expected an object with onRequest");
    }
    expect(() => krea.api.use(undefined as never)).not.toThrow();
    expect(() => krea.api.eject({ onRequest: () => undefined })).not.toThrow();
  });

  test("of a call comes after the client's", async () => {
    const { krea } = stubbedClient(() => json(jobBody()));
    const order: string[] = [];
    krea.api.use({ onRequest: () => void order.push("client") });
    const middleware = [{ onRequest: () => void order.push("call") }];
    await krea.api.GET("/jobs/{id}", { params: { path: { id } }, middleware });
    expect(order).toEqual(["client", "call"]);
  });
});

test("a signal of another realm, or of a polyfill, is a signal", async () => {
  const { krea } = stubbedClient(() => json(jobBody()));
  const listeners = new Set<() => void>();
  const signal = {
    aborted: false,
    reason: undefined,
    addEventListener: (_name: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => listeners.delete(listener),
  };
  await krea.jobs.get(id, { signal: signal as unknown as AbortSignal });
  expect(listeners.size).toBe(0);
  await expect(krea.jobs.get(id, { signal: { aborted: false } as never })).rejects.toThrow("expected an AbortSignal");
});
