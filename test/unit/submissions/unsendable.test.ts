import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { Runware } from "../../../src/runware.ts";
import { findUnsendable } from "../../../src/submissions/unsendable.ts";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

/** As a variable: a literal member of this name is usually a mistake. */
const then = "then";

class Empty {
  #hidden = 1;
  get hidden() {
    return this.#hidden;
  }
}
class Reference {
  url = "https://files.example/a.png";
  strength = 1;
  double() {
    return this.strength * 2;
  }
}

describe("a value that is neither data nor a file is refused by its field", () => {
  test.each<[string, () => unknown, string]>([
    ["a promise", async () => new Blob(["x"]), "got a Promise. Did you forget await?"],
    ["an object like a promise", () => Object.create({ [then]: () => {} }), "got a Promise. Did you forget await?"],
    ["a stream of Node's", () => Readable.from(["x"]), "got a stream. Read it into a Blob or a Uint8Array first."],
    ["a stream of the web's", () => new ReadableStream(), "got a stream. Read it into"],
    ["a response", () => new Response("x"), "got a Response. Pass what its blob() resolves to."],
    ["a map", () => new Map([["a", 1]]), "got a Map."],
    ["a set", () => new Set([1]), "got a Set."],
    ["headers", () => new Headers(), "got a Headers."],
    ["a regular expression", () => /x/, "got a RegExp."],
    ["an error", () => new Error("x"), "got an Error."],
    ["an instance without public fields", () => new Empty(), "got an instance of Empty. JSON would make {} of it."],
    ["a function", () => () => "x", "got a function."],
  ])("%s", async (_name, make, got) => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    const operation = "POST /generate/image/bfl/flux-1-dev";
    const submit = (fields: object) => krea.generateRaw("image/bfl/flux-1-dev", { prompt: "x", ...fields });
    await expectRefused(
      submit({ image_url: make() }),
      `${operation}: image_url: expected a URL or a file, ${got}`,
      sent,
    );
    await expectRefused(
      submit({ style_images: [{ url: make() }] }),
      `${operation}: style_images[0].url: expected a URL or a file, ${got}`,
      sent,
    );
    await expectRefused(
      submit({ seed: make() }),
      `${operation}: seed: expected a value that JSON can hold, or a file, ${got}`,
      sent,
    );
  });

  test("in every call that sends an input", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    const promise = Promise.resolve("https://files.example/a.png");
    const input = { prompt: "x", image_url: promise as unknown as string };
    const message = "image_url: expected a URL or a file, got a Promise.";
    await expectRefused(krea.image("bfl/flux-1-dev", input), message, sent);
    await expectRefused(krea.subscribe("image/bfl/flux-1-dev", { input }), message, sent);
    await expectRefused(krea.api.POST("/generate/image/bfl/flux-1-dev", { body: input }), message, sent);
    await expectRefused(krea.nodeApps.execute("app", { photo: promise }), "photo: expected a value", sent);
    await expectRefused(
      krea.styles.update("a", { cover_url: promise as unknown as string }),
      "cover_url: expected",
      sent,
    );
    for await (const result of krea.batch([{ model: "image/bfl/flux-1-dev", input }])) {
      expect(result).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining(message) } });
    }
    expect(sent).toEqual([]);
  });

  test("at Runware", async () => {
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(url);
      return json({});
    };
    const runware = new Runware({ apiKey: "test-key", fetch });
    const url = Promise.resolve("x") as unknown as string;
    const input = { prompt: "x", aspect_ratio: "1:1", resolution: "1K", image_style_references: [{ url }] } as const;
    const error = await caught(
      runware.subscribe("image/krea/krea-2/medium", {
        input: { ...input, image_style_references: [...input.image_style_references] },
      }),
    );
    expect(String(error)).toContain("image_style_references[0].url: expected a URL or a file, got a Promise.");
    expect(sent).toEqual([]);
  });
});

describe("data and files are let through", () => {
  test.each<[string, unknown]>([
    ["texts, numbers, booleans, null and undefined", { a: "x", b: 1, c: true, d: null, e: undefined }],
    ["a date", { at: new Date(0) }],
    ["a URL, which has toJSON", { url: new URL("https://files.example/a.png") }],
    [
      "an instance with toJSON",
      {
        id: new (class {
          toJSON() {
            return "x";
          }
        })(),
      },
    ],
    ["an instance with public fields", { styles: [new Reference()] }],
    ["a blob", { file: new Blob(["x"]) }],
    ["a file", { file: new File(["x"], "x") }],
    ["a buffer", { file: Buffer.from("x") }],
    ["bytes", { file: new Uint8Array(1), buffer: new ArrayBuffer(1), view: new DataView(new ArrayBuffer(1)) }],
    ["an object without a prototype", { styles: [Object.assign(Object.create(null), { id: "a" })] }],
    ["an object of another realm", runInNewContext("({ styles: [{ id: 'a' }] })")],
    ["boxed values", { a: Object("x"), b: Object(1), c: Object(true) }],
  ])("%s", (_name, input) => {
    expect(findUnsendable(input)).toBeUndefined();
  });

  test("a circular input is searched once", () => {
    const names = Array.from({ length: 50 }, (_value, index) => `field${index}`);
    const input: Record<string, unknown> = {};
    for (const name of names) input[name] = { input };
    expect(findUnsendable(input)).toBeUndefined();
    expect(findUnsendable({ ...input, last: new Map() })?.path).toBe("last");
  });

  test("what lies deeper than any input goes is not searched", () => {
    let input: unknown = new Map();
    for (let depth = 0; depth < 10_000; depth += 1) input = [input];
    expect(findUnsendable(input)).toBeUndefined();
  });
});
