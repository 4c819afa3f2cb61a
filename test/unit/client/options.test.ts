import { afterEach, describe, expect, test, vi } from "vitest";
import { resolveOptions } from "../../../src/client/options.ts";
import { isKreaInputError, Krea, type KreaOptions } from "../../../src/index.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
const resolve = (options: object, variables = {}, isBrowser = false) =>
  resolveOptions(options as KreaOptions, { variables, isBrowser });

describe("the key", () => {
  const mozilla = { userAgent: "Mozilla/5.0 (X11; Linux x86_64)" };
  const worker = class {};
  test.each<[string, object]>([
    ["a page", { window: {}, document: {} }],
    ["a page's worker", { WorkerGlobalScope: worker, navigator: mozilla }],
  ])("is refused in %s", (_where, globals) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    expect(() => new Krea({ apiKey: "k" })).toThrow("dangerouslyAllowBrowser");
    expect(() => new Krea({ apiKey: "k", dangerouslyAllowBrowser: true })).not.toThrow();
  });

  test.each<[string, object]>([
    ["Deno", { WorkerGlobalScope: worker, navigator: { userAgent: "Deno/2.5.0" } }],
    ["workerd", { WorkerGlobalScope: worker, navigator: { userAgent: "Cloudflare-Workers" } }],
    ["workerd of old", { WorkerGlobalScope: worker, navigator: undefined }],
    ["a server with the window of a DOM for tests", { window: {} }],
  ])("is taken in %s", (_where, globals) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    expect(() => new Krea({ apiKey: "k" })).not.toThrow();
  });

  test("comes from apiKey, else KREA_API_KEY, else KREA_API_TOKEN", () => {
    const variables = { KREA_API_KEY: "key", KREA_API_TOKEN: "token" };
    expect(resolve({ apiKey: "own" }, variables).apiKey).toBe("own");
    expect(resolve({}, variables).apiKey).toBe("key");
    expect(resolve({}, { KREA_API_TOKEN: "token" }).apiKey).toBe("token");
    expect(resolve({}, { KREA_API_KEY: "", KREA_API_TOKEN: "token" }).apiKey).toBe("token");
  });

  test("is asked for where there is none", () => {
    vi.stubEnv("KREA_API_KEY", undefined);
    vi.stubEnv("KREA_API_TOKEN", undefined);
    expect(() => new Krea()).toThrow("no API key. Pass apiKey, or set KREA_API_KEY in the environment.");
  });

  test.each(["secret\n", " secret", "sécret"])(
    "that cannot be a header is refused without being shown (%j)",
    (apiKey) => {
      for (const attempt of [() => resolve({ apiKey }), () => resolve({}, { KREA_API_KEY: apiKey })]) {
        try {
          attempt();
          expect.unreachable();
        } catch (error) {
          expect(isKreaInputError(error)).toBe(true);
          expect(String(error)).toContain("stray");
          expect(String(error)).not.toContain("cret");
        }
      }
    },
  );

  test("in a browser needs to be allowed", () => {
    expect(() => resolve({ apiKey: "k" }, {}, true)).toThrow("dangerouslyAllowBrowser");
    // Without a key too: to pass one would be the wrong thing to do.
    expect(() => resolve({}, {}, true)).toThrow("Call the API through a proxy on your server, which adds the key");
    expect(resolve({ apiKey: "k", dangerouslyAllowBrowser: true }, {}, true).apiKey).toBe("k");
  });
});

describe("bad options", () => {
  test.each([
    [{ apikey: "x" }, 'unknown option "apikey". Did you mean "apiKey"? It takes apiKey, baseUrl,'],
    [
      { apiKey: "" },
      "apiKey: expected a key of printable ASCII characters, without spaces or line breaks (is there a stray one around it?), got an empty string",
    ],
    [{ apiKey: 1 }, "apiKey: expected a key of printable ASCII"],
    [{ baseUrl: "api.krea.ai" }, 'baseUrl: expected an absolute URL such as "https://api.krea.ai", got "api.krea.ai"'],
    [
      { baseUrl: "localhost:4010" },
      'baseUrl: expected an absolute URL such as "http://localhost:4010", got "localhost:4010"',
    ],
    [
      { baseUrl: "proxy.example/krea" },
      'baseUrl: expected an absolute URL such as "https://proxy.example/krea", got "proxy.example/krea"',
    ],
    [{ baseUrl: "not a host" }, 'such as "https://api.krea.ai", got a string of 10 characters'],
    [
      { baseUrl: "https://user:pw@api.krea.ai" },
      "without credentials, query or fragment, got a string of 27 characters",
    ],
    [{ baseUrl: "user:pw@localhost" }, "got a string of 17 characters"],
    [{ baseUrl: "https://api.krea.ai?key=secret" }, "got a string of 30 characters"],
    [{ baseUrl: 1 }, 'such as "https://api.krea.ai", got 1'],
    [{ baseUrl: "https://api.krea.ai?" }, "without credentials, query or fragment"],
    [{ baseUrl: "https://api.krea.ai/#" }, "without credentials, query or fragment"],
    [{ headers: new Headers({ a: "b" }) }, "headers: expected an object of header names and values, got a Headers"],
    [{ headers: new Map([["a", "b"]]) }, "headers: expected an object of header names and values, got a Map"],
    [{ baseUrl: "" }, "baseUrl: expected an absolute URL"],
    [{ baseUrl: "ftp://api.krea.ai" }, "baseUrl: expected an absolute URL"],
    [{ baseUrl: "http://api.krea.ai" }, "baseUrl: expected https"],
    [{ baseUrl: "https://user:pw@api.krea.ai" }, "without credentials"],
    [{ baseUrl: "https://api.krea.ai?x=1" }, "without credentials, query or fragment"],
    [{ fetch: "fetch" }, 'fetch: expected a function, got "fetch"'],
    [{ headers: { a: 1 } }, 'headers: expected a string for "a"'],
    [{ headers: { "a b": "x" } }, "headers: expected a header name and value that HTTP allows"],
    [{ headers: { Authorization: "x" } }, "headers: expected no authorization header"],
    [{ headers: "a: b" }, "headers: expected an object"],
    [{ timeoutMs: 0 }, "timeoutMs: expected a number of milliseconds above 0"],
    [{ timeoutMs: Number.NaN }, "timeoutMs: expected a number of milliseconds"],
    [{ timeoutMs: Number.POSITIVE_INFINITY }, "timeoutMs: expected a number of milliseconds"],
    [{ timeoutMs: "60" }, "timeoutMs: expected a number of milliseconds"],
    [{ onDeprecation: true }, "onDeprecation: expected a function, got true"],
    [{ dangerouslyAllowBrowser: "yes" }, "dangerouslyAllowBrowser: expected a boolean"],
  ])("%j", (options, message) => {
    expect(() => resolve({ apiKey: "k", ...options })).toThrow(message);
  });

  test.each([[null], ["key"], [[]]])("%j is no options object", (options) => {
    expect(() => new Krea(options as unknown as KreaOptions)).toThrow("expected an options object");
  });

  test("an undefined option is an absent one", () => {
    expect(resolve({ apiKey: "k", baseUrl: undefined, timeoutMs: undefined })).toMatchObject({
      baseUrl: "https://api.krea.ai",
      timeoutMs: 60_000,
    });
  });
});
