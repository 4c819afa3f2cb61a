import { describe, expect, test } from "vitest";
import { validateAgainst } from "../../../src/validate.ts";

const lines = (schema: object, value: unknown) =>
  validateAgainst(schema, value).map(({ path, message }) => `${path}: ${message}`);

const cat = {
  type: "object",
  required: ["kind", "lives"],
  properties: { kind: { type: "string" }, lives: { type: "integer" }, name: { type: "string" } },
};
const dog = {
  type: "object",
  required: ["kind", "tricks"],
  properties: { kind: { type: "string" }, tricks: { type: "array" }, name: { type: "string" } },
};
const alternatives = [{ $ref: "#/$defs/Cat" }, { $ref: "#/$defs/Dog" }];
const $defs = { Cat: cat, Dog: dog };

describe.each(["anyOf", "oneOf"])("a discriminator of %s", (keyword) => {
  const byMapping = {
    [keyword]: alternatives,
    $defs,
    discriminator: { propertyName: "kind", mapping: { meow: "#/$defs/Cat", purr: "#/$defs/Cat", woof: "#/$defs/Dog" } },
  };
  const byName = { [keyword]: alternatives, $defs, discriminator: { propertyName: "kind" } };
  const byConst = {
    [keyword]: [
      { ...cat, properties: { ...cat.properties, kind: { const: "cat" } } },
      { ...dog, properties: { ...dog.properties, kind: { enum: ["dog", "puppy"] } } },
    ],
    discriminator: { propertyName: "kind" },
  };

  test.each([
    ["its mapping", byMapping, "meow", "woof"],
    ["the names of the alternatives", byName, "Cat", "Dog"],
    ["the values of its field", byConst, "cat", "puppy"],
  ])("tells by %s whose problems are reported", (_by, schema, first, second) => {
    expect(lines(schema, { kind: first, lives: 9 })).toEqual([]);
    expect(lines(schema, { kind: second, tricks: [] })).toEqual([]);
    expect(lines(schema, { kind: first, lives: "9", name: 5 })).toEqual([
      'lives: expected an integer, got "9"',
      "name: expected a string, got 5",
    ]);
    // The other alternative would have fewer problems.
    expect(lines(schema, { kind: second, lives: 9, name: 5 })).toEqual([
      "tricks: expected an array, missing",
      "name: expected a string, got 5",
    ]);
    expect(lines(schema, { kind: second })).toEqual(["tricks: expected an array, missing"]);
  });

  test("names the values that there are", () => {
    expect(lines(byMapping, { kind: "moo" })).toEqual(['kind: expected one of "meow", "purr", "woof", got "moo"']);
    expect(lines(byMapping, {})).toEqual(['kind: expected one of "meow", "purr", "woof", missing']);
    expect(lines(byConst, { kind: "moo" })).toEqual(['kind: expected one of "cat", "dog", "puppy", got "moo"']);
    expect(lines(byName, JSON.parse('{"kind":"__proto__"}'))).toEqual([
      'kind: expected one of "Cat", "Dog", got "__proto__"',
    ]);
  });

  test("says nothing of what is no object", () => {
    expect(lines(byMapping, 5)).toEqual([": expected an object, got 5"]);
  });
});

test("alternatives that overlap are told apart by the discriminator", () => {
  const schema = { oneOf: [{ $ref: "#/$defs/Cat" }, { $ref: "#/$defs/Any" }], $defs: { ...$defs, Any: {} } };
  const value = { kind: "Cat", lives: 9 };
  expect(validateAgainst(schema, value)).toHaveLength(1);
  expect(validateAgainst({ ...schema, discriminator: { propertyName: "kind" } }, value)).toEqual([]);
});

test("a discriminator without a mapping, names or values changes nothing", () => {
  const schema = { oneOf: [cat, dog], discriminator: { propertyName: "kind" } };
  expect(lines(schema, { kind: "x", lives: "9" })).toEqual(['lives: expected an integer, got "9"']);
});
