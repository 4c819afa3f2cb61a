/**
 * The fields of an input as the rules of prices look at them.
 *
 * @module
 */

import { type OpenApiDocument, type Schema, schemaProperties, schemaVariants } from "../document.ts";

/** One field of an input, at its top level. */
export interface InputField {
  readonly name: string;
  /** The words of its name, in the singular. */
  readonly words: ReadonlySet<string>;
  /** Every schema that describes it: its own, those of its alternatives, and those of the input's alternatives. */
  readonly schemas: readonly Schema[];
  /** The names of its properties, or of those of its items. */
  readonly parts: ReadonlySet<string>;
}

/** The fields of an input, those of all its alternatives taken together. */
export function inputFields(document: OpenApiDocument, input: Schema): InputField[] {
  const schemas = new Map<string, Schema[]>();
  for (const variant of schemaVariants(document, input)) {
    for (const [name, property] of Object.entries(variant.properties ?? {})) {
      schemas.set(name, [...(schemas.get(name) ?? []), ...schemaVariants(document, property)]);
    }
  }
  return [...schemas].map(([name, list]) => {
    const parts = list.flatMap((schema) => [schema, ...(schema.items ? [schema.items] : [])]);
    const names = parts.flatMap((part) => [...schemaProperties(document, part).keys()]);
    return { name, words: wordsOf(name), schemas: list, parts: new Set(names) };
  });
}

/** The words of a name, in lower case and in the singular: `Reference Images` and `reference_images` have the same. */
export function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  return new Set(words.flatMap((word) => (word === "" ? [] : [word.length > 3 ? word.replace(/s$/, "") : word])));
}

/** The field whose words are those of the text; else all whose words are those and others. */
export function fieldsNamed(fields: readonly InputField[], text: string): InputField[] {
  const words = wordsOf(text);
  const containing = fields.filter((field) => [...words].every((word) => field.words.has(word)));
  const same = containing.filter((field) => field.words.size === words.size);
  return same.length > 0 ? same : containing;
}

/** Whether one of the schemas of a field has one of these types. */
export function hasType({ schemas }: InputField, ...types: string[]): boolean {
  return schemas.some(({ type }) => (Array.isArray(type) ? type : [type]).some((name) => types.includes(String(name))));
}

/** The values that the schema lists for a field; none where it lists none. */
export function listedValues({ schemas }: InputField): unknown[] {
  return schemas.flatMap((schema) => [...(schema.enum ?? []), ...("const" in schema ? [schema.const] : [])]);
}

/** The default of a field, to be spread: `{}` where it has none. */
export function defaultOf({ schemas }: InputField): { default?: unknown } {
  const schema = schemas.find((candidate) => candidate.default !== undefined);
  return schema ? { default: schema.default } : {};
}
