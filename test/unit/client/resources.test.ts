import { describe, expect, test } from "vitest";
import * as sdk from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

describe("a list", () => {
  const page = (ids: string[], next_cursor: string | null) =>
    json({ items: ids.map((job_id) => jobBody({ job_id })), next_cursor });

  test("asks for a page once, however it is used", async () => {
    const { krea, sent } = stubbedClient(({ url }) =>
      url.includes("cursor=2") ? page(["b"], null) : page(["a"], "2"),
    );
    const list = krea.jobs.list({ limit: 1, status: "queued", types: ["flux", "k1"] });
    expect((await list).items.map(({ job_id }) => job_id)).toEqual(["a"]);
    const ids: string[] = [];
    for await (const { job_id } of list) ids.push(job_id);
    expect(ids).toEqual(["a", "b"]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      "?limit=1&status=queued&types=flux%2Ck1",
      "?limit=1&status=queued&types=flux%2Ck1&cursor=2",
    ]);
  });

  test("stops reading where the consumer stops", async () => {
    const { krea, sent } = stubbedClient(() => page(["a", "b"], String(Math.random())));
    for await (const { job_id } of krea.jobs.list()) if (job_id === "b") break;
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["repeat", (count: number) => page(["a"], String(count % 3)), "a cursor that it had answered before"],
    ["never end", (count: number) => page([], String(count)), "only empty pages"],
  ])("whose cursors %s is an error, not a loop", async (_name, answer, message) => {
    let count = 0;
    const { krea, sent } = stubbedClient(() => answer(count++));
    const read = async () => {
      for await (const _job of krea.jobs.list());
    };
    await expect(read()).rejects.toThrow(message);
    expect(sent.length).toBeLessThan(110);
  });

  test.each([
    ["jobs.list", { limit: 0 }, "limit: expected a whole number from 1 to 1000, got 0"],
    ["jobs.list", { limit: 1.5 }, "limit"],
    ["jobs.list", { cursor: "" }, "cursor: expected a non-empty string"],
    ["jobs.list", { types: "flux" }, "types: expected an array of non-empty strings"],
    ["jobs.list", { types: ["a,b"] }, "types"],
    ["jobs.list", { page: 2 }, 'unknown option "page"'],
    ["styles.list", { ids: [] }, "ids"],
    ["styles.list", { liked: "yes" }, "liked: expected a boolean"],
  ])("%s refuses %j", async (what, options, message) => {
    const { krea, sent } = stubbedClient(() => page([], null));
    const list = what === "jobs.list" ? krea.jobs.list : krea.styles.list;
    await expect(list(options as object)).rejects.toThrow(message);
    const read = async () => {
      for await (const _item of list(options as object));
    };
    await expect(read()).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });

  test("refuses an answer that is no page", async () => {
    const { krea } = stubbedClient(() => json({ jobs: [] }));
    await expect(krea.jobs.list()).rejects.toSatisfy(sdk.isKreaConnectionError);
    await expect(krea.styles.list()).rejects.toSatisfy(sdk.isKreaConnectionError);
  });
});

describe("bad input reaches nobody", () => {
  type Calls = [string, (krea: sdk.Krea, id: never) => Promise<unknown>][];
  const calls: Calls = [
    ["styles.get", (krea, id) => krea.styles.get(id)],
    ["styles.update", (krea, id) => krea.styles.update(id, { title: "x" })],
    ["styles.shareLink", (krea, id) => krea.styles.shareLink(id)],
    ["styles.shareWithWorkspace", (krea, id) => krea.styles.shareWithWorkspace(id)],
    ["styles.unshare", (krea, id) => krea.styles.unshare(id)],
    ["nodeApps.get", (krea, id) => krea.nodeApps.get(id)],
    ["nodeApps.execute", (krea, id) => krea.nodeApps.execute(id, {})],
    ["nodeApps.run", (krea, id) => krea.nodeApps.run(id, {})],
  ];
  const ids: unknown[] = ["", ".", "..", 1, null, undefined, {}, [], { id: "" }];

  test.each(calls)("of %s", async (_name, call) => {
    const { krea, sent } = stubbedClient(() => json({}));
    for (const id of ids) {
      await expect(call(krea, id as never)).rejects.toSatisfy(sdk.isKreaInputError);
    }
    expect(sent).toEqual([]);
  });

  test("an id with a slash stays one part of the path", async () => {
    const { krea, sent } = stubbedClient(() => json({ id: "x" }));
    await krea.styles.get("a/../../jobs");
    expect(new URL(sent[0]?.url ?? "").pathname).toBe("/styles/a%2F..%2F..%2Fjobs");
  });

  test.each([
    [(krea: sdk.Krea) => krea.styles.train(undefined as never), "styles.train: input: expected an object"],
    [(krea: sdk.Krea) => krea.styles.train({ name: "x", urls: [] }, { wait: true } as object), 'unknown option "wait"'],
    [(krea: sdk.Krea) => krea.styles.trainAndWait({ name: "x", urls: [] }, { steps: 1 } as object), "unknown option"],
    [(krea: sdk.Krea) => krea.styles.get("x", { wait: 1 } as object), 'styles.get: unknown option "wait"'],
    [(krea: sdk.Krea) => krea.nodeApps.execute("x", [] as never), "input: expected an object, got an array"],
    [(krea: sdk.Krea) => krea.nodeApps.run("x", {}, { intervalMs: 0 }), "intervalMs"],
    [(krea: sdk.Krea) => krea.nodeApps.get("x", { wait: 1 } as object), 'nodeApps.get: unknown option "wait"'],
  ])("(%#)", async (call, message) => {
    const { krea, sent } = stubbedClient(() => json({}));
    await expect(call(krea)).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });
});

describe("training and node apps are paid for once", () => {
  const reset = () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
  };
  const calls: [string, (krea: sdk.Krea) => Promise<unknown>][] = [
    ["styles.train", (krea) => krea.styles.train({ name: "x", urls: ["https://x.example/1.png"] })],
    ["nodeApps.execute", (krea) => krea.nodeApps.execute("x", {})],
  ];

  test.each(calls)("%s is not sent again after a reset", async (_name, call) => {
    const { krea, sent } = stubbedClient(reset, { maxRetries: 4 });
    await expect(call(krea)).rejects.toSatisfy(sdk.isKreaSubmissionUnknownError);
    expect(sent).toHaveLength(1);
  });

  test("a training that was lost is adopted where the client recovers", async () => {
    const { krea, sent } = stubbedClient(
      ({ method }) =>
        method === "POST"
          ? reset()
          : json({ items: [jobBody({ job_id: "mine", created_at: new Date().toISOString() })], next_cursor: null }),
      { onUnknownSubmission: "recover" },
    );
    expect(await krea.styles.train({ name: "x", urls: [] })).toMatchObject({ job_id: "mine" });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });
});

describe("a node app of several jobs", () => {
  const jobs = ["a", "b", "c"];
  const statuses: Record<string, object> = {
    a: { status: "completed", result: { urls: { image: "https://x.example/a.png" } } },
    b: { status: "completed", result: { urls: { video: "https://x.example/b.mp4" } } },
    c: { status: "completed", result: { urls: ["https://x.example/c.png"] } },
  };
  const client = (changes: Record<string, object> = {}) =>
    stubbedClient(({ method, url }) => {
      if (method === "POST") return json(jobs.map((job_id) => jobBody({ job_id })));
      const job_id = url.split("/").at(-1) ?? "";
      return json(jobBody({ job_id, ...statuses[job_id], ...changes[job_id] }));
    });

  test("gives all outputs by name", async () => {
    const { krea, sent } = client();
    const run = await krea.nodeApps.run(
      "app",
      { prompt: "x" },
      { intervalMs: 1, webhookUrl: "https://x.example/hook" },
    );
    expect(run.outputs).toEqual({ image: "https://x.example/a.png", video: "https://x.example/b.mp4" });
    expect(run.urls).toHaveLength(3);
    expect(sent[0]?.headers["x-webhook-url"]).toBe("https://x.example/hook");
  });

  test("checks the input by the app's own schema, where asked", async () => {
    const app = {
      id: "app",
      input_openapi_schema: { type: "object", properties: { prompt: { type: "string" } }, required: ["prompt"] },
    };
    const { krea, sent } = stubbedClient(({ method }) => json(method === "GET" ? app : [jobBody({ job_id: "a" })]));
    const error = await caught(krea.nodeApps.execute("app", { prompt: 1 }, { validateInput: true }));
    expect(sdk.isKreaValidationError(error)).toBe(true);
    expect(error).toMatchObject({ model: "node app app", problems: [{ path: "prompt" }] });
    expect(await krea.nodeApps.execute("app", { prompt: "x" }, { validateInput: true })).toHaveLength(1);
    expect(sent.map(({ method }) => method)).toEqual(["GET", "GET", "POST"]);
  });

  test("names all jobs where one fails", async () => {
    const { krea } = client({ b: { status: "failed", result: null, error: "no" } });
    const error = await caught(krea.nodeApps.run("app", {}, { intervalMs: 1 }));
    expect(sdk.isKreaNodeAppError(error)).toBe(true);
    expect(error).toMatchObject({
      jobId: "b",
      jobIds: jobs,
      completed: [{ job_id: "a" }, { job_id: "c" }],
      failures: [{ name: "KreaJobFailedError", jobId: "b" }],
    });
  });

  test("names all jobs where the wait is aborted", async () => {
    const { krea } = client({ b: { status: "processing", result: null } });
    const signal = AbortSignal.timeout(30);
    const error = await caught(krea.nodeApps.run("app", {}, { intervalMs: 1, signal }));
    expect(error).toMatchObject({ name: "AbortError", jobIds: jobs });
  });
});
