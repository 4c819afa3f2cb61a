import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact, redactError } from "../../../src/transport/redact.ts";

const key = "kr-s3cret/key+9f8e7d";

describe("redact", () => {
  test("takes the key out of text and of data, at any depth", () => {
    expect(redact("bad key s3cret!", "s3cret")).toBe("bad key [redacted]!");
    expect(redact({ error: { message: "s3cret", list: ["x s3cret"] } }, "s3cret")).toEqual({
      error: { message: "[redacted]", list: ["x [redacted]"] },
    });
    expect(redact({ a: 'say "k\\"' }, 'k\\"')).toEqual({ a: 'say "[redacted]' });
    expect(redact({ [`for ${key}`]: 1 }, key)).toEqual({ "for [redacted]": 1 });
  });

  test("leaves everything else as it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(redact(value, "\u0000never")).toBe(value);
      }),
    );
  });

  test("no key is left, whatever the body", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]{8,40}$/), fc.jsonValue(), (any, value) => {
        const text = JSON.stringify(redact({ value, echo: `you sent ${any}` }, any));
        return !text.includes(`you sent ${JSON.stringify(any).slice(1, -1)}`);
      }),
    );
  });

  test.each([
    ["latest", "latest"],
    ["contested tests", "contested tests"],
    ["test-key", "test-key"],
    ["a_test", "a_test"],
    ["the key test is wrong", "the key [redacted] is wrong"],
    ["Bearer test.", "Bearer [redacted]."],
    ['{"token":"test"}', '{"token":"[redacted]"}'],
    [btoa("test"), "[redacted]"],
  ])("finds a short key as a whole token alone: %s", (text, expected) => {
    expect(redact(text, "test")).toBe(expected);
  });

  test.each([
    ["percent-encoded", encodeURIComponent(key)],
    ["percent-encoded in small letters", encodeURIComponent(key).toLowerCase()],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(key))],
    ["percent-encoded in every character", Array.from(key, (c) => `%${c.charCodeAt(0).toString(16)}`).join("")],
    ["as JSON with a slash that is escaped", key.replace("/", "\\/")],
    ["as JSON in JSON", JSON.stringify(JSON.stringify({ key }))],
    ["after a prefix", `%20${key}`],
  ])("finds a key that is %s", (_name, text) => {
    const left = redact(`got ${text}.`, key);
    expect(left).toContain("[redacted]");
    expect(left).not.toContain("s3cret");
  });

  test("finds a key in base64, in both alphabets, whatever stands beside it", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[\x21-\x7e]{8,40}$/),
        fc.stringMatching(/^[ -~]{0,7}$/),
        fc.stringMatching(/^[ -~]{0,7}$/),
        fc.boolean(),
        (any, before, after, isUrl) => {
          const text = btoa(before + any + after);
          return redact(isUrl ? text.replaceAll("+", "-").replaceAll("/", "_") : text, any).includes("[redacted]");
        },
      ),
    );
  });

  test("leaves out what is nested 100,000 deep", () => {
    let body: unknown = key;
    for (let depth = 0; depth < 100_000; depth += 1) body = [body];
    expect(JSON.stringify(redact(body, key))).toContain("[…]");
  });
});

describe("redactError", () => {
  const nested = (value: unknown, levels: number): unknown =>
    Array.from({ length: levels }).reduce((inner: unknown) => ({ inner }), value);
  test.each<[string, unknown]>([
    ["a map", { held: new Map([["authorization", key]]) }],
    ["the keys of a map", { held: new Map([[key, 1]]) }],
    ["a set", { held: new Set([key]) }],
    ["a field that a symbol names", { [Symbol("headers")]: { authorization: key } }],
    ["a symbol", { held: Symbol(key) }],
    ["eight levels", nested(key, 8)],
    ["eighty levels", nested(key, 80)],
    ["headers", { held: new Headers({ authorization: key }) }],
    ["a request", { held: new Request("https://x.example", { headers: { authorization: key } }) }],
    ["a URL", { held: new URL(`https://x.example/?key=${key}`) }],
    ["the name of a field", { [key]: 1 }],
    ["more than can be searched", { held: Array.from({ length: 100_000 }, () => ({})), key }],
  ])("an error that holds the key in %s is copied without its fields", (_name, fields) => {
    const safe = redactError(Object.assign(new Error("reset", { cause: fields }), fields, { code: "ECONNRESET" }), key);
    expect(safe).toMatchObject({ message: "reset", code: "ECONNRESET" });
    expect(inspect(safe, { depth: 100, showHidden: true })).not.toContain(key);
  });

  test("an error with the key in its cause keeps what it says", () => {
    const safe = redactError(new TypeError("fetch failed", { cause: new Error(`bad ${key}`) }), key);
    expect(safe).toMatchObject({ name: "TypeError", message: "fetch failed", cause: { message: "bad [redacted]" } });
  });

  test("an error without the key is left as it is, though it has 20 MB of bytes", () => {
    const error = Object.assign(new Error("x"), { data: Buffer.alloc(20_000_000), list: [1, 2] });
    error.cause = error;
    expect(redactError(error, key)).toBe(error);
  });

  test("an error that is its own cause and holds the key ends", () => {
    const error = new Error(key);
    error.cause = error;
    expect(inspect(redactError(error, key), { depth: 100 })).not.toContain(key);
  });

  const trap = () => {
    throw new Error(`no ${key}`);
  };
  test.each<[string, unknown]>([
    ["a Proxy", new Proxy(new Error("x"), { get: trap })],
    ["a Proxy of nothing", new Proxy({}, { getPrototypeOf: trap })],
    ["a getter", Object.defineProperty(new Error("x"), "message", { get: trap })],
  ])("%s that throws is an error that can be read", (_name, thrown) => {
    const safe = redactError(thrown, key);
    expect(inspect(safe)).toContain("cannot be read: no [redacted]");
  });
});
