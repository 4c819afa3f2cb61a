import fc from "fast-check";
import type { Schema } from "../../../src/codegen/document.ts";
import { resolve } from "./models.ts";

/** Values that fit a schema of the document. */
export function fitting(given: Schema): fc.Arbitrary<unknown> {
  const schema = resolve(given);
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map(fitting));
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return fc.oneof(...types.map((type) => ofType(type, schema)));
}

function ofType(type: string | undefined, schema: Schema): fc.Arbitrary<unknown> {
  const bound = (keyword: string, otherwise: number) => Number(schema[keyword] ?? otherwise);
  switch (type) {
    case "string":
      if (schema.format === "uri") return fc.constantFrom("https://files.example/a.png", "data:image/png;base64,AAAA");
      if (schema.pattern) return fc.constantFrom("abc", "tag_1", "a".repeat(16));
      return fc.string({
        minLength: bound("minLength", 0),
        maxLength: Math.min(bound("maxLength", 12), 12),
        unit: "grapheme",
      });
    case "integer":
      return fc.integer({ min: bound("minimum", -1000), max: bound("maximum", 1000) });
    case "number": {
      const range = { min: bound("minimum", -10_000), max: bound("maximum", 10_000) };
      return fc.oneof(fc.constantFrom(range.min, range.max), fc.double({ ...range, noNaN: true }));
    }
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array": {
      const minLength = bound("minItems", 0);
      return fc.array(fitting(schema.items ?? {}), { minLength, maxLength: Math.min(bound("maxItems", 3), 3) });
    }
    case "object": {
      const properties = Object.entries(schema.properties ?? {}).map(
        ([name, inner]) => [name, fitting(inner)] as const,
      );
      return fc.record(Object.fromEntries(properties), { requiredKeys: schema.required ?? [], noNullPrototype: true });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Values as they come where another was meant. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 0.5, 5, 10, 1e9, -1e9, "", "x", "1:1", "720p", "5", [], {}, [[]], [null]),
  fc.constantFrom("https://files.example/b.png", "a b", "x".repeat(2_000), "😀".repeat(1_000), "Tag", "simple"),
  fc.jsonValue({ maxDepth: 2 }),
);

/** One change of a value, at a place in it. */
interface Change {
  kind: "replace" | "remove" | "add" | "repeat";
  at: number;
  name: string;
  value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("replace", "remove", "add", "repeat"),
  at: fc.nat(),
  name: fc.constantFrom("prompt", "url", "strength", "type", "config", "__proto__", "constructor", "x y", "toString"),
  value: junk,
});

/** Values that fit a schema, with up to three changes. */
export function changed(schema: Schema): fc.Arbitrary<unknown> {
  return fc
    .tuple(fitting(schema), fc.array(change, { maxLength: 3 }))
    .map(([value, changes]) => changes.reduce(applyChange, structuredClone(value)));
}

function applyChange(root: unknown, { kind, at, name, ...given }: Change): unknown {
  const value = structuredClone(given.value);
  const places = placesIn(root);
  const place = places[at % Math.max(places.length, 1)];
  if (!place) return kind === "replace" ? value : root;
  const { parent, key } = place;
  const target: unknown = Reflect.get(parent, key);
  if (kind === "replace") set(parent, key, value);
  else if (kind === "remove") {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  } else if (kind === "repeat" && Array.isArray(target)) {
    set(parent, key, [...target, ...target, ...target, ...target]);
  } else if (typeof target === "object" && target !== null && !Array.isArray(target)) set(target, name, value);
  else if (typeof root === "object" && root !== null) set(root, name, value);
  return root;
}

/** Sets a field of its own, `__proto__` too. */
function set(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

function placesIn(value: unknown): { parent: object; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [{ parent: value, key }, ...placesIn(Reflect.get(value, key))]);
}
