import { describe, expect, test } from "vitest";
import { isKreaConnectionError, isKreaSubmissionUnknownError } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const flux = "bfl/flux-1-dev";

describe("what fetch throws is told by KreaConnectionError, whatever it is", () => {
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

describe("an attempt that fails keeps to what happened", () => {
  test("what a custom fetch throws is a connection error of any class, and a submission is unknown", async () => {
    for (const thrown of [new Error("socket hang up"), new DOMException("x", "TimeoutError"), "text", undefined]) {
      const { krea } = stubbedClient(() => Promise.reject(thrown));
      const errors = await Promise.all([caught(krea.jobs.get("x")), caught(krea.image(flux, { prompt: "x" }))]);
      expect([isKreaConnectionError(errors[0]), isKreaSubmissionUnknownError(errors[1])]).toEqual([true, true]);
    }
  });

  test("what middleware throws before anything is sent is the caller's own", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()), { maxRetries: 4 });
    krea.api.use({
      onRequest: () => {
        throw new TypeError("own bug");
      },
    });
    await expect(krea.image(flux, { prompt: "x" })).rejects.toThrow(new TypeError("own bug"));
    expect(sent).toEqual([]);
  });

  test("a webhook URL goes out as a header can hold it", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    await krea.image(flux, { prompt: "x" }, { webhookUrl: "https://例え.jp/hook" });
    expect(sent[0]?.headers["x-webhook-url"]).toBe("https://xn--r8jz45g.jp/hook");
  });
});
