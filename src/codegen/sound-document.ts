/**
 * Leaves out of a document what is no schema, parameter or reference, before anything follows its references.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import { contentOf } from "../validate/keywords.ts";
import type { ReportDefect } from "./defect.ts";
import { methods, type OpenApiDocument } from "./document.ts";
import { isData, nameMaps } from "./document-keys.ts";
import { findReferenceProblem } from "./reference-problem.ts";

type Node = Record<string, unknown>;

/** Keywords that combine schemas. Anywhere else they mean nothing. */
const combiners = ["allOf", "anyOf", "oneOf"];

/**
 * Copies a document without what has the wrong type:
 *
 * - a schema that is neither an object nor a flag accepts anything
 * - a `$ref` that is no text is left out, and so are fields named `$ref`, which tools read as references
 * - a `$ref` to the whole document, to an anchor, or in a circle accepts anything
 * - parameters, tags and components that are no objects are left out
 *
 * What is data stays as it is. So do references that lead to nothing: they stop the generator.
 */
export function soundDocument(document: OpenApiDocument, report: ReportDefect): OpenApiDocument {
  let where = "";
  const tell = (problem: string, handled: string) => report({ where, problem, handled });

  /** Copies the value of a schema's place. */
  const schema = (value: unknown, name: string): unknown => {
    if (typeof value === "boolean") return value;
    if (!isRecord(value)) {
      tell(`\`${name}\` is no schema`, "it accepts anything");
      return {};
    }
    const node = withReference(value);
    if (node === undefined) return {};
    const entries = Object.entries(node).flatMap(([key, inner]): [string, unknown][] => {
      if (isData(key, inner) || !holdsSchemas(key)) return [[key, inner]];
      const content = contentOf(key, inner);
      if (content === undefined) {
        tell(`\`${key}\` has a value that it cannot have`, "the keyword is left out");
        return [];
      }
      if (content === "schema") return [[key, schema(inner, key)]];
      if (content === "schemas" && Array.isArray(inner)) return [[key, inner.map((one) => schema(one, key))]];
      return [[key, isRecord(inner) ? namedSchemas(inner) : inner]];
    });
    return Object.fromEntries(entries);
  };

  const namedSchemas = (map: Node): Node =>
    Object.fromEntries(
      Object.entries(map).flatMap(([name, inner]) => {
        if (name !== "$ref") return [[name, schema(inner, name)]];
        tell("it has a field named `$ref`", "the field is left out: tools read it as a reference");
        return [];
      }),
    );

  /** An object without a `$ref` that cannot be followed. Undefined if nothing is left of it. */
  const withReference = (node: Node): Node | undefined => {
    if (!Object.hasOwn(node, "$ref")) return node;
    const { $ref: reference, ...siblings } = node;
    if (typeof reference !== "string") {
      tell("it has a `$ref` that is no text", "the `$ref` is left out");
      return siblings;
    }
    const problem = findReferenceProblem(document, reference);
    if (problem === undefined) return node;
    tell(`\`${reference}\` ${problem}`, "it accepts anything there");
    return undefined;
  };

  /** Copies anything that is no schema. The keys of a map are names, whatever they look like. */
  const walk = (value: unknown, isMap: boolean): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, false));
    if (!isRecord(value)) return value;
    const node = isMap ? value : (withReference(value) ?? {});
    const entries = Object.entries(node).flatMap(([key, inner]): [string, unknown][] => {
      if (isMap) return [[key, walk(inner, false)]];
      if (isData(key, inner)) return [[key, inner]];
      if (key === "schema") return [[key, schema(inner, key)]];
      if (key === "parameters" && Array.isArray(inner)) return [[key, walk(parameters(inner), false)]];
      return [[key, walk(inner, nameMaps.has(key))]];
    });
    return Object.fromEntries(entries);
  };

  const parameters = (list: readonly unknown[]): unknown[] => {
    const sound = list.filter(isRecord);
    if (sound.length < list.length) tell("it has parameters that are no objects", "they are left out");
    return sound;
  };

  const operation = (value: unknown): unknown => {
    if (!isRecord(value)) return value;
    const present = combiners.filter((key) => Object.hasOwn(value, key));
    if (present.length > 0) {
      tell(`it has \`${present.join("`, `")}\`, which only schemas have`, "they are left out");
    }
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !present.includes(key)));
    if (rest.tags === undefined) return rest;
    const all: unknown[] = [rest.tags].flat();
    const tags = all.filter((tag) => typeof tag === "string");
    if (tags.length < all.length) tell("it has tags that are no texts", "they are left out");
    return { ...rest, tags };
  };

  const paths = Object.entries(document.paths).map(([path, item]: [string, unknown]) => {
    where = path;
    if (!isRecord(item)) return [path, item];
    const sound = Object.entries(item).map(([key, value]) => [key, methods.includes(key) ? operation(value) : value]);
    return [path, walk(Object.fromEntries(sound), false)];
  });

  const components = Object.entries(isRecord(document.components) ? document.components : {}).flatMap(
    ([kind, all]): [string, unknown][] => {
      if (kind.startsWith("x-")) return [[kind, all]];
      where = `components.${kind}`;
      if (!isRecord(all)) {
        tell("it is no map of components", "it is left out");
        return [];
      }
      const entries = Object.entries(all).flatMap(([name, value]): [string, unknown][] => {
        where = `components.${kind}.${name}`;
        if (kind === "schemas") return [[name, schema(value, name)]];
        if (isRecord(value)) return [[name, walk(value, false)]];
        tell("it is no component", "it is read as empty");
        return [[name, {}]];
      });
      return [[kind, Object.fromEntries(entries)]];
    },
  );
  return {
    ...document,
    paths: Object.fromEntries(paths) as OpenApiDocument["paths"],
    ...(document.components !== undefined && { components: Object.fromEntries(components) }),
    ...(document.tags !== undefined && { tags: soundTags(document.tags, report) }),
  };
}

/** Whether a keyword holds schemas: one, a list of them, or a map. */
function holdsSchemas(keyword: string): boolean {
  const contents = [contentOf(keyword, {}), contentOf(keyword, [])];
  return contents.some((content) => content !== undefined && content !== "data");
}

function soundTags(tags: unknown, report: ReportDefect): unknown[] {
  const all: unknown[] = Array.isArray(tags) ? tags : [tags];
  const sound = all.filter((tag) => isRecord(tag) && typeof tag.name === "string");
  if (sound.length < all.length) {
    report({ where: "tags", problem: "it has tags without a name", handled: "they are left out" });
  }
  return sound;
}
