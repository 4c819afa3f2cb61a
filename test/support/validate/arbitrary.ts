import fc from "fast-check";
import { type OpenApiDocument, resolveReference, type Schema } from "../../../src/codegen/document.ts";

/** How deep values are filled in. Below it they have what is required, and nothing else: a schema may hold itself. */
const maxDepth = 6;

/** Values that fit a schema of a document. */
export function fitting(document: OpenApiDocument, given: Schema, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolveReference(document, given);
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    // Below the depth only what ends: an alternative without a reference.
    const plain = alternatives.filter(({ $ref }) => $ref === undefined);
    const fewer = depth > maxDepth && plain.length > 0 ? plain : alternatives;
    return fc.oneof(...fewer.map((one) => fitting(document, one, depth + 1)));
  }
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return fc.oneof(...types.map((type) => ofType(document, type, schema, depth)));
}

/** Texts in the formats that a string may be in. */
const formatted: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uri: fc.constantFrom("https://files.example/a.png", "data:image/png;base64,AAAA"),
  url: fc.constantFrom("https://files.example/a.png", "https://files.example/b.png"),
  uuid: fc.uuid(),
  date: fc.constantFrom("2026-01-31", "2024-02-29"),
  "date-time": fc.constantFrom("2026-01-31T12:00:00Z", "2024-02-29T00:00:00.5+01:00"),
  email: fc.constantFrom("a@files.example"),
};

function textOf(schema: Schema, minLength: number, maxLength: number): fc.Arbitrary<string> {
  const format = formatted[String(schema.format)];
  if (format) return format;
  if (typeof schema.pattern === "string") {
    const { pattern } = schema;
    const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
    try {
      const known = ["abc", "tag_1", "a".repeat(16)].filter(
        (text) => fits(text) && new RegExp(pattern, "u").test(text),
      );
      return known.length > 0 ? fc.constantFrom(...known) : fc.stringMatching(new RegExp(pattern)).filter(fits);
    } catch {
      // What it matches cannot be made from it.
    }
  }
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 12)), unit: "grapheme" });
}

function ofType(
  document: OpenApiDocument,
  type: string | undefined,
  schema: Schema,
  depth: number,
): fc.Arbitrary<unknown> {
  const bound = (keyword: string, otherwise: number) => Number(schema[keyword] ?? otherwise);
  switch (type) {
    case "string":
      return textOf(schema, bound("minLength", 0), bound("maxLength", 1_000));
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
      if (depth > maxDepth && minLength === 0) return fc.constant([]);
      const maxLength = Math.max(minLength, Math.min(bound("maxItems", 3), 3));
      return fc.array(fitting(document, schema.items ?? {}, depth + 1), { minLength, maxLength });
    }
    case "object": {
      const requiredKeys = schema.required ?? [];
      const properties = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
        depth > maxDepth && !requiredKeys.includes(name) ? [] : [[name, fitting(document, inner, depth + 1)] as const],
      );
      const names = properties.map(([name]) => name);
      return fc.record(Object.fromEntries(properties), {
        requiredKeys: requiredKeys.filter((name) => names.includes(name)),
        noNullPrototype: true,
      });
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
export function changed(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  return fc
    .tuple(fitting(document, schema), fc.array(change, { maxLength: 3 }))
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
