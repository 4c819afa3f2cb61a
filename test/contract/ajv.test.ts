import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listOperations } from "../../src/codegen/document.ts";
import { selfContained } from "../../src/codegen/self-contained.ts";
import { isUri } from "../../src/validate/formats.ts";
import { uncheckedParts, validateAgainst, validateInput } from "../../src/validate.ts";
import { ajvFor } from "../support/validate/ajv.ts";
import { changed } from "../support/validate/arbitrary.ts";
import { document, models } from "../support/validate/models.ts";
import { $defs, schema, value } from "../support/validate/schemas.ts";

// Our walk over the generated table, against ajv over the document's own schemas. A failure prints its seed and path.
const seed = Number(process.env.VALIDATE_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** What validation and ajv have said. Inputs of one kind alone would show nothing. */
const said = { valid: 0, invalid: 0 };

/**
 * Expects that validation takes what ajv takes. What validation leaves to the server it takes, though ajv may not.
 *
 * @param left - the parts of the schema that validation leaves to the server
 */
function expectSame(input: unknown, problems: readonly object[], valid: boolean, left: readonly string[]): void {
  said[valid ? "valid" : "invalid"] += 1;
  if (!valid && left.length > 0) return;
  expect(problems.length === 0, `${JSON.stringify(input)}\n${JSON.stringify(problems)}`).toBe(valid);
}

describe(`of inputs made from the schema and changed, ours and ajv say the same (VALIDATE_SEED=${seed})`, () => {
  test.each(models)("$id", ({ id, schema, isValid }) => {
    const left = uncheckedParts(selfContained(document, schema));
    const agrees = (input: unknown) => expectSame(input, validateInput(id, input), isValid(input), left);
    fc.assert(fc.property(changed(document, schema), agrees), { seed, numRuns: 200 });
  });
});

const bodies = listOperations(document).flatMap(({ method, path, operation: { requestBody } }) =>
  Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema: body }]) =>
    body ? [{ name: `${method} ${path} ${type}`, body, selfContained: selfContained(document, body) }] : [],
  ),
);
describe(`of every request body of the document, ours and ajv say the same (VALIDATE_SEED=${seed})`, () => {
  const ajv = ajvFor(document);

  test.each(bodies)("$name", ({ body, selfContained: root }) => {
    const validate = ajv.compile(root);
    const left = uncheckedParts(root);
    const agrees = (input: unknown) => expectSame(input, validateAgainst(root, input), validate(input), left);
    fc.assert(fc.property(changed(document, body), agrees), { seed, numRuns: 50 });
  });

  test("and some were valid, and some not", () => {
    expect(said.valid).toBeGreaterThan(models.length);
    expect(said.invalid).toBeGreaterThan(models.length);
  });
});

test(`of any schema and value, validateAgainst and ajv say the same (VALIDATE_SEED=${seed})`, () => {
  const ajv = new Ajv2020({ strict: false, formats: { uri: isUri }, validateSchema: false });
  // Its tracking makes code that throws for some schemas: `{ anyOf: [{ $ref }, { else: {} }] }`.
  ajv.opts.unevaluated = false;
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
