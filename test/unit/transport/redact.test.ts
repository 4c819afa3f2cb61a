import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact } from "../../../src/transport/redact.ts";

describe("redact", () => {
  test("takes the key out of text and of data, at any depth", () => {
    expect(redact("bad key s3cret!", "s3cret")).toBe("bad key [redacted]!");
    expect(redact({ error: { message: "s3cret", list: ["x s3cret"] } }, "s3cret")).toEqual({
      error: { message: "[redacted]", list: ["x [redacted]"] },
    });
    expect(redact({ a: 'say "k\\"' }, 'k\\"')).toEqual({ a: 'say "[redacted]' });
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
      fc.property(fc.stringMatching(/^[\x21-\x7e]{8,40}$/), fc.jsonValue(), (key, value) => {
        const text = JSON.stringify(redact({ value, echo: `you sent ${key}` }, key));
        return !text.includes(`you sent ${JSON.stringify(key).slice(1, -1)}`);
      }),
    );
  });
});
