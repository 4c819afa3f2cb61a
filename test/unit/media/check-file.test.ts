import { describe, expect, test } from "vitest";
import { toUploadFile } from "../../../src/media/check-file.ts";
import { caught } from "../../support/caught.ts";
import { heads } from "./samples.ts";

const png = new Uint8Array(heads["image/png"][0] ?? []);
const what = "assets.upload: source";

describe("toUploadFile", () => {
  test.each<[string, Parameters<typeof toUploadFile>[1]]>([
    ["a typed array", png],
    ["an ArrayBuffer", png.slice().buffer],
    ["a Blob without a type", new Blob([png])],
    ["a stream", new Blob([png]).stream()],
  ])("makes a file of %s, with the type and a name by its content", async (_what, source) => {
    const file = await toUploadFile(what, source);
    expect([file.name, file.type]).toEqual(["file.png", "image/png"]);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(png);
  });

  test("goes by the content, whatever type the file claims, and keeps its name", async () => {
    const file = await toUploadFile(what, new File([png], "harbour.jpg", { type: "image/jpeg" }));
    expect([file.name, file.type]).toEqual(["harbour.jpg", "image/png"]);
    expect((await toUploadFile(what, file, "other.png")).name).toBe("other.png");
  });

  test("copies bytes, which may change before they are sent", async () => {
    const bytes = png.slice();
    const file = await toUploadFile(what, bytes);
    bytes.fill(0);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(png);
  });

  test.each<[string, unknown, string]>([
    ["a path", "a.png", `${what}: expected a Blob, File, ArrayBuffer, typed array or ReadableStream, got "a.png".`],
    ["an empty file", new Blob(), `${what}: expected a file with content, got an empty one.`],
    ["a file of another type", new Blob(["text"]), "got one that starts with the bytes 74 65 78 74."],
    ["a stream of text", new Response("x").body?.pipeThrough(new TextDecoderStream()), 'got "x" from it.'],
  ])("refuses %s", async (_what, source, message) => {
    expect(await caught(toUploadFile(what, source as Blob))).toMatchObject({
      message: expect.stringContaining(message),
    });
  });

  test("reads no more of a stream than the API accepts", async () => {
    let pulled = 0;
    const megabytes = new Uint8Array(25 * 1024 * 1024);
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(megabytes);
      },
    });
    expect(await caught(toUploadFile(what, endless))).toMatchObject({
      message: `${what}: expected a file of at most 75 MB, got a stream of more.`,
    });
    expect(pulled).toBeLessThanOrEqual(6);
  });
});
