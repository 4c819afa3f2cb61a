import { describe, expect, test } from "vitest";
import { isKreaDownloadError } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { stubbedClient } from "../../support/stub-fetch.ts";

const url = "https://files.example/a.png?signature=secret";

describe("files.fetch", () => {
  test("answers the file, and sends neither the key nor the client's headers", async () => {
    const { krea, sent } = stubbedClient(() => new Response("picture"), { headers: { "x-client": "1" } });
    const response = await krea.files.fetch(url, { headers: { "x-call": "1" } });
    expect(await response.text()).toBe("picture");
    expect(sent[0]?.url).toBe(url);
    expect(sent[0]?.headers).not.toHaveProperty("authorization");
    expect(sent[0]?.headers).not.toHaveProperty("x-client");
    expect(sent[0]?.headers["x-call"]).toBe("1");
    expect(sent[0]?.request.credentials).toBe("omit");
  });

  test("not even to the API's own origin", async () => {
    const { krea, sent } = stubbedClient(() => new Response("picture"));
    await krea.files.fetch("https://api.example/files/a.png");
    expect(sent[0]?.headers).not.toHaveProperty("authorization");
  });

  test.each([404, 403, 410, 500])("throws for %i, without the signature", async (status) => {
    const { krea } = stubbedClient(() => new Response("no", { status }));
    const error = await caught(krea.files.fetch(url));
    expect(isKreaDownloadError(error)).toBe(true);
    expect(error).toMatchObject({ status, url: "https://files.example/a.png?…" });
    expect(String(error)).toContain("https://files.example/a.png?…");
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain("secret");
  });

  test("asks again where that may help", async () => {
    const { krea, sent } = stubbedClient((_request, count) =>
      count < 3 ? new Response("", { status: 503 }) : new Response("picture"),
    );
    await krea.files.fetch(url, { maxRetries: 4, retryDelayMs: 1 });
    expect(sent).toHaveLength(3);
  });

  const throws = (reason: unknown) => () => {
    throw reason;
  };
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" });
  test.each<[string, () => never, string]>([
    ["a refused connection", throws(new TypeError("fetch failed", { cause: refused })), "connect ECONNREFUSED"],
    ["an error without a cause", throws(new TypeError("Failed to fetch")), "Failed to fetch"],
    ["what is no error", throws("gone"), "gone"],
  ])("says why a file could not be fetched: %s", async (_what, failure, reason) => {
    const error = await caught(stubbedClient(failure).krea.files.fetch(url));
    expect(isKreaDownloadError(error)).toBe(true);
    expect(String(error)).toContain(`https://files.example/a.png?… could not be fetched: ${reason}`);
  });

  test("ends after its time, and says so", async () => {
    const { krea } = stubbedClient(() => new Promise<Response>(() => {}));
    const error = await caught(krea.files.fetch(url, { timeoutMs: 5 }));
    expect(isKreaDownloadError(error)).toBe(true);
    expect(String(error)).toContain("no answer within 5 ms (timeoutMs)");
  });

  test("ends at once when its signal aborts, in the body too", async () => {
    const { krea } = stubbedClient(() => new Promise<Response>(() => {}));
    const signal = AbortSignal.timeout(20);
    expect(await caught(krea.files.fetch(url, { signal }))).toMatchObject({ name: "AbortError" });
    const controller = new AbortController();
    const real = stubbedClient(({ request }) => {
      const body = new ReadableStream({
        start: (stream) => request.signal.addEventListener("abort", () => stream.error(request.signal.reason)),
      });
      return new Response(body);
    });
    const response = await real.krea.files.fetch(url, { signal: controller.signal });
    const text = caught(response.text());
    controller.abort(new Error("enough"));
    expect(await text).toMatchObject({ message: "enough" });
  });

  test.each([
    ["http://files.example/a.png", {}, "url: expected an https URL"],
    ["data:image/png;base64,AA==", {}, "url: expected an https URL"],
    ["a.png", {}, 'url: expected an https URL, got "a.png"'],
    [undefined, {}, "url: expected an https URL, got undefined"],
    [url, { retries: 1 }, 'unknown option "retries"'],
    [url, { headers: { authorization: "x" } }, "headers: expected no authorization header"],
  ])("refuses %j %j", async (bad, options, message) => {
    const { krea, sent } = stubbedClient(() => new Response("x"));
    await expectRefused(krea.files.fetch(bad as string, options as object), message, sent);
  });

  test.each(["http://127.0.0.1/a", "https://10.0.0.1/a", "https://[::1]/a", "https://169.254.169.254/a"])(
    "does not let a result of the real API lead to %s, unless you allow it",
    async (target) => {
      const { krea, sent } = stubbedClient(() => new Response("x"));
      await expectRefused(krea.files.fetch(target), "expected a public host (allowPrivateHosts: true", sent);
      expect((await krea.files.fetch(target, { allowPrivateHosts: true })).status).toBe(200);
      const local = stubbedClient(() => new Response("x"), { baseUrl: "http://localhost:4010" }).krea;
      expect((await local.files.fetch(target)).status).toBe(200);
      await expectRefused(local.files.fetch(target, { allowPrivateHosts: false }), "expected a public host");
    },
  );
});
