import fc from "fast-check";

const named = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom("a", "b", "c"), arbitrary, { noNullPrototype: true, maxKeys: 3 });
/** An object with any of these fields. */
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T) =>
  fc.record(fields, { requiredKeys: [], noNullPrototype: true });

/** Values that have a chance to fit the schemas. */
export const value = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 1, 2, 2.5, -3, "", "a", "ab", "😀😀", "a:b", "https://x.example/", [], {}),
  fc.array(fc.constantFrom<unknown>(1, 1, 2, "a", "a", null, [1], { a: 1, b: 2 }, { b: 2, a: 1 }), { maxLength: 4 }),
  named(fc.constantFrom<unknown>(1, 2, "a", null, [1], ["a", "a"], { a: 1 }, { a: { a: { b: 1 } } })),
);

/** What `$ref` refers to. The last one contains itself. */
export const $defs = {
  a: { type: "string", minLength: 1 },
  "a/b": { type: ["integer", "array"], maxItems: 1 },
  tree: { properties: { a: { $ref: "#/$defs/tree" }, b: { type: "string" } } },
};

const small = fc.nat({ max: 3 });
const names = fc.uniqueArray(fc.constantFrom("a", "b", "c"));
const type = fc.constantFrom("string", "number", "integer", "boolean", "null", "array", "object");

/** Schemas of every keyword that is checked, but for unevaluated parts: Ajv counts them wrong in many schemas. */
export const { schema } = fc.letrec<{ schema: object | boolean }>((tie) => {
  const inner = tie("schema");
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.boolean(),
      some({
        type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1 })),
        enum: fc.array(value, { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ const: value }, { noNullPrototype: true }),
      some({
        minimum: small,
        maximum: small,
        exclusiveMinimum: small,
        exclusiveMaximum: small,
        multipleOf: fc.constantFrom(0.5, 1, 2),
      }),
      some({
        minLength: small,
        maxLength: small,
        pattern: fc.constantFrom("^a", "b$", "^.$", "^(a|b)+$", "\\p{L}{2}", "[^a]"),
        format: fc.constant("uri"),
      }),
      some({ items: inner, prefixItems: list, minItems: small, maxItems: small, uniqueItems: fc.boolean() }),
      some({ contains: inner, minContains: small, maxContains: small }),
      some({
        properties: named(inner),
        patternProperties: fc.dictionary(fc.constantFrom("^a", "[bc]"), inner, { noNullPrototype: true, maxKeys: 2 }),
        additionalProperties: inner,
        propertyNames: inner,
        required: names,
        minProperties: small,
        maxProperties: small,
      }),
      some({ dependentRequired: named(names), dependentSchemas: named(inner) }),
      some({ allOf: list, anyOf: list, oneOf: list }),
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      some({ not: inner, if: inner, then: inner, else: inner }),
      fc.record(
        { $ref: fc.constantFrom("#/$defs/a", "#/$defs/a~1b", "#/$defs/tree"), description: fc.string() },
        { noNullPrototype: true },
      ),
    ),
  };
});
