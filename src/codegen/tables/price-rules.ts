/**
 * Derives how the dimensions of a price table are read from an input.
 *
 * The document describes dimensions in words, such as `Mode`, `Duration` or `Character Reference`. A dimension belongs to the
 * field whose name contains its words. How the field is read depends on the values in the table:
 *
 * - `Yes` and `No`: whether a boolean is true, or any other field is set. `Audio` is read from `generate_audio`, `Video
 *   Reference` from `video_reference`.
 * - `0`, `1`, `2`: the number of items of an array. If no name matches, it is the only array whose maximum length is the
 *   highest number in the table: `Reference Images` is read from `style_images`.
 * - values that the field's schema lists or allows: `pro` of `mode`, `10s` of the number `duration`
 * - names of other fields, except for one value: each value applies if its field is set, such as `Moodboards` by `moodboards`
 * - a single value, and no field of the dimension's name: the dimension does not depend on the input
 *
 * A dimension that none of these fits becomes `unmapped`, and the price is unknown.
 *
 * @module
 */

import type { PriceTable } from "../../models/model-entry.ts";
import type { PriceInput, PriceRules } from "../../models/price-inputs.ts";
import { defaultOf, fieldsNamed, hasType, type InputField, listedValues } from "./input-fields.ts";
import { doubtsOf, multiplierFor } from "./price-doubts.ts";

/** Words of price tables that fields are named differently for. The document says "Styles (typically LoRAs)". */
const synonyms: Readonly<Record<string, string>> = { lora: "styles" };

/** Derives how a price table is applied to an input with these fields. */
export function priceRules(table: PriceTable, fields: readonly InputField[], description: string): PriceRules {
  const inputs = table.dimensions.map((dimension, index) => {
    const words = [...new Set(table.rows.map((row) => row.values[index] ?? ""))];
    return readingOf(dimension, words, fields, description);
  });
  const times = table.per === undefined ? undefined : multiplierFor(table.per, fields);
  return { inputs, ...(times && { times }), doubts: doubtsOf(inputs, times?.field ?? undefined, fields) };
}

function readingOf(
  dimension: string,
  words: readonly string[],
  fields: readonly InputField[],
  description: string,
): PriceInput {
  const named = fieldsNamed(fields, dimension);
  if (words.every((word) => word === "-")) return { read: "fixed" };
  const reading = words.every((word) => word === "Yes" || word === "No")
    ? flagReading(dimension, named, fields)
    : words.every((word) => /^\d+$/.test(word))
      ? (countReading(words, named, fields) ?? valueReading(words, named))
      : (valueReading(words, named) ?? tierReading(words, fields, description));
  if (reading) return reading;
  if (words.length === 1 && named.length === 0) return { read: "fixed" };
  const candidates = named.map(({ name }) => name).join(", ") || "none";
  return {
    read: "unmapped",
    reason: `The document does not say which field ${dimension} stands for (fields of that name: ${candidates}).`,
  };
}

function flagReading(
  dimension: string,
  named: readonly InputField[],
  fields: readonly InputField[],
): PriceInput | undefined {
  const booleans = named.filter((field) => hasType(field, "boolean"));
  const chosen = booleans.length > 0 ? booleans : named;
  const synonym = synonyms[dimension.toLowerCase()];
  const others = synonym === undefined ? [] : fieldsNamed(fields, synonym).filter((field) => !chosen.includes(field));
  if (chosen.length > 1 || chosen.length + others.length === 0) return undefined;
  const value = booleans[0] && defaultOf(booleans[0]).default;
  const names = [...chosen, ...others].map(({ name }) => name);
  return { read: "flag", fields: names, ...(typeof value === "boolean" && { default: value }) };
}

function countReading(
  words: readonly string[],
  named: readonly InputField[],
  fields: readonly InputField[],
): PriceInput | undefined {
  const isArray = (field: InputField) => hasType(field, "array");
  const most = Math.max(...words.map(Number));
  const fitting = fields.filter((field) => isArray(field) && field.schemas.some(({ maxItems }) => maxItems === most));
  const candidates = named.some(isArray) ? named.filter(isArray) : named.length === 0 ? fitting : [];
  const [field] = candidates;
  return field && candidates.length === 1 ? { read: "count", field: field.name } : undefined;
}

function valueReading(words: readonly string[], named: readonly InputField[]): PriceInput | undefined {
  const readings = named.flatMap((field) => {
    const values = words.filter((word) => word !== "-").map((word) => fieldValue(word, field));
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
  const number = /^(\d+(?:\.\d+)?) ?(?:s|sec|seconds?)?$/.exec(word)?.[1];
  if (number !== undefined && hasType(field, "number", "integer")) {
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
  words: readonly string[],
  fields: readonly InputField[],
  description: string,
): PriceInput | undefined {
  const found = words.map((word) => ({ word, named: fieldsNamed(fields, word) }));
  const base = found.filter(({ named }) => named.length === 0);
  const tiers = found.flatMap(({ word, named: [field, ...more] }) =>
    field && more.length === 0 ? [[word, field.name] as const] : [],
  );
  if (base.length !== 1 || !base[0] || tiers.length === 0 || base.length + tiers.length < words.length)
    return undefined;
  return { read: "tiers", base: base[0].word, tiers, dearest: /\bdoes not increase the price\b/.test(description) };
}
