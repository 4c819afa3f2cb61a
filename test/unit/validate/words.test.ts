import { describe, expect, test } from "vitest";
import { validateAgainst } from "../../../src/validate.ts";
import { validateFixture as validateInput } from "../../support/fixture.ts";

const lines = (problems: { path: string; message: string }[]) =>
  problems.map(({ path, message }) => `${path}: ${message}`);

describe("validateInput says", () => {
  test("what was expected and what came, for everything that is wrong", () => {
    const problems = validateInput("image/bfl/flux-1-dev", {
      stepz: 5,
      aspectRatio: "1:1",
      steps: 500,
      imageUrl: "a.png",
      seed: Number.NaN,
      width: "512",
      styles: [{ id: "x" }, 3],
      style_images: [{ url: "https://files.example/a.png", strength: 5 }],
    });
    expect(lines(problems)).toEqual([
      "prompt: expected a string of at most 1800 characters, missing",
      'stepz: unknown field (did you mean "steps"?)',
      "aspectRatio: unknown field",
      "steps: expected an integer from 1 to 100, got 500",
      "seed: expected a number, got NaN",
      'width: expected a number from 512 to 2368, got "512"',
      "styles[0].strength: expected a number from -2 to 2, missing",
      "styles[1]: expected an object, got 3",
      "style_images[0].strength: expected a number from -2 to 2, got 5",
      'imageUrl: expected an absolute URL or null, got "a.png"',
    ]);
    expect(problems[3]).toEqual({
      path: "steps",
      expected: "an integer from 1 to 100",
      got: "500",
      message: "expected an integer from 1 to 100, got 500",
    });
  });

  test("which values would do", () => {
    const input = { prompt: "x", aspect_ratio: "2:1", resolution: 1 };
    expect(lines(validateInput("image/krea/krea-2/large", input))).toEqual([
      expect.stringMatching(/^aspect_ratio: expected one of "1:1", "4:3", .*, got "2:1"$/),
      'resolution: expected "1K", got 1',
    ]);
    const duration = { prompt: "x", duration: 7 };
    expect(lines(validateInput("video/lightricks/ltx-video-2.3-22b", duration))).toEqual([
      "duration: expected one of 5, 10, 15, 20, got 7",
    ]);
  });

  test("how long a string is, and not what stands in it", () => {
    expect(lines(validateInput("image/bfl/flux-1-dev", { prompt: "x".repeat(2_000) }))).toEqual([
      "prompt: expected a string of at most 1800 characters, got a string of 2000 characters",
    ]);
  });

  test("what is wrong with the input itself", () => {
    expect(lines(validateInput("image/bfl/flux-1-dev", null))).toEqual([": expected an object, got null"]);
    expect(lines(validateInput("image/bfl/flux-1-dev", ["x"]))).toEqual([": expected an object, got an array"]);
  });
});

describe("validateAgainst says", () => {
  test("each thing once, though several parts of the schema ask for it", () => {
    const text = { type: "string" };
    expect(lines(validateAgainst({ items: { allOf: [text, text] } }, [1, 2]))).toEqual([
      "[0]: expected a string, got 1",
      "[1]: expected a string, got 2",
    ]);
  });

  test("of an array that is too long its length, and what is wrong with the items that there may be", () => {
    expect(lines(validateAgainst({ type: "array", maxItems: 2, items: { type: "string" } }, [1, "a", 3]))).toEqual([
      ": expected an array of at most 2 items, got an array of 3 items",
      "[0]: expected a string, got 1",
    ]);
  });
});

describe("of several alternatives it tells the problems of the closest", () => {
  const problems = (camera_control: unknown) =>
    lines(validateInput("video/kling/kling-1", { prompt: "x", camera_control }));
  const types = '"simple", "down_back", "forward_up", "right_turn_forward", "left_turn_forward"';

  test.each([
    [{ type: "simple", config: { zoom: 11 } }, "camera_control.config.zoom: expected a number from -10 to 10, got 11"],
    [{ type: "down_back", config: {} }, "camera_control.config: expected null, got an object"],
    [{ type: "spin" }, `camera_control.type: expected one of ${types}, got "spin"`],
    [{}, `camera_control.type: expected one of ${types}, missing`],
    [5, "camera_control: expected an object, got 5"],
  ])("%j", (control, line) => expect(problems(control)).toEqual([line]));

  test.each([
    [{ anyOf: [{ type: "string", minLength: 3 }, { type: "null" }] }, 5, "a string of at least 3 characters or null"],
    [{ anyOf: [{ type: "string", minLength: 3 }, { type: "null" }] }, "a", "a string of at least 3 characters"],
    [{ anyOf: [{ const: "auto" }, { type: "number", minimum: 1 }] }, "x", '"auto" or a number of at least 1'],
    [{ anyOf: [{ enum: ["a"] }, { $ref: "#/$defs/b" }], $defs: { b: { const: 5 } } }, "x", 'one of "a", 5'],
    [{ oneOf: [{ type: "integer" }, { type: "number" }] }, 5, "what fits one of 2 alternatives"],
    [{ type: "number", exclusiveMinimum: 0, maximum: 1 }, 2, "a number of at most 1 and above 0"],
    [{ type: "array", minItems: 1, maxItems: 1 }, [], "an array of 1 item"],
    [{ type: ["string", "array", "null"] }, 1, "a string, an array or null"],
    [false, 1, "nothing"],
  ])("%j", (schema, value, expected) => expect(validateAgainst(schema, value)).toMatchObject([{ path: "", expected }]));
});

describe("every keyword has its words", () => {
  test.each<[schema: object, value: unknown, problem: string]>([
    [{ format: "uuid" }, "x", ': expected a UUID, got "x"'],
    [{ type: "string", format: "date" }, "31.1.26", ': expected a date such as 2026-01-31, got "31.1.26"'],
    [{ type: "integer", format: "int32" }, 2 ** 40, ": expected a 32-bit integer, got 1099511627776"],
    [
      { type: "number", minimum: 0, maximum: 1, multipleOf: 0.1 },
      0.25,
      ": expected a number from 0 to 1 that is a multiple of 0.1, got 0.25",
    ],
    [{ uniqueItems: true }, ["a", "b", "a"], ": expected items that differ, got the same at [0] and [2]"],
    [{ contains: { type: "string" } }, [1], ": expected at least 1 item to be a string, got 0"],
    [
      { contains: { type: "string" }, maxContains: 2 },
      ["a", "b", "c"],
      ": expected at most 2 items to be a string, got more",
    ],
    [{ minProperties: 2 }, { a: 1 }, ": expected an object of at least 2 fields, got an object of 1 field"],
    [
      { propertyNames: { pattern: "^[a-z]+$" } },
      { A: 1 },
      'A: expected a field whose name is a string that matches ^[a-z]+$, got "A"',
    ],
    [
      { dependentRequired: { end_image: ["start_image"] } },
      { end_image: "x" },
      "start_image: expected a value, missing",
    ],
    [
      { not: { required: ["width", "size"] } },
      { width: 1, size: 1 },
      ": expected anything but an object with width, size, got an object",
    ],
    [{ not: { enum: ["a"] } }, "a", ': expected anything but "a", got "a"'],
    [
      { not: { properties: { a: { const: 1 } } } },
      { a: 1 },
      ': expected what does not fit the schema\'s "not", got an object',
    ],
    [{ not: {} }, 1, ": expected nothing, got 1"],
    [{ properties: { a: {} }, unevaluatedProperties: false }, { b: 1 }, "b: unknown field"],
    [{ prefixItems: [{}], items: false }, [1, 2], "[1]: expected nothing, got 2"],
    [{ type: "string", nullable: true }, 1, ": expected a string or null, got 1"],
    [{ enum: ["a"], nullable: true }, 1, ': expected one of "a", null, got 1'],
    [{ minimum: 1, exclusiveMinimum: true }, 1, ": expected a number above 1, got 1"],
    [
      { type: "string", pattern: "a".repeat(1_000) },
      "b",
      `: expected a string that matches ${"a".repeat(200)}…, got "b"`,
    ],
    [{ const: { a: "x".repeat(1_000) } }, 1, `: expected {"a":"${"x".repeat(194)}…, got 1`],
  ])("%j", (schema, value, problem) => expect(lines(validateAgainst(schema, value))).toEqual([problem]));
});

describe("a field's name", () => {
  const schema = {
    type: "object",
    additionalProperties: false,
    properties: { aspect_ratio: {}, prompt: {}, fool: {} },
  };

  test.each([
    ["foo", 'unknown field (did you mean "fool"?)'],
    ["aspectRatio", 'unknown field (did you mean "aspect_ratio"?)'],
    ["aspcet_ratio", 'unknown field (did you mean "aspect_ratio"?)'],
    ["folo", 'unknown field (did you mean "fool"?)'],
    ["promt", 'unknown field (did you mean "prompt"?)'],
    ["seed", "unknown field"],
    ["p".repeat(100_000), "unknown field"],
  ])("is corrected where one that there is comes close (%#)", (name, message) =>
    expect(validateAgainst(schema, { [name]: 1 })).toMatchObject([{ message }]),
  );

  test.each([
    ["a b", '["a b"]'],
    ["", '[""]'],
    ["名前", "名前"],
    ["a\nb", '["a\\nb"]'],
    ["x".repeat(1_000), `["${"x".repeat(60)}…"]`],
  ])("stands in a path on one line (%#)", (name, path) => {
    expect(validateAgainst(schema, { [name]: 1 })).toMatchObject([{ path }]);
    expect(validateAgainst({ additionalProperties: { items: false } }, { [name]: [1] })).toMatchObject([
      { path: `${path}[0]` },
    ]);
  });
});
