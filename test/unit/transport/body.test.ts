import { describe, expect, test } from "vitest";
import { formToBlob, joinBlobs, serializeBody } from "../../../src/transport/body.ts";
import { caught } from "../../support/caught.ts";

const upload = "POST /assets";
const generate = "POST /generate/image/bfl/flux-1-dev";

describe("serializeBody", () => {
  test("writes JSON, or a form for an upload", () => {
    expect(serializeBody(generate, { prompt: "x" }, false)).toBe('{"prompt":"x"}');
    const file = new File(["abc"], "a.png", { type: "image/png" });
    const form = serializeBody(upload, { file, description: "a", note: undefined }, true);
    if (!(form instanceof FormData)) throw new Error("expected a form");
    expect([...form.keys()]).toEqual(["file", "description"]);
    expect(form.get("file")).toBeInstanceOf(Blob);
  });

  test("writes nothing where there is no body", () => {
    expect(serializeBody("GET /jobs", undefined, false)).toBeUndefined();
  });

  test("refuses what JSON cannot hold, by the name of the operation", () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(() => serializeBody(generate, circular, false)).toThrow(
      "POST /generate/image/bfl/flux-1-dev: body: expected values that JSON supports: Converting circular structure to JSON.",
    );
    expect(() => serializeBody(generate, { size: 1n }, false)).toThrow("body: expected values that JSON supports");
  });

  test("refuses what a form cannot hold, by the name of the field", () => {
    expect(() => serializeBody(upload, { file: 7 }, true)).toThrow(
      "POST /assets: body.file: expected a string or a Blob, got 7.",
    );
  });
});

describe("formToBlob", () => {
  test("writes a form that the platform reads back", async () => {
    const form = new FormData();
    form.append('a "name"', "two\r\nlines");
    form.append("file", new File(["\u0000bytes"], 'my "file".png', { type: "image/png" }));
    const blob = formToBlob(form);
    const read = await new Response(blob, { headers: { "content-type": blob.type } }).formData();
    expect(read.get('a "name"')).toBe("two\r\nlines");
    const file = read.get("file");
    if (!(file instanceof File)) throw new Error("expected a file");
    expect([file.name, file.type, await file.text()]).toEqual(['my "file".png', "image/png", "\u0000bytes"]);
  });

  test("has a boundary of its own each time, so that contents cannot guess it", () => {
    const form = new FormData();
    expect(formToBlob(form).type).not.toBe(formToBlob(form).type);
  });
});

describe("joinBlobs", () => {
  test("reads each part by the part's own stream, in order", async () => {
    const read: string[] = [];
    class Noted extends Blob {
      override stream() {
        read.push("stream");
        return super.stream();
      }
    }
    const joined = joinBlobs(["a", new Noted(["b"]), "c"], "text/plain");
    const chunks: Uint8Array[] = [];
    for await (const chunk of joined) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe("abc");
    expect(joined).toMatchObject({ type: "text/plain", size: 3 });
    expect(read).toEqual(["stream"]);
  });

  test("fails the reader with the error of a part", async () => {
    class Broken extends Blob {
      override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
        return new ReadableStream({ start: (controller) => controller.error(new Error("the disk is gone")) });
      }
    }
    const error = await caught(
      joinBlobs([new Broken(["x"])], "text/plain")
        [Symbol.asyncIterator]()
        .next(),
    );
    expect(error).toMatchObject({ message: "the disk is gone" });
  });
});
