import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaInputError } from "../../../src/errors/index.ts";
import { readBody } from "../../../src/webhooks/read-body.ts";
import { caught } from "../../support/caught.ts";
import { settled } from "../../support/virtual-time.ts";

const limits = { maxBodyBytes: 10_000, timeoutMs: 5_000 };
const requestOf = (body: BodyInit) =>
  new Request("https://app.example", { method: "POST", body, duplex: "half" } as RequestInit);

/** A body that arrives in chunks of so many bytes. */
const chunked = (...sizes: number[]) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const size = sizes.shift();
      if (size === undefined) controller.close();
      else controller.enqueue(new Uint8Array(size).fill(size % 251));
    },
  });

describe("readBody", () => {
  test("returns all bytes in their order, however they arrive", async () => {
    const sizes = [1, 4_095, 1, 3_000, 2];
    const bytes = await readBody(requestOf(chunked(...sizes)), limits);
    expect(bytes).toEqual(new Uint8Array(sizes.flatMap((size) => Array<number>(size).fill(size % 251))));
  });

  test("takes a body of exactly the largest size, and refuses one byte more", async () => {
    expect(await readBody(requestOf(chunked(10_000)), limits)).toHaveLength(10_000);
    expect(await readBody(requestOf(chunked(10_000, 1)), limits)).toBe("too-large");
  });

  test("refuses a request without a body, and one whose connection broke", async () => {
    expect(await readBody(new Request("https://app.example", { method: "POST" }), limits)).toBe("invalid-body");
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    expect(await readBody(requestOf(broken), limits)).toBe("invalid-body");
  });

  test("reports a body that was read before to the program that did so", async () => {
    const request = requestOf("x");
    await request.text();
    expect(await caught(readBody(request, limits))).toSatisfy(isKreaInputError);
  });
});

describe("readBody of a slow sender", () => {
  beforeEach(() => void vi.useFakeTimers());

  test("gives up when the time is up", async () => {
    const slow = new ReadableStream({ pull: () => new Promise(() => {}) });
    expect(await settled(readBody(requestOf(slow), limits))).toBe("too-slow");
    expect(vi.getTimerCount()).toBe(0);
  });
});
