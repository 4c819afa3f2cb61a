import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { json, stubbedClient } from "../../support/stub-fetch.ts";

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
