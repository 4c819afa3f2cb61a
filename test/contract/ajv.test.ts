import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUri } from "../../src/validate/scalars.ts";
import { validateAgainst, validateInput } from "../../src/validate.ts";
import { changed } from "../support/validate/arbitrary.ts";
import { models } from "../support/validate/models.ts";

// Our walk over the generated table, against ajv over the document's own schemas. A failure prints its seed and path.
const seed = Number(process.env.VALIDATE_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe(`of inputs made from the schema and changed, ours and ajv say the same (VALIDATE_SEED=${seed})`, () => {
  test.each(models)("$id", ({ id, schema, isValid }) => {
    const seen = { valid: 0, invalid: 0 };
    const agrees = (input: unknown) => {
      const problems = validateInput(id, input);
      const valid = isValid(input);
      seen[valid ? "valid" : "invalid"] += 1;
      expect(problems.length === 0, `${JSON.stringify(input)}\n${JSON.stringify(problems)}`).toBe(valid);
    };
    fc.assert(fc.property(changed(schema), agrees), { seed, numRuns: 200 });
    // Inputs of one kind alone would show nothing.
    expect(seen.valid).toBeGreaterThan(10);
    expect(seen.invalid).toBeGreaterThan(30);
  });
});

/** Schemas of every keyword that is checked, and values that have a chance to fit them. */
const value = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 1, 2, 2.5, -3, "", "a", "ab", "😀😀", "a:b", "https://x.example/", [], {}),
  fc.array(fc.constantFrom<unknown>(1, 2, "a", null), { maxLength: 4 }),
  fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom<unknown>(1, "a", null, [1], { a: 1 }), {
    noNullPrototype: true,
  }),
);
const small = fc.nat({ max: 3 });
const { schema } = fc.letrec<{ schema: object | boolean }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.boolean(),
    fc.record(
      {
        type: fc.oneof(
          fc.constantFrom("string", "number", "integer", "boolean", "null", "array", "object"),
          fc.uniqueArray(fc.constantFrom("string", "number", "null", "array", "object"), { minLength: 1 }),
        ),
        enum: fc.array(value, { minLength: 1, maxLength: 3 }),
        minimum: small,
        maximum: small,
        exclusiveMinimum: small,
        exclusiveMaximum: small,
        minLength: small,
        maxLength: small,
        pattern: fc.constantFrom("^a", "b$", "^.$"),
        format: fc.constant("uri"),
        minItems: small,
        maxItems: small,
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    fc.record({ const: value }, { noNullPrototype: true }),
    fc.record(
      {
        items: tie("schema"),
        properties: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("schema"), { noNullPrototype: true }),
        additionalProperties: tie("schema"),
        required: fc.uniqueArray(fc.constantFrom("a", "b", "c")),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    fc.record(
      {
        allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
        anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
        oneOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    fc.record(
      { $ref: fc.constantFrom("#/$defs/a", "#/$defs/a~1b"), description: fc.string() },
      { noNullPrototype: true },
    ),
  ),
}));

test(`of any schema and value, validateAgainst and ajv say the same (VALIDATE_SEED=${seed})`, () => {
  const ajv = new Ajv2020({ strict: false, formats: { uri: isUri }, validateSchema: false });
  const $defs = { a: { type: "string", minLength: 1 }, "a/b": { type: ["integer", "array"], maxItems: 1 } };
  const seen = { valid: 0, invalid: 0 };
  const agrees = (given: object | boolean, values: unknown[]) => {
    const root = typeof given === "boolean" ? given : { ...given, $defs };
    const validate = ajv.compile(root);
    for (const one of values) {
      const valid = validate(one) === true;
      seen[valid ? "valid" : "invalid"] += 1;
      const problems = validateAgainst(root, one);
      expect(
        problems.length === 0,
        `${JSON.stringify(root)}\n${JSON.stringify(one)}\n${JSON.stringify(problems)}`,
      ).toBe(valid);
    }
  };
  const values = fc.array(value, { minLength: 6, maxLength: 12 });
  fc.assert(fc.property(schema, values, agrees), { seed, numRuns: 1_000 });
  expect(seen.valid).toBeGreaterThan(500);
  expect(seen.invalid).toBeGreaterThan(500);
});
