/**
 * Derives how the dimensions of a price table are read from an input.
 *
 * The document names dimensions in words, such as `Mode`, `Duration` or `Character Reference`, and in `x-krea-pricing` such
 * as `generateAudio` or `hasCharacterRefs`. A dimension belongs to the field whose name contains its words. How the field is
 * read depends on the values in the table:
 *
 * - `Yes` and `No`, `true` and `false`: whether a boolean is true, or any other field is set. `Audio` and `generateAudio` are
 *   read from `generate_audio`, `Video Reference` and `hasVideoReference` from `video_reference`.
 * - `0`, `1`, `2`: the number of items of an array. If no name matches, it is the array whose maximum length is the highest
 *   number in the table, if no other array shares a word with the dimension: `Reference Images` and `referenceImageCount` are
 *   read from `style_images`.
 * - values that the field's schema lists or allows: `pro` of `mode`, `10s` of the number `duration`
 * - names of other fields, except for one value: each value applies if its field is set, such as `Moodboards` by `moodboards`
 *   and `srefs` by `image_style_references`
 * - seconds of `billableSeconds`: `duration`, as long as no other medium with seconds of its own is set
 * - a single value in a description's table, and no field of the dimension's name: it does not depend on the input
 *
 * A dimension that none of these fits becomes `unmapped`, and the price is unknown.
 *
 * @module
 */

import type { PriceTable } from "../../models/model-entry.ts";
import { anyValue, type PriceInput, type PriceRules } from "../../models/price-inputs.ts";
import { isDenial, isSet } from "../../models/read-price-input.ts";
import {
  defaultOf,
  fieldsNamed,
  fieldsOfWords,
  hasSetDefault,
  hasType,
  type InputField,
  isInSeconds,
  isSwitchOrThing,
  listedValues,
  wordsOf,
} from "./input-fields.ts";
import { countFor } from "./price-count.ts";
import { doubtsOf } from "./price-doubts.ts";
import { parseUnit } from "./price-units.ts";

/** Words of price tables that fields are named differently for. The document says "Styles (typically LoRAs)". */
const synonyms: Readonly<Record<string, string>> = { lora: "styles" };

/** Words of a dimension that say how a field is read, and are not part of its name. */
const roles = new Set(["has", "is", "with", "use", "enable", "count", "num", "number"]);

/** What the rules of a table depend on beside its cells. */
interface TableContext {
  readonly fields: readonly InputField[];
  /** The description of the operation. */
  readonly description: string;
  /** Whether the table comes from `x-krea-pricing`, whose dimensions always depend on the input. */
  readonly isExtension: boolean;
}

/** Derives how a price table is applied to an input with these fields. */
export function priceRules(
  table: PriceTable,
  fields: readonly InputField[],
  description: string,
  isExtension = false,
): PriceRules {
  const inputs = table.dimensions.map((dimension, index) => {
    const words = [...new Set(table.rows.map((row) => row.values[index] ?? ""))];
    return readingOf(dimension, words, { fields, description, isExtension });
  });
  const times = table.per === undefined ? undefined : countFor(table.per, fields);
  const isBilledByMedia = table.dimensions.some(isBillableSeconds);
  return { inputs, ...(times && { times }), doubts: doubtsOf(inputs, times, fields, isBilledByMedia) };
}

function readingOf(dimension: string, all: readonly string[], context: TableContext): PriceInput {
  const { fields, isExtension } = context;
  const words = all.filter((word) => word !== anyValue);
  if (words.length === 0) return { read: "fixed" };
  if (isUnitOfPrice(dimension, words)) {
    return { read: "unmapped", reason: `The document gives prices by ${dimension}, which may be what they are for.` };
  }
  const named = fieldsOf(dimension, fields);
  const reading = words.every((word) => /^(Yes|No|true|false)$/.test(word))
    ? flagReading(dimension, named, fields)
    : words.every((word) => /^\d+$/.test(word))
      ? (countReading(dimension, words, named, fields) ?? valueReading(dimension, words, named))
      : (valueReading(dimension, words, named) ?? tierReading(dimension, words, context));
  if (reading) return reading;
  if (!isExtension && all.length === 1 && named.length === 0) return { read: "fixed" };
  const candidates = named.map(({ name }) => name).join(", ") || "none";
  return {
    read: "unmapped",
    reason: `The document does not say which field ${dimension} stands for (fields of that name: ${candidates}).`,
  };
}

/** Whether a dimension says what an amount is for, as a column `Unit` does, instead of what the job is like. */
function isUnitOfPrice(dimension: string, words: readonly string[]): boolean {
  const named = [...wordsOf(dimension)].some((word) => ["unit", "per", "currency", "basis"].includes(word));
  return named || words.some((word) => !/^\d/.test(word) && parseUnit(word) !== undefined);
}

/** The fields that a dimension may stand for, by its own words or else by those that are no role such as `has`. */
function fieldsOf(dimension: string, fields: readonly InputField[]): InputField[] {
  const words = wordsOf(dimension);
  const named = fieldsOfWords(fields, words);
  if (named.length > 0) return named;
  if (isBillableSeconds(dimension)) return fields.filter(({ name }) => name === "duration");
  return fieldsOfWords(fields, new Set([...words].filter((word) => !roles.has(word))));
}

/** Whether a dimension is the seconds that are billed, which may be those of other media as well as of the result. */
function isBillableSeconds(dimension: string): boolean {
  const words = wordsOf(dimension);
  return words.has("billable") && words.has("second");
}

function flagReading(
  dimension: string,
  named: readonly InputField[],
  fields: readonly InputField[],
): PriceInput | undefined {
  const booleans = named.filter((field) => hasType(field, "boolean"));
  // "Has audio" can be said of a file as well as of a switch.
  const chosen = booleans.length > 0 && !/^has[A-Z]/.test(dimension) ? booleans : named;
  const synonym = synonyms[dimension.toLowerCase()];
  const others = synonym === undefined ? [] : fieldsNamed(fields, synonym).filter((field) => !chosen.includes(field));
  if (chosen.length > 1 || chosen.length + others.length === 0) return undefined;
  const all = [...chosen, ...others];
  if (!all.every(isSwitchOrThing)) return undefined;
  const fieldNames = all.map(({ name }) => name);
  const [only, second] = all;
  // With several fields, a default of one would say nothing of the others.
  if (second) return all.some(hasSetDefault) ? undefined : { read: "flag", fields: fieldNames };
  if (!only) return undefined;
  const { default: value } = defaultOf(only);
  if (isDenial(value)) return undefined;
  if (typeof value === "boolean" || isSet(value)) return { read: "flag", fields: fieldNames, default: isSet(value) };
  const isOpen = hasType(only, "boolean") || only.defaults.length > 1;
  return { read: "flag", fields: fieldNames, ...(isOpen && { needed: true as const }) };
}

function countReading(
  dimension: string,
  words: readonly string[],
  named: readonly InputField[],
  fields: readonly InputField[],
): PriceInput | undefined {
  const isArray = (field: InputField) => hasType(field, "array");
  const most = Math.max(...words.map(Number));
  const own = wordsOf(dimension);
  const related = fields.filter((field) => isArray(field) && [...own].some((word) => field.words.has(word)));
  const fitting =
    related.length === 1 ? related.filter(({ schemas }) => schemas.some(({ maxItems }) => maxItems === most)) : [];
  const candidates = named.some(isArray) ? named.filter(isArray) : named.length === 0 ? fitting : [];
  const [field] = candidates;
  if (!field || candidates.length > 1 || field.defaults.length > 1) return undefined;
  const { default: items = null } = defaultOf(field);
  if (items !== null && !Array.isArray(items)) return undefined;
  return { read: "count", field: field.name, ...(items && items.length > 0 && { default: items.length }) };
}

/** Whether the name of a number says a dimension and nothing else: `duration_min` is no `Duration`. */
function saysOnly(dimension: ReadonlySet<string>, { words }: InputField): boolean {
  const harmless = ["num", "number", "count", "of", "total", "second", "video", "image", "output", "result"];
  return [...words].every((word) => dimension.has(word) || harmless.includes(word));
}

function valueReading(
  dimension: string,
  words: readonly string[],
  named: readonly InputField[],
): PriceInput | undefined {
  const own = new Set([...wordsOf(dimension), ...(isBillableSeconds(dimension) ? ["duration"] : [])]);
  const readings = named.flatMap((field) => {
    if (hasType(field, "number", "integer") && !saysOnly(own, field)) return [];
    const values = words.map((word) => fieldValue(word, field));
    // The table may have values that the schema does not allow, and the other way round, but they must share one.
    if (!values.some((value) => value?.isAllowed)) return [];
    const pairs = values.flatMap((value) => (value ? [[value.word, value.value] as const] : []));
    if (pairs.length < values.length) return [];
    return [{ read: "value", field: field.name, ...defaultOf(field), words: pairs } as const];
  });
  return readings.length === 1 ? readings[0] : undefined;
}

/** The value of a field that a word in the table stands for, and whether the schema allows it. */
function fieldValue(
  word: string,
  field: InputField,
): { word: string; value: string | number; isAllowed: boolean } | undefined {
  const listed = listedValues(field);
  const same = listed.find((value) => typeof value === "string" && value.toLowerCase() === word.toLowerCase());
  if (typeof same === "string") return { word, value: same, isAllowed: true };
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?(s|sec|seconds?)?$/.exec(word) ?? [];
  if (number !== undefined && hasType(field, "number", "integer")) {
    if (unit !== undefined && !isInSeconds(field)) return undefined;
    const value = Number(number);
    return { word, value, isAllowed: listed.length === 0 ? isWithin(value, field) : listed.includes(value) };
  }
  return hasType(field, "string") ? { word, value: word, isAllowed: listed.length === 0 } : undefined;
}

function isWithin(value: number, { schemas }: InputField): boolean {
  return schemas.some(
    ({ minimum, maximum }) => value >= Number(minimum ?? -Infinity) && value <= Number(maximum ?? Infinity),
  );
}

function tierReading(
  dimension: string,
  words: readonly string[],
  { fields, description, isExtension }: TableContext,
): PriceInput | undefined {
  const found = words.map((word) => ({ word, named: fieldsNamed(fields, word) }));
  const base = found.filter(({ named }) => named.length === 0);
  const tiers = found.flatMap(({ word, named: [field, ...more] }) =>
    field && more.length === 0 && isSwitchOrThing(field) && !hasSetDefault(field) ? [[word, field.name] as const] : [],
  );
  if (base.length !== 1 || !base[0] || tiers.length === 0 || base.length + tiers.length < words.length)
    return undefined;
  // In x-krea-pricing a request has one tier. It is the dearest that it reaches.
  const isTier = isExtension && wordsOf(dimension).has("tier");
  const dearest = isTier || /\bdoes not increase the price\b/.test(description);
  return { read: "tiers", base: base[0].word, tiers, dearest };
}
