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

describe("an input that JSON cannot hold is refused by the path of its field, and not sent", () => {
  const refuse = async (input: object, message: string) => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    await expectRefused(krea.generateRaw("image/bfl/flux-1-dev", input), message, sent);
    await expectRefused(krea.api.POST("/generate/image/bfl/flux-1-dev", { body: input as never }), message, sent);
  };
  const trap = () => {
    throw new Error("no");
  };
  const throwing = new Proxy({}, { ownKeys: trap, get: trap, getPrototypeOf: trap });
  class Node {
    next: unknown;
    constructor(next: unknown) {
      this.next = next;
    }
  }
  const nested = (levels: number, within: (value: unknown) => unknown) =>
    Array.from({ length: levels }).reduce((value: unknown) => within(value), "end");
  const circular: { list: unknown[] } = { list: [] };
  circular.list.push({ again: circular });

  test.each<[string, unknown, string]>([
    ["NaN", { strength: Number.NaN }, "styles.strength: expected a value that JSON can hold, or a file, got NaN."],
    [
      "Infinity",
      [1, Number.POSITIVE_INFINITY],
      "styles[1]: expected a value that JSON can hold, or a file, got Infinity.",
    ],
    ["a big integer", 10n, "styles: expected a value that JSON can hold, or a file, got 10."],
    ["an invalid date", new Date("no"), "got an invalid Date."],
    [
      "a circular reference",
      circular,
      "styles.list[0].again: expected a value that JSON can hold, or a file, got a circular reference.",
    ],
    [
      "a getter that throws",
      Object.defineProperty({}, "a", { get: trap, enumerable: true }),
      "styles: expected a value that JSON can hold, or a file, got an object that cannot be read (no).",
    ],
    [
      "a Proxy that throws",
      [throwing],
      "styles[0]: expected a value that JSON can hold, or a file, got an object that cannot be read (no).",
    ],
    ["5,000 levels of lists", nested(5_000, (value) => [value]), "got more than 200 levels."],
    ["100,000 levels of objects", nested(100_000, (a) => ({ a })), "got more than 200 levels."],
    ["100,000 levels of instances", nested(100_000, (value) => new Node(value)), "got more than 200 levels."],
  ])("%s", (_name, styles, message) => refuse({ prompt: "x", styles }, message));

  test("an input that is a Proxy that throws itself", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    const call = krea.generateRaw("image/bfl/flux-1-dev", throwing);
    await expectRefused(call, "input: expected an object, got an object that cannot be read.", sent);
    const body = throwing as never;
    const other = krea.api.POST("/generate/image/bfl/flux-1-dev", { body });
    await expectRefused(other, "input: expected a value that JSON can hold, or a file, got an object that", sent);
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

  test("what lies deeper than any input goes is refused", () => {
    let input: unknown = new Map();
    for (let depth = 0; depth < 100_000; depth += 1) input = [input];
    expect(findUnsendable(input)?.path).toMatch(/^(\[0\])+$/);
  });
});
