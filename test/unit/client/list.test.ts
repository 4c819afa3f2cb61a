import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Krea, List } from "../../../src/index.ts";
import * as sdk from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

describe("jobs.list, assets.list, styles.list", () => {
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
    ["repeat", (count: number) => page(["a"], String(count % 3)), "a cursor that it had sent before"],
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

  test.each<[string, unknown, string]>([
    ["jobs.list", { limit: 0 }, "limit: expected a whole number from 1 to 1000, got 0"],
    ["jobs.list", { limit: 1.5 }, "limit"],
    ["jobs.list", { cursor: "" }, "cursor: expected a non-empty string"],
    ["jobs.list", { types: "flux" }, "types: expected an array of non-empty strings"],
    ["jobs.list", { types: ["a,b"] }, "types"],
    ["jobs.list", { page: 2 }, 'unknown option "page"'],
    ["jobs.list", null, "expected an options object, got null"],
    ["assets.list", { limit: 0 }, "limit: expected a whole number from 1 to 1000, got 0"],
    ["assets.list", { liked: true }, 'unknown option "liked"'],
    ["assets.list", "all", "expected an options object, got a string"],
    ["styles.list", { ids: [] }, "ids"],
    ["styles.list", { liked: "yes" }, "liked: expected a boolean"],
    ["styles.list", [], "expected an options object, got an array"],
  ])("%s rejects for %j, and does not throw where it is called", async (what, options, message) => {
    const { krea, sent } = stubbedClient(() => page([], null));
    // The first call has loaded whatever is loaded at a first call.
    await krea.jobs.list();
    sent.length = 0;
    const lists = { "jobs.list": krea.jobs.list, "assets.list": krea.assets.list, "styles.list": krea.styles.list };
    const list = lists[what as keyof typeof lists] as (options: unknown) => List<unknown>;
    const refusals = [
      caught(list(options)),
      caught(list(options)[Symbol.asyncIterator]().next()),
      caught(list(options).pages()[Symbol.asyncIterator]().next()),
    ];
    for (const error of await Promise.all(refusals)) {
      expect(sdk.isKreaInputError(error)).toBe(true);
      expect(String(error)).toContain(`${what}: `);
      expect(String(error)).toContain(message);
    }
    expect(sent).toEqual([]);
  });

  test("refuses an answer that is no page", async () => {
    const { krea } = stubbedClient(() => json({ jobs: [] }));
    await expect(krea.jobs.list()).rejects.toSatisfy(sdk.isKreaConnectionError);
    await expect(krea.styles.list()).rejects.toSatisfy(sdk.isKreaConnectionError);
  });
});

describe("the cursor of a list's page", () => {
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

describe("a list whose first page cannot be read", () => {
  const unhandled = vi.fn();
  beforeEach(() => void process.on("unhandledRejection", unhandled));
  afterEach(() => void process.off("unhandledRejection", unhandled));

  test("says so once: to whoever iterates", async () => {
    const { krea } = stubbedClient(() => json({ error: "no" }, { status: 403 }));
    const read = async () => {
      for await (const _job of krea.jobs.list());
    };
    await expect(read()).rejects.toThrow("403");
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
  });
});
