import { afterEach, expect, test, vi } from "vitest";
import { resolveOptions } from "../../../src/client/options.ts";
import type { KreaOptions } from "../../../src/index.ts";
import { isLoopback } from "../../../src/options/connection.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
const resolve = (options: object, variables = {}, isBrowser = false) =>
  resolveOptions(options as KreaOptions, { variables, isBrowser });

test("baseUrl: plain http is for loopback hosts", () => {
  expect(["localhost", "127.0.0.1", "127.1.2.3", "[::1]", "mock.localhost"].map(isLoopback)).not.toContain(false);
  expect(["api.krea.ai", "127.0.0.1.example", "localhost.example", "10.0.0.1"].map(isLoopback)).not.toContain(true);
  expect(resolve({ apiKey: "k", baseUrl: "http://127.0.0.1:4010/" }).baseUrl).toBe("http://127.0.0.1:4010");
});
