import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uncheckedParts, validateAgainst } from "../../../src/validate.ts";
import { validateFixture as validateInput } from "../../support/fixture.ts";

const model = "image/bfl/flux-1-dev";
const read = (problems: { path: string; got: string }[]) => problems.map(({ path, got }) => `${path} ${got}`);
const throwing = "a value that throws when it is read";

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const trap = () => {
  throw new Error("trap");
};
const trapped = () => new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap });

describe("an input that means harm ends in problems", () => {
  test("one that holds itself", () => {
    const input: Record<string, unknown> = { prompt: "x" };
    Object.assign(input, { self: input, style_images: [input], styles: input });
    expect(read(validateInput(model, input))).toEqual([
      'self "self"',
      "style_images[0].strength nothing",
      "styles an object",
    ]);
  });

  test("getters that throw, each at its path", () => {
    const input = {
      get prompt(): string {
        throw new Error("no");
      },
      get imageUrl(): string {
        throw undefined;
      },
      image_url: "https://files.example/a.png",
      get nothing_like_it(): string {
        throw new Error("no");
      },
      style_images: [
        {
          strength: 1,
          get url(): string {
            throw new Error("no");
          },
        },
      ],
    };
    expect(read(validateInput(model, input))).toEqual([
      `imageUrl ${throwing}`,
      `prompt ${throwing}`,
      'nothing_like_it "nothing_like_it"',
      `style_images[0].url ${throwing}`,
    ]);
  });

  test.each([
    ["a revoked proxy", revoked],
    ["a proxy that traps", trapped],
    ["a toJSON that throws", () => ({ toJSON: trap })],
    ["a toJSON getter that throws", () => Object.defineProperty({}, "toJSON", { get: trap })],
    [
      "a toJSON that throws what throws",
      () => ({
        toJSON: () => {
          throw trapped();
        },
      }),
    ],
    ["a tag that throws", () => Object.defineProperty({}, Symbol.toStringTag, { get: trap })],
    ["a length that throws", () => new Proxy([], { get: trap })],
    ["a stream that throws", () => Object.defineProperty({}, "stream", { get: trap, enumerable: true })],
  ])("%s, everywhere", (_name, make) => {
    expect(validateInput(model, make()).length).toBeGreaterThan(0);
    expect(validateInput(model, { prompt: make() })).toMatchObject([{ path: "prompt" }]);
    expect(validateInput(model, { prompt: "x", image_url: make() })).toMatchObject([{ path: "image_url" }]);
    expect(validateInput(model, { prompt: "x", imageUrl: make() })).toMatchObject([{ path: "imageUrl" }]);
    expect(validateInput(model, { prompt: "x", styles: [make()] })[0]?.path).toMatch(/^styles\[0\]/);
    const control = { prompt: "x", camera_control: make() };
    expect(validateInput("video/kling/kling-1", control)[0]?.path).toMatch(/^camera_control/);
  });

  test("names of the prototype", () => {
    const input: unknown = JSON.parse(
      '{"prompt":"x","__proto__":{"steps":1},"constructor":1,"toString":1,"hasOwnProperty":1}',
    );
    expect(validateInput(model, input).map(({ path }) => path)).toEqual([
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
    ]);
    // What an object inherits is not sent, and does not count.
    expect(validateInput(model, Object.create({ prompt: "x" }))).toMatchObject([{ path: "prompt", got: "nothing" }]);
    expect(validateInput(model, Object.assign(Object.create(null), { prompt: "x" }))).toEqual([]);
  });

  test("what JSON cannot hold", () => {
    const values = [Symbol("s"), () => "x", 10n, Number.POSITIVE_INFINITY, new Map(), new Date(Number.NaN), undefined];
    for (const value of values) expect(validateInput(model, { prompt: value })).toMatchObject([{ path: "prompt" }]);
    for (const value of values) expect(validateInput(model, value)).toMatchObject([{ path: "" }]);
    expect(validateInput(model, { prompt: "x", styles: [undefined] })).toMatchObject([
      { path: "styles[0]", got: "null" },
    ]);
  });

  test("arrays and objects without end", () => {
    const long = new Array(2 ** 32 - 1);
    const many = validateInput(model, { prompt: "x", styles: long });
    expect(many).toHaveLength(1_000);
    expect(many.at(-1)?.path).toBe("styles[999]");
    // Where no item is wrong there is an end, too.
    expect(validateAgainst({ items: { type: ["null", "string"] } }, long)).toMatchObject([
      { path: "", expected: "at most 1000000 values" },
    ]);
    const names = Object.fromEntries(Array.from({ length: 5_000 }, (_value, index) => [`field${index}`, 1]));
    expect(validateInput(model, { prompt: "x", ...names })).toHaveLength(1_000);
    expect(validateInput("image/krea/krea-2/medium", { moodboards: new Array(2 ** 31) })).toContainEqual(
      expect.objectContaining({ path: "moodboards", got: "an array of 2147483648 items" }),
    );
  });
});

test("long URLs take the time of reading them", () => {
  const megabytes = "A".repeat(8_000_000);
  const urls = {
    [`data:image/png;base64,${megabytes}`]: 0,
    [`https://${megabytes} `]: 1,
    [`https://x/#${megabytes}%`]: 1,
  };
  // The processor's time, which passes no faster on a busy machine.
  const start = process.cpuUsage();
  for (const [image_url, count] of Object.entries(urls)) {
    expect(validateInput(model, { prompt: "x", image_url })).toHaveLength(count);
  }
  expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
});

describe("a schema that means harm, or is none, never throws", () => {
  test.each([
    [{ $ref: "#" }],
    [{ anyOf: [{ $ref: "#" }, { $ref: "#" }] }],
    [{ allOf: [{ $ref: "#/$defs/a" }], $defs: { a: { $ref: "#/$defs/a" } } }],
  ])("%j refers to itself for the same value, and says nothing", (schema) =>
    expect(validateAgainst(schema, 1)).toEqual([]),
  );

  test("what repeats beside such a reference is still checked", () => {
    const schema = { type: "string", allOf: [{ $ref: "#" }, { minLength: 2 }] };
    expect(validateAgainst(schema, "a")).toMatchObject([{ expected: "a string of at least 2 characters" }]);
    expect(validateAgainst(schema, "ab")).toEqual([]);
  });

  test("a value that holds itself, by a schema that does", () => {
    const schema = { type: "object", properties: { next: { $ref: "#" } }, required: ["next"] };
    const value: Record<string, unknown> = {};
    value.next = value;
    expect(validateAgainst(schema, value)).toMatchObject([{ path: "", got: "more (does it hold itself?)" }]);
    expect(validateAgainst(schema, { next: { next: {} } })).toMatchObject([{ path: "next.next.next" }]);
  });

  test("schemas that double at each level", () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 60 }, (_value, level) => {
        const $ref = `#/$defs/${level + 1}`;
        return [level, { allOf: [{ $ref }, { $ref }] }];
      }),
    );
    expect(validateAgainst({ $ref: "#/$defs/0", $defs }, 1)).toMatchObject([{ expected: "at most 1000000 values" }]);
  });

  test.each([
    [null],
    ["x"],
    [[]],
    [{ type: 5 }],
    [{ type: "thing" }],
    [{ type: null }],
    [{ properties: null }],
    [{ properties: { a: null } }],
    [{ properties: { a: 5 }, required: "a" }],
    [{ required: [5, null] }],
    [{ additionalProperties: 5 }],
    [{ items: "x" }],
    [{ minimum: "1", maxItems: null, minLength: {} }],
    [{ enum: "x" }],
    [{ anyOf: {}, oneOf: 5, allOf: "x" }],
    [{ anyOf: [] }],
    [{ pattern: "(" }],
    [{ pattern: 5 }],
    [{ format: "krea" }],
    [{ type: [] }],
    [{ multipleOf: 0 }],
    [{ patternProperties: { "(": false } }],
    [{ additionalProperties: false, patternProperties: { "(": {} } }],
    [{ dependentRequired: { a: 5 }, dependentSchemas: 5, prefixItems: {} }],
    [{ not: { format: "krea" } }],
    [JSON.parse('{ "if": { "format": "krea" }, "then": false }')],
    [{ discriminator: 5, anyOf: [{}] }],
    [{ $ref: "https://example.com/schema.json" }],
    [{ $ref: "#/%ZZ/none" }],
    [{ $ref: "#/__proto__" }],
    [{ $ref: 5 }],
    [{ else: false, minContains: 5, maxContains: 0 }],
    [{ additionalProperties: false, patternProperties: { "^a$": {} } }],
    [{ prefixItems: [{}, {}, {}], items: false }],
  ])("%j has no opinion", (schema) => {
    for (const value of ["x", 5, null, { a: "x" }, [1, "a", null]]) {
      expect(Reflect.apply(validateAgainst, undefined, [schema, value])).toEqual([]);
    }
  });

  test("junk in place of any keyword's value", () => {
    const keyword = fc.constantFrom(
      ...[
        "type",
        "enum",
        "const",
        "nullable",
        "minimum",
        "exclusiveMinimum",
        "multipleOf",
        "maxLength",
        "pattern",
        "format",
      ],
      ...[
        "items",
        "prefixItems",
        "contains",
        "minContains",
        "maxContains",
        "uniqueItems",
        "unevaluatedItems",
        "maxItems",
      ],
      ...[
        "properties",
        "patternProperties",
        "additionalProperties",
        "propertyNames",
        "required",
        "unevaluatedProperties",
      ],
      ...["dependentRequired", "dependentSchemas", "allOf", "anyOf", "oneOf", "not", "if", "else", "$ref", "$defs"],
      ...["discriminator", "minProperties", "__proto__", "constructor"],
    );
    const { junk } = fc.letrec<{ junk: unknown }>((tie) => ({
      junk: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom<unknown>("#", "#/$defs/a", "#/items", "string", "array", "uri", "a", undefined, Number.NaN, 1n),
        fc.array(tie("junk"), { maxLength: 3 }),
        fc.dictionary(fc.oneof(keyword, fc.constantFrom("a", "propertyName", "mapping")), tie("junk"), { maxKeys: 4 }),
      ),
    }));
    const schema = fc.dictionary(keyword, junk, { maxKeys: 6 });
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), junk);
    fc.assert(
      fc.property(schema, value, (given, one) => {
        expect(Array.isArray(validateAgainst(given, one))).toBe(true);
        expect(Array.isArray(uncheckedParts(given))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test("what is not checked may tell alternatives apart", () => {
    const schema = { oneOf: [{ type: "string", contentEncoding: "base64" }, { type: "string" }] };
    expect(validateAgainst(schema, "x")).toEqual([]);
    const known = { oneOf: [{ type: "string", description: "a", "x-y": 1 }, { type: "string" }] };
    expect(validateAgainst(known, "x")).toHaveLength(1);
  });

  test("OpenAPI 3.0's nullable allows null", () => {
    expect(validateAgainst({ type: "string", nullable: true }, null)).toEqual([]);
    expect(validateAgainst({ type: "string", nullable: true }, 1)).toMatchObject([{ expected: "a string or null" }]);
  });

  test("patterns that would take a runtime's matcher for ever", () => {
    const long = "a".repeat(50_000);
    for (const pattern of ["^(a+)+$", "^(a|a)*$", "^(.*)*=(.*)*$", "^(a|aa)+$", "(a*)*c", "^([a-z]+)*[a-z]+1$"]) {
      expect(validateAgainst({ pattern }, `${long}!`)).toHaveLength(1);
    }
    expect(validateAgainst({ patternProperties: { "^(a+)+$": false } }, { [`${long}!`]: 1 })).toEqual([]);
  });
});

describe("schemas of any size", () => {
  /** Puts a schema into another one, 2,000 times. */
  const nested = <T>(start: T, wrap: (inner: T) => T) => {
    let schema = start;
    for (let level = 0; level < 2_000; level += 1) schema = wrap(schema);
    return schema;
  };
  const text: object = { type: "string" };

  test.each<[string, (inner: object) => object, (inner: unknown) => unknown]>([
    ["properties", (a) => ({ type: "object", required: ["a"], properties: { a } }), (a) => ({ a })],
    ["additionalProperties", (additionalProperties) => ({ additionalProperties }), (a) => ({ a })],
    ["items", (items) => ({ type: "array", items }), (item) => [item]],
    ["allOf", (inner) => ({ allOf: [inner] }), (value) => value],
    ["anyOf", (inner) => ({ anyOf: [inner, { type: "null" }] }), (value) => value],
    ["not", (not) => ({ not }), (value) => value],
    ["unevaluatedProperties", (unevaluatedProperties) => ({ unevaluatedProperties }), (a) => ({ a })],
  ])("2,000 of %s deep", (_keyword, wrap, around) => {
    const schema = nested(text, wrap);
    expect(validateAgainst(schema, nested<unknown>("x", around))).toEqual([]);
    expect(validateAgainst(schema, nested<unknown>(5, around))).toHaveLength(1);
    expect(uncheckedParts(schema)).toEqual([]);
  });

  test("10,000 values, for 1,000 items", () => {
    const values = Array.from({ length: 10_000 }, (_value, index) => `value ${index}`);
    for (const items of [{ enum: values }, { anyOf: values.slice(0, 300).map((one) => ({ const: one })) }]) {
      expect(validateAgainst({ items }, Array(1_000).fill("value 299"))).toEqual([]);
      const problems = validateAgainst({ items }, ["value 0", "value -1"]);
      expect(problems).toMatchObject([{ path: "[1]", got: '"value -1"' }]);
      expect(problems[0]?.message.length).toBeLessThan(1_000);
    }
    expect(validateAgainst({ enum: values }, "x")[0]?.expected).toMatch(/, and 9970 more$/);
  });

  test("10,000 fields, all of them wrong", () => {
    const names = Array.from({ length: 10_000 }, (_value, index) => `field${index}`);
    const of = (list: string[]) => Object.fromEntries(list.map((name) => [name, {}]));
    const schema = { properties: of(names), required: names, additionalProperties: false };
    const problems = validateAgainst(schema, of(names.map((name) => `${name}x`)));
    expect(problems).toHaveLength(1_000);
    expect(JSON.stringify(problems).length).toBeLessThan(2_000_000);
  });
});
