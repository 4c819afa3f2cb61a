import { afterEach, describe, expect, test, vi } from "vitest";
import { isKreaAbortError, Krea, type KreaOptions } from "../../../src/index.ts";
import { gradientPng } from "../../../src/mock/png.ts";
import { type DraftInit, RequestDraft } from "../../../src/transport/request-draft.ts";
import { caught } from "../../support/caught.ts";
import { until } from "../../support/until.ts";

afterEach(() => void vi.restoreAllMocks());

const options = { apiKey: "test-key", baseUrl: "https://api.example" };
const job = { job_id: "x", status: "queued", created_at: "2026-01-01T00:00:00Z", completed_at: null, result: null };
type Given = Parameters<typeof globalThis.fetch>;

/** The runtime's fetch gives way to a function; says what was given to it. */
function stubRuntime(answer: () => Promise<Response> = async () => Response.json(job)): Given[] {
  const given: Given[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation((...parameters) => {
    given.push(parameters);
    return answer();
  });
  return given;
}
/** A fetch of the caller's. */
function ownFetch(answer: () => Promise<Response> = async () => Response.json(job)) {
  const given: Given[] = [];
  const fetch = (...parameters: Given) => {
    given.push(parameters);
    return answer();
  };
  return { given, fetch };
}
const never = () => new Promise<Response>(() => {});
const submit = (client: KreaOptions, headers?: Record<string, string>) =>
  new Krea({ ...options, ...client }).image("bfl/flux-1-dev", { prompt: "x" }, headers && { headers });
const requestOf = ([input, init]: Given) => new Request(input, init);

describe("an abort", () => {
  async function abortOnceSent(krea: Krea, given: unknown[]): Promise<unknown> {
    const controller = new AbortController();
    const called = caught(krea.jobs.get("x", { signal: controller.signal }));
    await until(() => given.length === 1);
    controller.abort();
    return called;
  }

  test("reaches the runtime's fetch", async () => {
    const given = stubRuntime(never);
    expect(isKreaAbortError(await abortOnceSent(new Krea(options), given))).toBe(true);
    expect(given[0]?.[1]?.signal?.aborted).toBe(true);
  });

  test("reaches the runtime's fetch where middleware has made the request", async () => {
    const given = stubRuntime(never);
    const krea = new Krea(options);
    krea.api.use({ onRequest: ({ request }) => new Request(request.url) });
    expect(isKreaAbortError(await abortOnceSent(krea, given))).toBe(true);
    expect(given[0]?.[1]?.signal?.aborted).toBe(true);
  });

  test("reaches a fetch of the caller's with the request", async () => {
    const { given, fetch } = ownFetch(never);
    expect(isKreaAbortError(await abortOnceSent(new Krea({ ...options, fetch }), given))).toBe(true);
    expect(requestOf(given[0] ?? [""]).signal.aborted).toBe(true);
  });
});

describe("the runtime's fetch", () => {
  test("is given a URL and all else beside it, as whatever wraps it expects", async () => {
    const given = stubRuntime();
    await submit({});
    const [input, init] = given[0] ?? [];
    expect(input).toBe("https://api.example/generate/image/bfl/flux-1-dev");
    expect(init).toMatchObject({ method: "POST", redirect: "manual" });
    expect(await requestOf(given[0] ?? [""]).text()).toBe('{"prompt":"x"}');
    expect(new Headers(init?.headers).get("content-type")).toBe("application/json");
  });

  test("keeps nothing of the key once the request has gone out", async () => {
    const keys: (string | null)[] = [];
    const given = stubRuntime(async () => {
      keys.push(requestOf(given[0] ?? [""]).headers.get("authorization"));
      return Response.json(job);
    });
    await submit({});
    expect(keys).toEqual(["Bearer test-key"]);
    expect(new Headers(given[0]?.[1]?.headers).get("authorization")).toBeNull();
  });

  // Tracing does so, and the caches of frameworks: of a Request they take all, and nothing of what is beside it.
  test.each([
    ["without middleware", false],
    ["with middleware", true],
  ])("may be wrapped by what takes a Request for all of it: %s", async (_how, hasMiddleware) => {
    const bodies: unknown[] = [];
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const request = input instanceof Request ? input : new Request(input, init);
      bodies.push(await request.json());
      return Response.json(job);
    });
    const krea = new Krea(options);
    if (hasMiddleware) krea.api.use({ onResponse: () => undefined });
    await krea.image("bfl/flux-1-dev", { prompt: "x" });
    expect(bodies).toEqual([{ prompt: "x" }]);
  });

  test.each<[string, (init: RequestInit) => unknown]>([
    ["other headers", (init) => Object.assign(init, { headers: Object.fromEntries(new Headers(init.headers)) })],
    ["no headers", (init) => delete init.headers],
  ])("may be wrapped by what writes to what it is given: %s", async (_what, write) => {
    vi.spyOn(globalThis, "fetch").mockImplementation(async (_input, init) => {
      write(init ?? {});
      return Response.json(job);
    });
    expect(await submit({})).toMatchObject({ job_id: "x" });
  });

  test.each([
    "https://elsewhere.example/",
    "https://api.example:8443/",
    "http://api.example/",
    "https://a:b@api.example/",
    "https://api.example@elsewhere.example/",
    "blob:https://api.example/x",
  ])("is not called with another address, where a call makes its paths itself: %s", async (address) => {
    const given = stubRuntime();
    const own = { pathSerializer: () => address };
    const called = new Krea(options).api.POST("/node-apps/{id}/execute", {
      params: { path: { id: "x" } },
      body: {},
      ...own,
    });
    await expect(called).rejects.toMatchObject({
      name: "KreaInputError",
      message: expect.stringContaining("the API key is sent nowhere else"),
    });
    expect(given).toEqual([]);
  });

  test("is given the options of a call that are its own", async () => {
    const given = stubRuntime();
    const own = { cache: "no-cache" as const, next: { revalidate: 1 } };
    await new Krea(options).api.GET("/jobs/{id}", { params: { path: { id: "x" } }, ...own });
    expect(given[0]?.[1]).toMatchObject({ method: "GET", ...own });
  });

  test.each<[string, object]>([
    ["cache", { cache: "none" }],
    ["duplex", { duplex: "full" }],
  ])("is not called where an option is none that a request can have: %s", async (name, option) => {
    const given = stubRuntime();
    const called = new Krea(options).api.POST("/generate/image/bfl/flux-1-dev", { body: { prompt: "x" }, ...option });
    await expect(called).rejects.toMatchObject({
      name: "KreaInputError",
      message: expect.stringContaining(`${name}: expected an option that fetch takes`),
    });
    expect(given).toEqual([]);
  });
});

test("a body that can be read once is not read by the check of the options", async () => {
  const body = new Blob(["x"]).stream();
  const { url, init } = new RequestDraft("https://api.example/", {
    method: "POST",
    headers: new Headers(),
    body,
    priority: "low",
    duplex: "half",
  } as DraftInit);
  expect(await new Request(url, init).text()).toBe("x");
});

test.each(["image", "video", "enhance", "generateRaw"] as const)(
  "%s rejects, and does not throw, where it was taken off its client",
  async (method) => {
    const detached = Reflect.get(new Krea(options), method);
    await expect(Reflect.apply(detached, undefined, ["bfl/flux-1-dev", { prompt: "x" }])).rejects.toThrow(TypeError);
  },
);

test("middleware may read the body of a request", async () => {
  const given = stubRuntime();
  const krea = new Krea(options);
  const read: unknown[] = [];
  krea.api.use({
    onRequest: async ({ request }) => {
      read.push(await request.clone().json());
    },
  });
  await krea.image("bfl/flux-1-dev", { prompt: "x" });
  expect(read).toEqual([{ prompt: "x" }]);
  expect(await requestOf(given[0] ?? [""]).json()).toEqual({ prompt: "x" });
});

describe("a fetch of the caller's", () => {
  test("is given a URL and the rest, as the runtime's is", async () => {
    const { given, fetch } = ownFetch();
    await submit({ fetch });
    const [input, init] = given[0] ?? [];
    expect(input).toBe("https://api.example/generate/image/bfl/flux-1-dev");
    expect(init).toMatchObject({
      method: "POST",
      redirect: "manual",
      body: '{"prompt":"x"}',
      headers: { "content-type": "application/json" },
    });
  });

  test("is given the key, which is gone once it has answered", async () => {
    const keys: unknown[] = [];
    const { given, fetch } = ownFetch(async () => {
      keys.push(requestOf(given[0] ?? [""]).headers.get("authorization"));
      return Response.json(job);
    });
    await submit({ fetch });
    expect(keys).toEqual(["Bearer test-key"]);
    expect(requestOf(given[0] ?? [""]).headers.get("authorization")).toBeNull();
  });

  test("is given what middleware has made of the request", async () => {
    const { given, fetch } = ownFetch();
    const krea = new Krea({ ...options, fetch });
    krea.api.use({
      onRequest: async ({ request }) =>
        new Request(request.url, { method: "POST", headers: { "x-own": "1" }, body: await request.text() }),
    });
    await krea.image("bfl/flux-1-dev", { prompt: "x" });
    const [input, init] = given[0] ?? [];
    expect(input).toBe("https://api.example/generate/image/bfl/flux-1-dev");
    expect(init).toMatchObject({ method: "POST", redirect: "manual", body: '{"prompt":"x"}' });
    expect(requestOf(given[0] ?? [""]).headers.get("x-own")).toBe("1");
  });

  test.each([
    ["without middleware", false],
    ["with middleware", true],
  ])("is given a form as a Blob, which every fetch knows: %s", async (_how, hasMiddleware) => {
    const asset = { id: "a", image_url: "https://files.example/a.png" };
    const { given, fetch } = ownFetch(async () => Response.json(asset));
    const krea = new Krea({ ...options, fetch });
    if (hasMiddleware) krea.api.use({ onResponse: () => undefined });
    const file = new File([Uint8Array.from(gradientPng(1))], 'two "words"\n.png');
    await krea.assets.upload(file, { description: "a\r\nb" });
    const [, init] = given[0] ?? [];
    expect(init?.body).toBeInstanceOf(Blob);
    const form = await requestOf(given[0] ?? [""]).formData();
    const sent = form.get("file") as File;
    expect(form.get("description")).toBe("a\r\nb");
    expect(sent.type).toBe("image/png");
    expect(Buffer.from(await sent.arrayBuffer()).equals(gradientPng(1))).toBe(true);
  });
});

test.each([
  [{ "content-type": "text/client" }, undefined, "text/client"],
  [undefined, { "CONTENT-TYPE": "text/call" }, "text/call"],
  [{ "Content-Type": "text/client" }, { "content-type": "text/call" }, "text/call"],
  [{ "content-type": "text/client" }, { "Content-Type": "text/call" }, "text/call"],
  [{ "Content-Type": undefined }, undefined, "application/json"],
  [undefined, { "Content-Type": undefined }, "application/json"],
])("the content type, by the client's headers %j and the call's %j", async (ofClient, ofCall, expected) => {
  const headers = ofClient as Record<string, string> | undefined;
  const given = stubRuntime();
  const own = ownFetch();
  await submit({ headers }, ofCall as Record<string, string> | undefined);
  await submit({ headers, fetch: own.fetch }, ofCall as Record<string, string> | undefined);
  expect(requestOf(given[0] ?? [""]).headers.get("content-type")).toBe(expected);
  expect(requestOf(own.given[0] ?? [""]).headers.get("content-type")).toBe(expected);
});
