/**
 * The fields of an input, in the form that price rules are derived from.
 *
 * @module
 */

import { isSet } from "../../models/read-price-input.ts";
import { type OpenApiDocument, type Schema, schemaProperties, schemaVariants } from "../document.ts";

/** A top-level field of an input. */
export interface InputField {
  readonly name: string;
  /** The words of its name, in lower case and singular. */
  readonly words: ReadonlySet<string>;
  /** Every schema that describes the field, from all alternatives of the field and of the input. */
  readonly schemas: readonly Schema[];
  /** The names of its properties, and of the properties of its items. */
  readonly parts: ReadonlySet<string>;
  /** The defaults that its schemas give it, each once. */
  readonly defaults: readonly unknown[];
}

/** The fields of an input, including those of all its alternatives. */
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
    const defaults = list.flatMap((schema) => (schema.default === undefined ? [] : [schema.default]));
    return {
      name,
      words: wordsOf(name),
      schemas: list,
      parts: new Set(names),
      defaults: [...new Map(defaults.map((value) => [JSON.stringify(value), value])).values()],
    };
  });
}

/** Short forms in names of price dimensions, such as `hasCharacterRefs`, and the words of the fields that they stand for. */
const shortForms: Readonly<Record<string, readonly string[]>> = { ref: ["reference"], sref: ["style", "reference"] };

/**
 * Splits a name into words, in lower case and singular: `Reference Images`, `reference_images` and `referenceImages` give
 * the same.
 */
export function wordsOf(text: string): Set<string> {
  const spaced = text.replaceAll("LoRA", "Lora").replaceAll(/([a-z0-9])(?=[A-Z])/g, "$1 ");
  const words = spaced.toLowerCase().split(/[^a-z0-9]+/);
  return new Set(
    words.flatMap((word) => {
      if (word === "") return [];
      const singular = word.length > 3 ? word.replace(/s$/, "") : word;
      return Object.hasOwn(shortForms, singular) ? (shortForms[singular] ?? []) : [singular];
    }),
  );
}

/** The fields whose words are exactly those of the text; if there are none, the fields that contain all of its words. */
export function fieldsNamed(fields: readonly InputField[], text: string): InputField[] {
  return fieldsOfWords(fields, wordsOf(text));
}

/** Like {@link fieldsNamed}, for words. No words name no field. */
export function fieldsOfWords(fields: readonly InputField[], words: ReadonlySet<string>): InputField[] {
  const containing =
    words.size === 0 ? [] : fields.filter((field) => [...words].every((word) => field.words.has(word)));
  const same = containing.filter((field) => field.words.size === words.size);
  return same.length > 0 ? same : containing;
}

/** Whether any schema of the field has one of these types. */
export function hasType({ schemas }: InputField, ...types: string[]): boolean {
  return schemas.some(({ type }) => (Array.isArray(type) ? type : [type]).some((name) => types.includes(String(name))));
}

/** The values that the schemas of a field list by `enum` or `const`. */
export function listedValues({ schemas }: InputField): unknown[] {
  return schemas.flatMap((schema) => [...(schema.enum ?? []), ...("const" in schema ? [schema.const] : [])]);
}

/** The default of a field as an object to spread; `{}` if it has none, or if its alternatives disagree. */
export function defaultOf({ defaults }: InputField): { default?: unknown } {
  return defaults.length === 1 ? { default: defaults[0] } : {};
}

/** Whether the field may have a value that is not empty where an input does not set it. */
export function hasSetDefault({ defaults }: InputField): boolean {
  return defaults.some((value) => isSet(value));
}

const batchWords = ["batch", "size", "count"];
const countWords = ["num", "number", "count", "of", "output"];
const resultWords = ["image", "video", "output", "result", "sample", "generation", "variation"];

/** Whether a field is the number of results: `n`, `num_images`, `image_count`, `batch_size`. */
export function isResultCount(field: InputField): boolean {
  if (!hasType(field, "number", "integer")) return false;
  const words = [...field.words];
  if (field.name === "n" || words.every((word) => batchWords.includes(word))) return true;
  const counts = words.filter((word) => countWords.includes(word)).length;
  const results = words.filter((word) => resultWords.includes(word)).length;
  // `num_reference_images` and `image_batch_index` say something else.
  return counts > 0 && results > 0 && counts + results === words.length;
}

const quantities = ["num", "number", "count", "n", "quantity", "batch"];
/** What a number may count without there being more results. */
const measures = "step second millisecond minute frame token pixel megapixel degree inference seed".split(" ");

/** Whether a field may multiply the results: a count of anything but steps and the like, such as `num_clips` and `outputs`. */
export function mayMultiply(field: InputField): boolean {
  if (isResultCount(field)) return true;
  if (!hasType(field, "number", "integer") || measures.some((word) => field.words.has(word))) return false;
  const isPlural = /(?:^|[^a-z])[a-z]{2,}[a-rt-z]s$/i.test(field.name);
  return isPlural || quantities.some((word) => field.words.has(word));
}

/** Whether the field is set or not can be told by its value: a switch or a thing, and neither a number nor a choice. */
export function isSwitchOrThing(field: InputField): boolean {
  return (
    !hasType(field, "number", "integer") &&
    listedValues(field).every((value) => typeof value === "boolean" || value === null)
  );
}

/** Whether nothing that the document says of a time speaks against seconds. */
export function isInSeconds({ schemas, defaults }: InputField): boolean {
  const numbers = [...defaults, ...schemas.map(({ minimum }) => minimum)];
  return (
    !schemas.some(({ description }) => /\b(?:milliseconds?|ms|minutes?|hours?|frames?)\b/i.test(description ?? "")) &&
    !numbers.some((value) => typeof value === "number" && value >= 1000)
  );
}
