import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaAbortError, isKreaDownloadError } from "../../../src/errors/index.ts";
import { checkFileUrl, type FileRequest, fetchFile, withoutQuery } from "../../../src/media/fetch-file.ts";
import type { Fetch } from "../../../src/options/request-settings.ts";
import { caught } from "../../support/caught.ts";
import { settled } from "../../support/virtual-time.ts";

const url = "https://files.example/a.png?signature=secret";
const requestOf = (fetch: Fetch, parts: Partial<FileRequest> = {}): FileRequest => ({
  fetch,
  privateHosts: "loopback",
  timeoutMs: 5_000,
  maxRetries: 0,
  retryBudgetMs: 60_000,
  retryDelayMs: 500,
  ...parts,
});

describe("fetchFile", () => {
  beforeEach(() => void vi.useFakeTimers());

  test("sends no key and no cookies, and leaves the body to the caller", async () => {
    const fetch = vi.fn<Fetch>(async () => new Response("bytes"));
    const response = await fetchFile("files.fetch", url, requestOf(fetch, { headers: { range: "bytes=1-" } }));
    expect(fetch.mock.calls[0]?.[0]).toBe(url);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ headers: { range: "bytes=1-" }, credentials: "omit" });
    expect(await response.text()).toBe("bytes");
  });

  test.each([
    [404, " Read the job again: its URLs may have expired."],
    [403, " Read the job again: its URLs may have expired."],
    [400, ""],
  ])("reports %i without the query of the URL, and what to do", async (status, advice) => {
    const error = await settled(
      fetchFile(
        "files.fetch",
        url,
        requestOf(async () => new Response(null, { status })),
      ),
    );
    if (!isKreaDownloadError(error)) throw error;
    expect(error).toMatchObject({ status, url: "https://files.example/a.png?…" });
    expect(error.message).toBe(`files.fetch: https://files.example/a.png?… answered ${status}.${advice}`);
  });

  test("tries again where that may help, and waits as long as the server asks for", async () => {
    const answers = [new Response(null, { status: 503, headers: { "retry-after": "7" } }), new Response("bytes")];
    const fetch = vi.fn<Fetch>(async () => answers.shift() as Response);
    const fetched = fetchFile("files.fetch", url, requestOf(fetch, { maxRetries: 1 }));
    await vi.advanceTimersByTimeAsync(6_999);
    expect(fetch).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect((await fetched).status).toBe(200);
  });

  test("gives up on a server that does not begin to answer", async () => {
    const error = await settled(
      fetchFile(
        "files.fetch",
        url,
        requestOf(() => new Promise(() => {})),
      ),
    );
    if (!isKreaDownloadError(error)) throw error;
    expect(error.message).toContain("could not be fetched: no answer within 5000 ms (timeoutMs).");
  });

  test("ends with the caller's reason when the signal aborts", async () => {
    const never = requestOf(() => new Promise(() => {}), { signal: AbortSignal.abort("enough") });
    const error = await settled(fetchFile("files.fetch", url, never));
    if (!isKreaAbortError(error)) throw error;
    expect(error).toMatchObject({ message: "files.fetch was aborted.", cause: "enough" });
  });
});

describe("redirects", () => {
  const redirectTo = (location: string, status = 302) => new Response(null, { status, headers: { location } });

  test("are followed one by one, also where they are relative", async () => {
    const answers = [redirectTo("/b"), redirectTo("https://other.example/c", 308), new Response("bytes")];
    const fetch = vi.fn<Fetch>(async () => answers.shift() as Response);
    const response = await fetchFile("files.fetch", url, requestOf(fetch, { headers: { range: "bytes=1-" } }));
    expect(await response.text()).toBe("bytes");
    const asked = fetch.mock.calls.map(([target]) => target);
    expect(asked).toEqual([url, "https://files.example/b", "https://other.example/c"]);
    for (const [, init] of fetch.mock.calls) {
      expect(init).toMatchObject({ redirect: "manual", headers: { range: "bytes=1-" } });
    }
  });

  test.each([
    ["http://files.example/a?secret=1", "an https URL"],
    ["http://127.0.0.1:9000/a", "a public host (allowPrivateHosts: true allows others)"],
    ["https://169.254.169.254/latest/meta-data", "a public host (allowPrivateHosts: true allows others)"],
    ["https://user:pass@files.example/a", "an https URL"],
    ["file:///etc/passwd", "an https URL"],
    ["https://", "an https URL"],
  ])("to %s are refused, and not repeated", async (location, expected) => {
    const fetch = vi.fn<Fetch>(async () => redirectTo(location));
    const error = await caught(fetchFile("files.fetch", url, requestOf(fetch, { maxRetries: 3 })));
    if (!isKreaDownloadError(error)) throw error;
    expect(error.message).toContain(`expected ${expected}.`);
    expect(error.message).not.toMatch(/secret|pass@/);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("stay on this machine, or lead out of it, for files of this machine", async () => {
    const answers = [redirectTo("http://127.0.0.1/b"), redirectTo("https://files.example/c"), new Response("bytes")];
    const response = await fetchFile(
      "files.fetch",
      "http://localhost/a",
      requestOf(async () => answers.shift() as Response),
    );
    expect(await response.text()).toBe("bytes");
  });

  test("without an end are given up", async () => {
    const fetch = vi.fn<Fetch>(async () => redirectTo("/again"));
    const error = await caught(fetchFile("files.fetch", url, requestOf(fetch)));
    if (!isKreaDownloadError(error)) throw error;
    expect(error.message).toContain("redirects more than 20 times");
    expect(fetch).toHaveBeenCalledTimes(21);
  });

  test("that a browser does not show are followed by it", async () => {
    const opaque = Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });
    const followed = Object.defineProperty(new Response("bytes"), "url", { value: "https://other.example/b" });
    const inits: unknown[] = [];
    vi.spyOn(globalThis, "fetch").mockImplementation(async (_url, init) => {
      inits.push(init?.redirect);
      return inits.length === 1 ? opaque : followed;
    });
    const response = await fetchFile("files.fetch", url, { ...requestOf(async () => opaque), fetch: undefined });
    expect(await response.text()).toBe("bytes");
    expect(inits).toEqual(["manual", "follow"]);
  });
});

test.each(["https://files.example/a", "http://localhost:3000/a", "http://127.0.0.1/a"])(
  "checkFileUrl accepts %s",
  (given) => expect(() => checkFileUrl("files.fetch", given, "loopback")).not.toThrow(),
);

test.each<[unknown, string]>([
  ["http://files.example/a?signature=secret", 'got "http://files.example/a?…".'],
  ["https://user:pass@files.example/a", 'got "https://files.example/a".'],
  ["file:///etc/passwd", "expected an https URL"],
  ["a.png", 'got "a.png".'],
  [undefined, "got undefined."],
])("checkFileUrl refuses %o, and shows no secret", (given, message) => {
  expect(() => checkFileUrl("files.fetch", given, "loopback")).toThrow(message);
});

test("withoutQuery leaves a URL without a query as it is", () => {
  expect(withoutQuery("https://files.example:8443/a/b")).toBe("https://files.example:8443/a/b");
});
