import { describe, expect, test } from "vitest";
import { resolveReference, type Schema } from "../../../src/codegen/document.ts";
import { fixtureEffective, validateFixture as validateInput } from "../../support/fixture.ts";

import { type Model, modelsOf } from "../../support/validate/models.ts";

const models = modelsOf(fixtureEffective);
const resolve = (schema: Schema) => resolveReference(fixtureEffective, schema);

// Every way in which the fixture lets an input be wrong, one at a time, from its schemas: each is one problem, at its path.
interface Mutation {
  kind: string;
  path: string;
  input: unknown;
}

function mutationsOf({ schema, example }: Model): Mutation[] {
  const required = (schema.required ?? []).map((name) => {
    const { [name]: _left, ...rest } = example;
    return { kind: "missing", path: name, input: rest };
  });
  const unknown = ["no_such_field", "constructor", "__proto__"].map((name) => ({
    kind: "unknown",
    path: name,
    input: Object.defineProperty({ ...example }, name, { value: 1, enumerable: true }),
  }));
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    wrongValues(resolve(property)).map(({ kind, value, inside = "" }) => ({
      kind,
      path: name + inside,
      input: { ...example, [name]: value },
    })),
  );
  return [...required, ...unknown, ...fields];
}

interface Wrong {
  kind: string;
  value: unknown;
  /** The rest of the path, where the problem is inside the value. */
  inside?: string;
}

/** Values that break one rule of a schema each. */
function wrongValues(schema: Schema): Wrong[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, pattern } = schema;
  const isListed = "const" in schema || schema.enum !== undefined || schema.anyOf !== undefined;
  const wrong: Wrong[] = [
    { kind: "type", value: Number.NaN },
    { kind: "type", value: Symbol("wrong") },
  ];
  if (isListed) wrong.push({ kind: "enum", value: "none of these" }, { kind: "enum", value: 12_345 });
  if (typeof minimum === "number") wrong.push({ kind: "bounds", value: minimum - 1 });
  if (typeof maximum === "number") wrong.push({ kind: "bounds", value: maximum + 1 });
  if (schema.type === "integer") wrong.push({ kind: "type", value: Number(minimum ?? 0) + 0.5 });
  if (typeof minLength === "number") wrong.push({ kind: "length", value: "x".repeat(minLength - 1) });
  if (typeof maxLength === "number") wrong.push({ kind: "length", value: `https://x/${"x".repeat(maxLength)}` });
  if (schema.format === "uri") wrong.push({ kind: "format", value: "a.png" });
  if (pattern !== undefined) wrong.push({ kind: "pattern", value: "A B" });
  if (schema.type !== "array") return wrong;
  const { items = {} } = schema;
  const item = fittingItem(resolve(items));
  if (typeof minItems === "number") wrong.push({ kind: "size", value: Array(minItems - 1).fill(item) });
  if (typeof maxItems === "number") wrong.push({ kind: "size", value: Array(maxItems + 1).fill(item) });
  const least = Array(Math.max(Number(minItems ?? 1) - 1, 0)).fill(item);
  const inside = wrongValues(resolve(items)).map((one) => ({
    ...one,
    value: [...least, one.value],
    inside: `[${least.length}]${one.inside ?? ""}`,
  }));
  const fields = Object.entries(resolve(items).properties ?? {}).flatMap(([name, property]) =>
    wrongValues(resolve(property)).map((one) => ({
      ...one,
      value: [...least, { ...(item as object), [name]: one.value }],
      inside: `[${least.length}].${name}${one.inside ?? ""}`,
    })),
  );
  const missing = (resolve(items).required ?? []).map((name) => {
    const { [name]: _left, ...rest } = item as Record<string, unknown>;
    return { kind: "missing", value: [...least, rest], inside: `[${least.length}].${name}` };
  });
  return [...wrong, ...inside, ...fields, ...missing];
}

/** The least that fits a schema of the document. */
function fittingItem(schema: Schema): unknown {
  if ("const" in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === "object") {
    const names = schema.required ?? [];
    return Object.fromEntries(names.map((name) => [name, fittingItem(resolve(schema.properties?.[name] ?? {}))]));
  }
  if (schema.type === "array")
    return Array(Number(schema.minItems ?? 0)).fill(fittingItem(resolve(schema.items ?? {})));
  if (schema.type !== "string") return schema.minimum ?? 0;
  return schema.format === "uri" ? "https://files.example/a.png" : "reference";
}

const rows = models.map((model) => ({ ...model, mutations: mutationsOf(model) }));

test("the rows are of every class", () => {
  const kinds = rows.flatMap(({ mutations }) => mutations.map(({ kind }) => kind));
  const tally = Object.fromEntries(
    [...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]),
  );
  for (const kind of ["missing", "unknown", "type", "enum", "bounds", "length", "size", "format", "pattern"]) {
    expect([kind, tally[kind]]).toEqual([kind, expect.any(Number)]);
  }
  expect(kinds.length).toBeGreaterThan(500);
});

describe("each way to be wrong is one problem, at its path", () => {
  test.each(rows)("$id", ({ id, mutations }) => {
    for (const { kind, path, input } of mutations) {
      const problems = validateInput(id, input);
      expect([kind, path, problems.length, problems[0]?.path]).toEqual([kind, path, 1, path]);
      const [problem] = problems;
      if (kind === "missing") expect(problem).toMatchObject({ got: "nothing", message: /, missing$/ });
      if (kind === "unknown") expect(problem?.message).toMatch(/^unknown field/);
    }
  });
});

describe("all at once", () => {
  test.each(rows)("$id", ({ id, example, schema }) => {
    const wrong = Object.fromEntries(Object.keys(schema.properties ?? {}).map((name) => [name, Symbol(name)]));
    const problems = validateInput(id, { ...example, ...wrong, no_such_field: 1 });
    expect(problems.map(({ path }) => path)).toEqual([
      ...new Set([...Object.keys({ ...example, ...wrong }), "no_such_field"]),
    ]);
  });
});
