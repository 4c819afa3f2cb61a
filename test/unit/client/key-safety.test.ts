import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { isKreaError, Krea } from "../../../src/index.ts";
import { Runware } from "../../../src/runware.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const apiKey = "kr-s3cret-key-9f8e7d";
/** Everything that a program might print of a value. */
function printed(value: unknown): string {
  const deep = inspect(value, { depth: 20, showHidden: true, getters: true });
  return `${deep}\n${JSON.stringify(value)}\n${String(value)}\n${value instanceof Error ? value.stack : ""}`;
}

describe("the key of a client", () => {
  test("goes to the API alone, whatever middleware does", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    const elsewhere = { onRequest: () => new Request("https://evil.example/jobs/x") };
    krea.api.use(elsewhere);
    await expect(krea.jobs.get("x")).rejects.toThrow("the API key is sent nowhere else");
    expect(sent).toEqual([]);
    krea.api.eject(elsewhere);
    await krea.jobs.get("x");
    expect(sent).toHaveLength(1);
  });

  test("two clients with different keys live side by side", async () => {
    const one = stubbedClient(() => json(jobBody()), { apiKey: "one" });
    const two = stubbedClient(() => json(jobBody()), { apiKey: "two" });
    await Promise.all([one.krea.jobs.get("x"), two.krea.jobs.get("x")]);
    expect([one, two].map(({ sent }) => sent[0]?.headers.authorization)).toEqual(["Bearer one", "Bearer two"]);
  });
});

describe("the key is in nothing that a program might print", () => {
  test("not in a client", () => {
    const krea = new Krea({ apiKey });
    expect(printed(krea)).not.toContain(apiKey);
    expect(printed(krea.api)).not.toContain(apiKey);
    expect(printed(krea.jobs)).not.toContain(apiKey);
  });

  const echo = `Invalid token ${apiKey}`;
  test.each([
    ["a refusal that echoes it", () => json({ error: echo, nested: { token: apiKey } }, { status: 401 })],
    ["a page that echoes it", () => new Response(`<html><title>${echo}</title></html>`, { status: 502 })],
    ["an answer that is no job", () => json({ echo })],
    ["an answer that is no JSON", () => new Response(`{"token": "${apiKey}"`)],
    ["an answer whose text begins with it", () => new Response(apiKey)],
    ["an answer that is a string with it", () => json(echo)],
    ["a refusal whose request id echoes it", () => json({}, { status: 400, headers: { "x-request-id": apiKey } })],
    [
      "a fetch whose error says it",
      () => {
        throw Object.assign(new TypeError(`fetch failed with ${apiKey}`), { headers: { authorization: apiKey } });
      },
    ],
    [
      "a fetch whose error holds a copy of the request",
      (request: Request) => {
        throw Object.assign(new TypeError("fetch failed"), { request: new Request(request) });
      },
    ],
    [
      "a fetch whose error holds the request",
      (request: Request) => {
        throw Object.assign(new TypeError("fetch failed"), { request, cause: { request } });
      },
    ],
  ])("not in the error of %s", async (_name, answer) => {
    const { krea } = stubbedClient(({ request }) => answer(request), { apiKey });
    for (const call of [krea.jobs.get("x"), krea.image("bfl/flux-1-dev", { prompt: "x" })]) {
      const error = await caught(call);
      expect(isKreaError(error)).toBe(true);
      expect(printed(error)).not.toContain(apiKey);
    }
  });

  test.each(["failed", "cancelled", "completed"])("not in the error of a job that %s and echoes it", async (status) => {
    const error = { message: echo, details: { token: encodeURIComponent(apiKey) } };
    const { krea } = stubbedClient(() => json(jobBody({ status, error, type: btoa(`Bearer ${apiKey}`) })), { apiKey });
    const thrown = await caught(krea.jobs.wait(String(jobBody().job_id)));
    expect(isKreaError(thrown)).toBe(true);
    expect(printed(thrown)).toContain("[redacted]");
    expect(printed(thrown)).not.toContain(apiKey);
    expect(printed(thrown)).not.toContain(btoa(`Bearer ${apiKey}`));
  });

  test("not in a notice of deprecation", async () => {
    const notices: unknown[] = [];
    const headers = {
      deprecation: apiKey,
      sunset: apiKey,
      link: `<https://x.example/?key=${apiKey}>; rel="deprecation"`,
    };
    const onDeprecation = (notice: unknown) => void notices.push(notice);
    const { krea } = stubbedClient(() => json(jobBody(), { headers }), { apiKey, onDeprecation });
    await krea.jobs.get(String(jobBody().job_id));
    expect(notices).toHaveLength(1);
    expect(printed(notices)).not.toContain(apiKey);
  });

  test("not in a refusal of Runware inside a 200", async () => {
    const errors = [{ code: "invalid", message: echo, parameter: apiKey }];
    const runware = new Runware({ apiKey, fetch: async () => json({ errors }) });
    const input = { prompt: "x", aspect_ratio: "1:1", resolution: "1K" } as const;
    const error = await caught(runware.subscribe("image/krea/krea-2/medium", { input }));
    expect(isKreaError(error)).toBe(true);
    expect(printed(error)).toContain("[redacted]");
    expect(printed(error)).not.toContain(apiKey);
  });

  test.each([
    ["in place of the options", apiKey],
    ["with a line break", { apiKey: `${apiKey}\n` }],
    ["in the base URL's credentials", { apiKey: "k", baseUrl: `https://user:${apiKey}@api.krea.ai` }],
    ["in the base URL's query", { apiKey: "k", baseUrl: `https://api.krea.ai?key=${apiKey}` }],
    ["as the base URL", { apiKey: "k", baseUrl: apiKey }],
  ])("not in the error of a key that was passed %s", (_name, options) => {
    try {
      new Krea(options as object);
      expect.unreachable();
    } catch (error) {
      expect(isKreaError(error)).toBe(true);
      expect(printed(error)).not.toContain(apiKey);
    }
  });

  test("not over plain http beyond loopback", () => {
    expect(() => new Krea({ apiKey, baseUrl: "http://api.krea.ai" })).toThrow("plain http would show the API key");
  });
});
