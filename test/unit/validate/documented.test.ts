import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemaProperties } from "../../../src/codegen/document.ts";
import {
  fixtureDocument,
  fixtureEffective,
  fixtureMediaFields,
  validateFixture as validateInput,
} from "../../support/fixture.ts";

import { fitting } from "../../support/validate/arbitrary.ts";
import { modelsOf } from "../../support/validate/models.ts";

const { aliases } = fixtureDocument;
const models = modelsOf(fixtureEffective);

test("every documented example is valid", () => {
  expect(models.length).toBeGreaterThan(0);
  for (const { id, example } of models) expect([id, validateInput(id, example)]).toEqual([id, []]);
});

const aliasRows = models.flatMap((model) => model.aliases.map((alias) => ({ ...model, ...alias })));
test("the rows are every alias that the client rewrites", () => {
  expect(aliasRows.length).toBeGreaterThan(0);
  expect(aliasRows).toHaveLength(Object.values(aliases).flat().length);
});

describe("each alias", () => {
  test.each(aliasRows)("$id $from", ({ id, schema, example, from, to }) => {
    const { [to]: given, ...rest } = example;
    const property = schemaProperties(fixtureEffective, schema).get(to) ?? {};
    const [value] =
      given === undefined ? fc.sample(fitting(fixtureEffective, property), { numRuns: 1, seed: 1 }) : [given];
    expect(validateInput(id, { ...rest, [from]: value })).toEqual([]);
    expect(validateInput(id, { ...rest, [from]: value, [to]: structuredClone(value) })).toEqual([]);
    // What no field takes is a problem of the name that was written.
    const wrong = Symbol("wrong");
    expect(validateInput(id, { ...rest, [from]: wrong })).toMatchObject([{ path: from, got: "Symbol(wrong)" }]);
    expect(validateInput(id, { ...rest, [from]: wrong, [to]: undefined })).toMatchObject([{ path: from }]);
    const both = validateInput(id, { ...rest, [from]: wrong, [to]: value });
    const expected = `the value of "${to}", whose old name it is`;
    expect(both).toMatchObject([{ path: from, expected, got: "Symbol(wrong)" }]);
    // An undefined field is an absent one, whatever its name.
    const isRequired = schema.required?.includes(to) === true;
    expect(validateInput(id, { ...rest, [from]: undefined }).map(({ path }) => path)).toEqual(isRequired ? [to] : []);
  });
});

const mediaRows = models.flatMap(({ id, path, example }) =>
  (fixtureMediaFields[`POST ${path}`] ?? []).map((place) => ({ id, example, place })),
);

/** An input with a value at `style_images[].url`, and the least that has to stand beside it. */
function withValueAt(example: Record<string, unknown>, place: string, value: unknown): Record<string, unknown> {
  const [name = "", ...inside] = place.split(/(?=\[\])|\./).filter(Boolean);
  const beside = { strength: 1, tag: "reference", type: "image", name: "x" };
  const build = (parts: string[]): unknown => {
    const [part, ...rest] = parts;
    if (part === undefined) return value;
    return part === "[]" ? [build(rest)] : { ...beside, [part]: build(rest) };
  };
  return { ...example, [name]: build(inside) };
}

describe("where the API takes the URL of a file", () => {
  test("the rows are all of them", () => expect(mediaRows.length).toBeGreaterThan(0));

  test.each(mediaRows)("$id $place takes a file", ({ id, example, place }) => {
    const path = place.replaceAll("[]", "[0]");
    const at = (value: unknown) =>
      validateInput(id, withValueAt(example, place, value)).filter((problem) => problem.path === path);
    const buffer = new ArrayBuffer(2);
    const stream = () => new ReadableStream<Uint8Array>();
    const source = { size: 1, type: "image/png", stream, slice: () => new Blob() };
    for (const file of [new Blob(), new File([], "a"), new Uint8Array(2), Buffer.from("x"), buffer, source]) {
      expect(at(file)).toEqual([]);
    }
    expect(at("https://files.example/a.png")).toEqual([]);
    expect(at(new URL("https://files.example/a.png"))).toEqual([]);
    expect(at(5)).toMatchObject([{ got: "5" }]);
    expect(at({ size: 1 })).toMatchObject([{ got: "an object" }]);
  });

  test("and nowhere else", () => {
    const fields = models.flatMap(({ id, path, schema, example }) =>
      [...schemaProperties(fixtureEffective, schema).keys()]
        .filter((name) => !fixtureMediaFields[`POST ${path}`]?.includes(name))
        .map((name) => ({ id, example, name })),
    );
    expect(fields).not.toEqual([]);
    for (const { id, example, name } of fields) {
      const problems = validateInput(id, { ...example, [name]: new Blob() });
      expect([id, problems]).toMatchObject([id, [{ path: name, got: "a Blob" }]]);
    }
  });
});

test("of a model that is not in the document nothing is known", () => {
  expect(validateInput("image/krea/krea-3/large", { anything: 1 })).toEqual([]);
  for (const id of ["toString", "__proto__", ""]) expect(Reflect.apply(validateInput, undefined, [id, 5])).toEqual([]);
});
