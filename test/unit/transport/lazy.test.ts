import { describe, expect, test, vi } from "vitest";
import { isKreaConnectionError } from "../../../src/index.ts";
import { lazy } from "../../../src/transport/lazy.ts";
import { caught } from "../../support/caught.ts";

describe("a part", () => {
  test("is loaded once, however many ask", async () => {
    const load = vi.fn(async () => ({}));
    const part = lazy(load);
    const parts = await Promise.all([part(), part()]);
    expect(parts[0]).toBe(await part());
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("that could not be loaded is an error that says so, and is loaded at the next call", async () => {
    const cause = new TypeError("Failed to fetch dynamically imported module");
    const load = vi.fn(async () => "part").mockRejectedValueOnce(cause);
    const part = lazy(load);
    const error = await caught(part());
    expect(isKreaConnectionError(error)).toBe(true);
    expect(error).toMatchObject({ cause, message: expect.stringContaining("nothing was sent") });
    expect(await part()).toBe("part");
  });
});
