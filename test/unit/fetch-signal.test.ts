import { afterEach, expect, test, vi } from "vitest";
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
