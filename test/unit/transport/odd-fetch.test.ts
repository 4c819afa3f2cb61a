import { describe, expect, test } from "vitest";
import { isKreaConnectionError, isKreaSubmissionUnknownError, Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody } from "../../support/stub-fetch.ts";

/** A proxy that throws whatever is done to it. */
function hostile(): never {
  const refuse = (): never => {
    throw new RangeError("hostile");
  };
  const target = () => {};
  const traps = { get: refuse, has: refuse, getPrototypeOf: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse };
  return new Proxy(target, traps) as never;
}

function throwing(field: string): object {
  const like = { status: 200, ok: true, headers: new Headers(), json: async () => jobBody(), text: async () => "{}" };
  const get = () => {
    throw new TypeError(`no ${field}`);
  };
  return Object.defineProperty(like, field, { get });
}

function selfCaused(): Error {
  const error = new Error("the key is test-key");
  error.cause = error;
  return error;
}

const answers: [string, () => unknown][] = [
  ["nothing", () => undefined],
  ["null", () => null],
  ["a text", () => "{}"],
  ["an object without headers", () => ({ status: 200, ok: true })],
  ["a refusal without headers", () => ({ status: 400, ok: false })],
  ["headers that are no Headers", () => ({ status: 200, ok: true, headers: { "content-type": "a" } })],
  ["no way to read the body", () => ({ status: 200, ok: true, headers: new Headers() })],
  [
    "a body that is used up",
    () => Object.assign(new Response("{}"), { text: async () => Promise.reject(new Error("used")) }),
  ],
  ["a status that throws", () => throwing("status")],
  ["an ok that throws", () => throwing("ok")],
  ["headers that throw", () => throwing("headers")],
  ["a body that throws", () => throwing("text")],
  ["Response.error()", () => Response.error()],
  ["status 0", () => ({ status: 0, ok: false, headers: new Headers(), text: async () => "" })],
  ["a 303", () => new Response(null, { status: 303, headers: { location: "https://api.example/jobs/x" } })],
  ["a 302", () => new Response(null, { status: 302, headers: { location: "https://api.example/jobs/x" } })],
  ["a 304", () => new Response(null, { status: 304 })],
  ["a hostile rejection", () => Promise.reject(hostile())],
  ["a self-caused rejection with the key", () => Promise.reject(selfCaused())],
  [
    "a thrown Proxy",
    () => {
      throw hostile();
    },
  ],
];

describe("whatever a fetch of the caller's does", () => {
  test.each(answers)("%s is an unknown outcome that can be looked into, and frees its place", async (_what, answer) => {
    let isOdd = true;
    const sent: string[] = [];
    const fetch = (url: string) => {
      sent.push(url);
      return (isOdd ? answer() : Promise.resolve(Response.json(jobBody()))) as Promise<Response>;
    };
    const krea = new Krea({ apiKey: "test-key", baseUrl: "https://api.example", fetch, maxConcurrentJobs: 1 });
    for (const call of [
      () => krea.image("bfl/flux-1-dev", { prompt: "x" }),
      () => krea.api.POST("/generate/image/bfl/flux-1-dev", { body: { prompt: "x" } }),
    ]) {
      const error = await caught(call());
      if (!isKreaSubmissionUnknownError(error)) throw error;
      expect(error.recover).toBeTypeOf("function");
      expect(`${error.message} ${String((error.cause as Error).message)}`).not.toContain("test-key");
    }
    expect(sent).toHaveLength(2);
    isOdd = false;
    expect(await krea.image("bfl/flux-1-dev", { prompt: "x" })).toMatchObject({ status: "queued" });
  });

  test("a read that meets it ends with an error of this package", async () => {
    const fetch = () => Promise.resolve(undefined as never);
    const krea = new Krea({ apiKey: "test-key", baseUrl: "https://api.example", fetch, maxRetries: 0 });
    const error = await caught(krea.jobs.get("x"));
    expect(isKreaConnectionError(error)).toBe(true);
    expect((error as Error).message).toContain("expected a Response from the fetch of your own, got undefined");
  });

  test("a success whose body throws where it is read frees its place", async () => {
    let isOdd = true;
    const data = Object.defineProperty({}, "job_id", {
      get: () => {
        throw new TypeError("no id");
      },
    });
    const odd = { status: 200, ok: true, headers: new Headers(), text: async () => "", json: async () => data };
    const fetch = async () => (isOdd ? (odd as unknown as Response) : Response.json(jobBody()));
    const krea = new Krea({ apiKey: "test-key", baseUrl: "https://api.example", fetch, maxConcurrentJobs: 1 });
    await krea.api.POST("/generate/image/bfl/flux-1-dev", { body: { prompt: "x" } }).catch(() => {});
    isOdd = false;
    expect(await krea.image("bfl/flux-1-dev", { prompt: "x" })).toMatchObject({ status: "queued" });
  });
});
