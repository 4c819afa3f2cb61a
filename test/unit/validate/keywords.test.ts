import { describe, expect, test } from "vitest";
import { validateAgainst } from "../../../src/validate.ts";

/** A schema, values that fit it, and values that do not. */
type Row = [schema: object | boolean, valid: unknown[], invalid: unknown[]];

const own = (name: string, value: unknown) => Object.defineProperty({}, name, { value, enumerable: true });
const parse = (text: string): object => JSON.parse(text) as object;

const rows: Record<string, Row[]> = {
  "true and false": [
    [true, [1, null, {}, []], []],
    [false, [], [1, null, {}, []]],
    [{ properties: { a: true, b: false } }, [{}, { a: 1 }], [{ b: 1 }, { a: 1, b: 1 }]],
    [{ items: false }, [[]], [[1]]],
  ],
  type: [
    [{ type: "integer" }, [1, 1.0, -0, 1e300], [1.1, "1", null, true, [], {}, Number.NaN]],
    [{ type: "number" }, [1, 1.5], ["1", null, Number.POSITIVE_INFINITY]],
    [{ type: "null" }, [null], [0, false, "", {}]],
    [{ type: ["string", "null"] }, ["", null], [0, [], {}]],
    [{ type: ["array", "object"] }, [[], {}], ["x", null]],
  ],
  nullable: [
    [{ type: "string", nullable: true }, ["a", null], [1]],
    [{ type: "string", enum: ["a"], nullable: true }, ["a", null], ["b"]],
    [{ allOf: [{ type: "object" }], nullable: true }, [{}, null], [1]],
    [{ type: "string", nullable: false }, ["a"], [null]],
  ],
  "enum and const": [
    [{ enum: [1, "a", null, [1], { a: { b: [] } }] }, [1, "a", null, [1], { a: { b: [] } }], [2, "1", [], { a: {} }]],
    [{ enum: [[false]] }, [[false]], [false, [0], [[false]]]],
    [{ const: { a: 1, b: 2 } }, [{ b: 2, a: 1 }], [{ a: 1 }, { a: 1, b: 2, c: 3 }, [1, 2]]],
    [{ const: 0 }, [0, -0], [false, null, "", []]],
    [{ const: "a\nb" }, ["a\nb"], ["a\\nb"]],
    [{ enum: ["*/", "/*", "`$x`", '"', "\u2028"] }, ["*/", "/*", "`$x`", '"', "\u2028"], ["x"]],
    [{ const: parse('{"__proto__":{"a":1}}') }, [parse('{"__proto__":{"a":1}}')], [{}, { a: 1 }]],
  ],
  "bounds of numbers": [
    [{ minimum: 1.1 }, [1.1, 2, "x"], [1, -1]],
    [{ maximum: 3 }, [3, -3, null], [3.0001]],
    [{ exclusiveMinimum: 1, exclusiveMaximum: 3 }, [1.0001, 2], [1, 3]],
    [{ minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false }, [2, 3], [1, 4]],
  ],
  multipleOf: [
    [{ multipleOf: 2 }, [0, -4, 10, "x"], [3, 0.5]],
    [{ multipleOf: 0.1 }, [0.3, 0.7, 1.1, 4.35e1, -0.3], [0.35, 1e-2]],
    [{ multipleOf: 0.01 }, [19.99, 1.15, 4.35, 1e21], [0.075, 1e-7]],
    [{ multipleOf: 0.0001 }, [0.0075], [0.00751]],
    [{ multipleOf: 1e-8 }, [12391239123], [1e-9]],
    [{ type: "integer", multipleOf: 0.123456789 }, [0], [1e308]],
    [{ multipleOf: 5e-324 }, [1.7e308], []],
  ],
  "bounds of strings": [
    [{ minLength: 2, maxLength: 3 }, ["ab", "abc", "😀😀", 1], ["a", "abcd", "😀"]],
    [{ maxLength: 0 }, [""], ["a"]],
  ],
  pattern: [
    [{ pattern: "a+" }, ["xxaayy", 1, {}], ["xyz", ""]],
    [{ pattern: "^\\p{Letter}+$" }, ["π", "é"], ["1", ""]],
    [{ pattern: "^🐲*$" }, ["", "🐲🐲"], ["🐉", "\ud83d"]],
  ],
  "items and prefixItems": [
    [{ items: { type: "integer" } }, [[], [1, 2], {}, "x"], [[1, "x"]]],
    [{ prefixItems: [{ type: "integer" }, { type: "string" }] }, [[], [1], [1, "a", null]], [["a"], [1, 2]]],
    [{ prefixItems: [{}, {}], items: { type: "boolean" } }, [[1, 2, true]], [[1, 2, 3]]],
    [{ prefixItems: [{}, {}], items: false }, [[1, 2]], [[1, 2, 3]]],
    [{ minItems: 1, maxItems: 2 }, [[1], [1, 2], ""], [[], [1, 2, 3]]],
  ],
  uniqueItems: [
    [{ uniqueItems: true }, [[], [1, true, "1", [1], { a: 1 }, null, 0, false], [{ a: 1 }, { a: 2 }]], [[1, 1.0]]],
    [
      { uniqueItems: true },
      [
        [[1], [2]],
        ["__proto__", {}],
      ],
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        [[{ a: [] }], [{ a: [] }]],
      ],
    ],
    [{ uniqueItems: true }, [[new Blob(["a"]), new Blob(["a"])]], [[null, undefined]]],
    [{ uniqueItems: false }, [[1, 1]], []],
  ],
  contains: [
    [{ contains: { minimum: 5 } }, [[1, 5], {}], [[], [1, 2]]],
    [
      { contains: { const: 1 }, minContains: 2 },
      [
        [1, 1],
        [1, 2, 1],
      ],
      [[1], []],
    ],
    [{ contains: { const: 1 }, minContains: 0, maxContains: 1 }, [[], [1, 2], [2]], [[1, 1]]],
    [{ contains: { const: 1 }, minContains: 2, maxContains: 1 }, [], [[1], [1, 1]]],
    [{ contains: false }, [], [[], [1]]],
  ],
  properties: [
    [{ properties: { a: { type: "integer" } } }, [{}, { a: 1 }, { b: "x" }, [], null], [{ a: "x" }]],
    [{ required: ["a", "__proto__"] }, [[]], [{}, { a: 1 }, own("__proto__", 1)]],
    [{ required: ["toString", "constructor"] }, [{ toString: 1, constructor: 2 }], [{}, { toString: 1 }]],
    [
      { properties: { 'a"b': { type: "null" }, "a\nb": { type: "null" } } },
      [{ "a\nb": null }],
      [{ 'a"b': 1 }, { "a\nb": 1 }],
    ],
    [
      { minProperties: 1, maxProperties: 2 },
      [{ a: 1 }, { a: 1, b: 2 }, []],
      [{}, { a: undefined }, { a: 1, b: 2, c: 3 }],
    ],
    [{ propertyNames: { maxLength: 2 } }, [{}, { ab: 1 }, []], [{ abc: 1 }]],
    [{ propertyNames: { enum: ["a"] } }, [{ a: 1 }], [{ b: 1 }]],
  ],
  "names of the prototype": ["__proto__", "constructor", "toString", "hasOwnProperty"].map(
    (name): Row => [
      { properties: own(name, { type: "string" }), additionalProperties: false },
      [{}, own(name, "x")],
      [own(name, 1), { other: 1 }],
    ],
  ),
  "patternProperties and additionalProperties": [
    [{ patternProperties: { "^f.*o$": { type: "integer" } } }, [{}, { foo: 1 }, { bar: "x" }], [{ foo: "x" }]],
    [
      { properties: { a: {} }, patternProperties: { "^x-": { type: "string" } }, additionalProperties: false },
      [{ a: 1, "x-y": "z" }],
      [{ b: 1 }, { "x-y": 1 }],
    ],
    [{ properties: { a: {} }, additionalProperties: { type: "boolean" } }, [{ a: 1, b: true }], [{ a: 1, b: 1 }]],
    [{ patternProperties: { a: { minimum: 1 }, "aa*": { maximum: 3 } } }, [{ a: 2 }], [{ a: 0 }, { aa: 4 }]],
    [{ patternProperties: { a: false } }, [{ b: 1 }], [{ ba: 1 }]],
  ],
  dependents: [
    [{ dependentRequired: { a: ["b"] } }, [{}, { b: 1 }, { a: 1, b: 1 }, []], [{ a: 1 }]],
    [{ dependentRequired: { a: [] } }, [{ a: 1 }], []],
    [{ dependentSchemas: { a: { required: ["b"] }, c: false } }, [{}, { a: 1, b: 1 }], [{ a: 1 }, { c: 1 }]],
  ],
  "allOf, anyOf and oneOf": [
    [{ allOf: [{ minimum: 1 }, { maximum: 3 }] }, [2], [0, 4]],
    [{ anyOf: [{ type: "integer" }, { minimum: 2 }] }, [1, 2.5], [1.5]],
    [{ oneOf: [{ type: "integer" }, { minimum: 2 }] }, [1, 2.5], [3, 1.5]],
    [{ type: "string", anyOf: [{ maxLength: 1 }, { minLength: 3 }] }, ["a", "abc"], ["ab", 1]],
  ],
  not: [
    [{ not: { type: "integer" } }, ["x", 1.5], [1]],
    [{ not: { required: ["a", "b"] } }, [{ a: 1 }, {}], [{ a: 1, b: 2 }]],
    [{ not: {} }, [], [1, null]],
    [{ not: false }, [1, null], []],
    [{ not: { not: { type: "string" } } }, ["x"], [1]],
    [{ properties: { a: { not: true } } }, [{}, { b: 1 }], [{ a: 1 }]],
  ],
  "if, then and else": [
    [parse('{"if":{"minimum":0},"then":{"multipleOf":2},"else":{"maximum":-10}}'), [2, -11, "x"], [1, -5]],
    [parse('{"if":{"required":["a"]},"then":{"required":["b"]}}'), [{}, { a: 1, b: 1 }], [{ a: 1 }]],
    [parse('{"if":{"const":1},"else":false}'), [1], [2]],
    [parse('{"then":false,"else":false}'), [1], []],
    [parse('{"if":true,"then":{"const":1},"else":{"const":2}}'), [1], [2]],
  ],
  $ref: [
    [{ properties: { a: { $ref: "#" } }, additionalProperties: false }, [{ a: { a: {} } }], [{ a: { b: 1 } }]],
    [{ $ref: "#/$defs/a~1b", $defs: { "a/b": { type: "null" } } }, [null], [1]],
    [{ $ref: "#/$defs/a%22b", $defs: { 'a"b': { type: "null" } } }, [null], [1]],
    [{ $ref: "#/$defs/a", maximum: 5, $defs: { a: { minimum: 2 } } }, [3], [1, 6]],
    [{ $ref: "#/definitions/a", definitions: { a: { type: "null" } } }, [null], [1]],
    [{ properties: { $ref: { type: "string" } } }, [{ $ref: "a" }], [{ $ref: 2 }]],
    [{ prefixItems: [{ type: "integer" }, { $ref: "#/prefixItems/0" }] }, [[1, 2]], [[1, "a"]]],
    [
      {
        $ref: "#/$defs/node",
        $defs: { node: { properties: { value: { type: "number" }, nodes: { items: { $ref: "#/$defs/node" } } } } },
      },
      [{ value: 1, nodes: [{ value: 2, nodes: [{ value: 3 }] }] }],
      [{ value: 1, nodes: [{ value: 2, nodes: [{ value: "x" }] }] }],
    ],
  ],
  unevaluatedProperties: [
    [{ properties: { a: {} }, unevaluatedProperties: false }, [{}, { a: 1 }, { b: undefined }, []], [{ b: 1 }]],
    [{ unevaluatedProperties: { minLength: 2 } }, [{ a: "xy" }, { a: 1 }], [{ a: "x" }]],
    [{ patternProperties: { "^a": {} }, unevaluatedProperties: false }, [{ ab: 1 }], [{ b: 1 }]],
    [{ additionalProperties: true, unevaluatedProperties: false }, [{ a: 1 }], []],
    [
      {
        properties: { a: {} },
        allOf: [{ properties: { b: {} } }, { $ref: "#/$defs/c" }],
        $defs: { c: { properties: { c: {} } } },
        unevaluatedProperties: false,
      },
      [{ a: 1, b: 1, c: 1 }],
      [{ a: 1, d: 1 }],
    ],
    [
      {
        anyOf: [
          { required: ["b"], properties: { b: {} } },
          { required: ["c"], properties: { c: {} } },
        ],
        unevaluatedProperties: false,
      },
      [{ b: 1 }, { c: 1 }, { b: 1, c: 1 }],
      [{ b: 1, d: 1 }],
    ],
    [
      {
        oneOf: [
          { properties: { a: { const: 1 } }, required: ["a"] },
          { properties: { b: {} }, required: ["b"] },
        ],
        unevaluatedProperties: false,
      },
      [{ a: 1 }, { b: 1 }],
      [
        { a: 2, b: 1 },
        { b: 1, c: 1 },
      ],
    ],
    [
      parse(
        '{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"properties":{"b":{}}},"else":{"properties":{"c":{}}},"unevaluatedProperties":false}',
      ),
      [{ a: 1, b: 1 }, { c: 1 }],
      [{ a: 1, c: 1 }, { b: 1 }, { a: 2 }],
    ],
    [
      { dependentSchemas: { a: { properties: { a: {}, b: {} } } }, unevaluatedProperties: false },
      [{ a: 1, b: 1 }],
      [{ b: 1 }],
    ],
    [{ not: { not: { properties: { a: {} } } }, unevaluatedProperties: false }, [{}], [{ a: 1 }]],
    [{ allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false }, [{ a: 1 }], []],
    [
      { allOf: [{ properties: { a: {} }, unevaluatedProperties: false }], properties: { b: {} } },
      [{ a: 1 }],
      [{ a: 1, b: 1 }],
    ],
  ],
  unevaluatedItems: [
    [{ prefixItems: [{}], unevaluatedItems: false }, [[], [1], {}], [[1, 2]]],
    [{ prefixItems: [{}], unevaluatedItems: { type: "string" } }, [[1, "a"]], [[1, 2]]],
    [{ items: {}, unevaluatedItems: false }, [[1, 2]], []],
    [
      { contains: { const: 1 }, unevaluatedItems: { const: 2 } },
      [
        [1, 2],
        [2, 1, 1],
      ],
      [[1, 3]],
    ],
    [{ allOf: [{ prefixItems: [{}, {}] }], unevaluatedItems: false }, [[1, 2]], [[1, 2, 3]]],
    [
      { anyOf: [{ prefixItems: [{ const: 1 }] }, { prefixItems: [{}, { const: 2 }] }], unevaluatedItems: false },
      [[1], [1, 2], [3, 2]],
      [
        [1, 3],
        [1, 2, 3],
      ],
    ],
  ],
};

describe.each(Object.entries(rows))("%s", (_keyword, cases) => {
  test.each(cases)("%j", (schema, valid, invalid) => {
    for (const value of valid) expect([value, validateAgainst(schema, value)]).toEqual([value, []]);
    for (const value of invalid) expect([value, validateAgainst(schema, value).length > 0]).toEqual([value, true]);
  });
});
