import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePattern } from "../../../src/validate/pattern.ts";

const seed = Number(process.env.VALIDATE_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe("a pattern matches where the runtime's own matcher does", () => {
  const piece = fc.constantFrom(
    ...["a", "b", "[ab]", "[^a]", ".", "\\d", "\\w", "\\s", "\\.", "\\p{L}", "\\u0061", "\\u{1F432}", "\\ud83d\\udc32"],
    ...["🐲", "(?:)", "\\n", "\\x61", "[\\]a]", "[a-c]", "\\/", "^", "$", "[]", "[^]"],
  );
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 4, depthSize: "medium" },
      piece,
      fc.tuple(tie("pattern"), tie("pattern")).map((parts) => parts.join("")),
      fc.tuple(tie("pattern"), tie("pattern")).map((parts) => `(?:${parts.join("|")})`),
      fc
        .tuple(
          fc.constantFrom("(", "(?:", "(?<name>"),
          tie("pattern"),
          fc.constantFrom("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{1,}", "{0}", "{0,2}?"),
        )
        .map(([open, inner, times]) => `${open}${inner})${times}`),
    ),
  }));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", " ", "\n", ".", "🐲", "é", "]"), maxLength: 6 });

  test(`of any kind (VALIDATE_SEED=${seed})`, () => {
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 5, maxLength: 10 }), (source, texts) => {
        // A name may stand only once in a pattern.
        const unique = source.replaceAll("(?<name>", "(");
        const matches = compilePattern(unique);
        for (const one of texts) {
          const expected = new RegExp(unique, "u").test(one);
          seen[`${expected}`] += 1;
          expect([unique, one, matches?.(one)]).toEqual([unique, one, expected]);
        }
      }),
      { seed, numRuns: 2_000 },
    );
    expect(Math.min(seen.true, seen.false)).toBeGreaterThan(1_000);
  });

  test.each([
    ["^[a-z][a-z0-9_-]+$", ["a-b", "a"], ["a-b"]],
    ["^(?<year>\\d{4})-(\\d{2})$", ["2026-01", "2026-1"], ["2026-01"]],
    ["^$", ["", "a", "\n"], [""]],
    ["$^", ["", "a"], [""]],
    ["a|^b|c$", ["xa", "xb", "bx", "cx", "xc"], ["xa", "bx", "xc"]],
  ])("%s", (source, texts, matching) => {
    expect(texts.filter((one) => compilePattern(source)?.(one))).toEqual(matching);
  });
});

test.each([
  ["(", "is invalid"],
  ["\\-", "is invalid with the flag u"],
  ["a{2,1}", "is invalid"],
  ["^(?=a)b", "looks ahead"],
  ["(?<!a)b", "looks behind"],
  ["\\bword\\b", "has word boundaries"],
  ["(a)\\1", "refers back"],
  ["(?<x>a)\\k<x>", "refers back by name"],
  ["(a{1000}){1000}", "is too large"],
  [`${"(".repeat(20_000)}${")".repeat(20_000)}`, "nests too deep"],
])("a pattern is left to the server where it %#", (source) => expect(compilePattern(source)).toBeUndefined());

test("a pattern takes the time of reading the string", () => {
  const start = process.cpuUsage();
  const megabytes = "a".repeat(1_000_000);
  expect(compilePattern("^data:[a-z]+;base64,[A-Za-z0-9+/]*={0,2}$")?.(`data:x;base64,${megabytes}`)).toBe(true);
  expect(compilePattern("^(a+)+$")?.(`${megabytes}!`)).toBe(false);
  expect(compilePattern("^(a|b|ab)*c$")?.(`${megabytes}!`)).toBe(false);
  // One that needs more states than are followed is taken as a match: the server has the last word.
  const letters = fc.string({ unit: fc.constantFrom("a", "x"), minLength: 50_000, maxLength: 50_000, size: "max" });
  const [mixed = ""] = fc.sample(letters, { numRuns: 1, seed: 1 });
  expect(compilePattern("[^b]*a[^b]{1000}c")?.(mixed)).toBe(true);
  expect(process.cpuUsage(start).user).toBeLessThan(10_000_000);
});
