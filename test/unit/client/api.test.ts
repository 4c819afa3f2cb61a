import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Krea } from "../../../src/index.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { reset } from "../../support/failures.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

const flux = "bfl/flux-1-dev" as const;

describe("the options of one call", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

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

describe("an unknown option of one call", () => {
  test.each<[string, (krea: Krea) => Promise<unknown>, string]>([
    [
      "is told where the fields of a body go",
      // @ts-expect-error -- no option
      (krea) => krea.api.POST("/generate/image/bfl/flux-1-dev", { prompt: "x" }),
      'POST /generate/image/bfl/flux-1-dev: unknown option "prompt". Fields of the body go under body.',
    ],
    [
      "is told where parameters go",
      // @ts-expect-error -- no option
      (krea) => krea.api.GET("/jobs", { limit: 1 }),
      'GET /jobs: unknown option "limit". Parameters go under params.',
    ],
    [
      "is told what it is near to",
      // @ts-expect-error -- no option
      (krea) => krea.api.GET("/jobs", { timeoutMS: 1 }),
      'GET /jobs: unknown option "timeoutMS". Did you mean "timeoutMs"?',
    ],
    [
      "is told where an input goes",
      // @ts-expect-error -- no option
      (krea) => krea.subscribe("image/bfl/flux-1-dev", { prompt: "x" }),
      'subscribe: unknown option "prompt". Fields of the model\'s input go under input. It takes',
    ],
  ])("%s", async (_name, call, message) => {
    const { krea, sent } = stubbedClient(() => json({}));
    await expectRefused(call(krea), message, sent);
  });
});

describe("an upload by krea.api", () => {
  test("is sent as a form", async () => {
    const { krea, sent } = stubbedClient(() => json({}));
    await krea.api.POST("/assets", { body: { file: new Blob(["abc"], { type: "image/png" }), description: "d" } });
    expect(sent[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(sent[0]?.body).toContain("abc");
    expect(sent[0]?.body).toContain('name="description"');
  });
});
