import { describe, expect, test } from "vitest";
import * as sdk from "../../../src/index.ts";
import { json, stubbedClient, stubbedRuntime } from "../../support/stub-fetch.ts";

describe("errors over the wire", () => {
  test("no connection", async () => {
    const { krea } = stubbedClient(() => {
      throw new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:9") });
    });
    await expect(krea.jobs.get("x")).rejects.toThrow(
      "GET /jobs/{id} could not reach the API: connect ECONNREFUSED 127.0.0.1:9.",
    );
    await expect(krea.jobs.get("x")).rejects.toSatisfy(sdk.isKreaConnectionError);
  });

  test("no connection for a submission: no job was made", async () => {
    const refuse = () => {
      const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" });
      throw new TypeError("fetch failed", { cause });
    };
    const { krea } = stubbedRuntime(refuse);
    await expect(krea.image("bfl/flux-1-dev", { prompt: "x" })).rejects.toThrow(
      /^POST \/generate\/image\/bfl\/flux-1-dev could not reach the API: connect ECONNREFUSED 127\.0\.0\.1:9\. No job was made\.$/,
    );
    await expect(krea.jobs.get("x")).rejects.toThrow(/127\.0\.0\.1:9\.$/);
  });

  test("middleware that takes too long before a submission goes out: no job was made", async () => {
    const { krea, sent } = stubbedClient(() => json({}), { timeoutMs: 1 });
    krea.api.use({ onRequest: () => new Promise<undefined>(() => {}) });
    await expect(krea.image("bfl/flux-1-dev", { prompt: "x" })).rejects.toThrow(
      "got no answer within 1 ms (timeoutMs). No job was made.",
    );
    await expect(krea.jobs.get("x")).rejects.toThrow(/within 1 ms \(timeoutMs\)\.$/);
    expect(sent).toEqual([]);
  });

  test("a redirect is not followed", async () => {
    const { krea, sent } = stubbedClient(
      () => new Response(null, { status: 302, headers: { location: "https://evil.example" } }),
    );
    await expect(krea.jobs.get("x")).rejects.toThrow("A redirect is not followed");
    expect(sent).toHaveLength(1);
    expect(sent[0]?.request.redirect).toBe("manual");
  });

  test("a body that is no JSON", async () => {
    const { krea } = stubbedClient(() => new Response("<html>", { headers: { "content-type": "text/html" } }));
    await expect(krea.jobs.get("x")).rejects.toThrow("GET /jobs/{id} was answered 200 with a body that cannot be read");
  });

  test("an answer that is no job", async () => {
    const { krea } = stubbedClient(() => json({ hello: 1 }));
    await expect(krea.jobs.get("x")).rejects.toThrow("not the documented one: an object");
  });
});
