import { afterEach, describe, expect, test, vi } from "vitest";
import { isKreaAbortError, Krea } from "../../src/index.ts";

afterEach(() => void vi.restoreAllMocks());

const options = { apiKey: "test-key", baseUrl: "https://api.example" };
/** What never answers; says what was given to it. */
function hanging() {
  const given: [Request, RequestInit?][] = [];
  const fetch = (...parameters: [Request, RequestInit?]) => {
    given.push(parameters);
    return new Promise<Response>(() => {});
  };
  return { given, fetch };
}

async function abortOnceSent(krea: Krea, given: unknown[]): Promise<unknown> {
  const controller = new AbortController();
  const called = krea.jobs.get("x", { signal: controller.signal }).catch((reason: unknown) => reason);
  await vi.waitFor(() => expect(given).toHaveLength(1));
  controller.abort();
  return called;
}

test("the runtime's fetch takes the abort beside the request", async () => {
  const { given, fetch } = hanging();
  vi.spyOn(globalThis, "fetch").mockImplementation(fetch as typeof globalThis.fetch);
  expect(isKreaAbortError(await abortOnceSent(new Krea(options), given))).toBe(true);
  expect(given[0]?.[1]?.signal?.aborted).toBe(true);
});

test("a fetch of the caller's takes it with the request", async () => {
  const { given, fetch } = hanging();
  expect(isKreaAbortError(await abortOnceSent(new Krea({ ...options, fetch }), given))).toBe(true);
  expect(given[0]?.[0].signal.aborted).toBe(true);
});

describe("the body of a submission", () => {
  const job = { job_id: "x", status: "queued", created_at: "2026-01-01T00:00:00Z", completed_at: null, result: null };
  /** What answers with a job; says what was given to it. */
  function answering() {
    const given: [Request, RequestInit?][] = [];
    const fetch = async (...parameters: [Request, RequestInit?]) => {
      given.push(parameters);
      return Response.json(job);
    };
    return { given, fetch };
  }
  const submit = (krea: Krea, headers?: Record<string, string>) =>
    krea.image("bfl/flux-1-dev", { prompt: "x" }, headers && { headers });

  test("goes to the runtime's fetch beside the request, so that no second one hands it on", async () => {
    const { given, fetch } = answering();
    vi.spyOn(globalThis, "fetch").mockImplementation(fetch as typeof globalThis.fetch);
    await submit(new Krea(options));
    const [request, init] = given[0] ?? [];
    expect(request?.body).toBeNull();
    const sent = new Request(request ?? "", init ?? {});
    expect(await sent.json()).toEqual({ prompt: "x" });
    expect(sent.headers.get("content-type")).toBe("application/json");
  });

  test("goes with the request where middleware may read it", async () => {
    const { given, fetch } = answering();
    vi.spyOn(globalThis, "fetch").mockImplementation(fetch as typeof globalThis.fetch);
    const krea = new Krea(options);
    const read: unknown[] = [];
    krea.api.use({
      onRequest: async ({ request }) => {
        read.push(await request.clone().json());
      },
    });
    await submit(krea);
    expect(read).toEqual([{ prompt: "x" }]);
    expect(await given[0]?.[0].json()).toEqual({ prompt: "x" });
    expect(given[0]?.[1]).not.toHaveProperty("body");
  });

  test("goes with the request to a fetch of the caller's, which is given nothing else", async () => {
    const { given, fetch } = answering();
    await submit(new Krea({ ...options, fetch }));
    expect(await given[0]?.[0].json()).toEqual({ prompt: "x" });
    expect(given[0]?.[1]).toBeUndefined();
  });

  test.each([
    ["the client's", { "content-type": "text/client" }, undefined, "text/client"],
    ["the call's", undefined, { "CONTENT-TYPE": "text/call" }, "text/call"],
    ["the call's before the client's", { "Content-Type": "text/client" }, { "content-type": "text/call" }, "text/call"],
  ])("has the content type of %s headers", async (_whose, ofClient, ofCall, expected) => {
    const { given, fetch } = answering();
    vi.spyOn(globalThis, "fetch").mockImplementation(fetch as typeof globalThis.fetch);
    await submit(new Krea({ ...options, headers: ofClient }), ofCall);
    await submit(new Krea({ ...options, headers: ofClient, fetch }), ofCall);
    expect(given.map(([request]) => request.headers.get("content-type"))).toEqual([expected, expected]);
  });
});
