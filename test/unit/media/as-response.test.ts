import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { asResponse } from "../../../src/media/as-response.ts";

const bytes = new Uint8Array([1, 2, 3]);
const answer = (more: object = {}) => ({
  ok: true,
  status: 200,
  headers: new Map([["content-type", "image/png"]]) as unknown as Headers,
  arrayBuffer: async () => bytes.buffer,
  text: async () => "",
  json: async () => undefined,
  ...more,
});
const read = async (response: Response) => [...new Uint8Array(await response.arrayBuffer())];

describe("the answer of a caller's own fetch", () => {
  test("that is a Response stays what it is", () => {
    const response = new Response("x");
    expect(asResponse(response)).toBe(response);
  });

  test.each<[string, object]>([
    ["a web stream", { body: new Blob([bytes]).stream() }],
    ["a stream of Node", { body: Readable.from([bytes]) }],
    ["nothing but a way to read it as a whole", {}],
  ])("is read where its body is %s", async (_what, more) => {
    const response = asResponse(answer(more));
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(await read(response)).toEqual([1, 2, 3]);
  });

  test("keeps the headers of a file where its headers cannot be listed", () => {
    const headers = { get: (name: string) => (name === "etag" ? "x" : null) };
    expect([...asResponse(answer({ headers })).headers]).toEqual([["etag", "x"]]);
  });

  test("has no body where its status allows none", () => {
    expect(asResponse(answer({ status: 204 })).body).toBeNull();
  });

  test("closes a stream of Node that is left", async () => {
    const body = Readable.from([bytes, bytes]);
    const response = asResponse(answer({ body }));
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(body.destroyed).toBe(true);
  });
});
