/**
 * Finds the fields that say how many units a job has, if a price is that of one second, image or megapixel.
 *
 * @module
 */

import type { PriceCount, PriceFactor } from "../../models/price-inputs.ts";
import {
  defaultOf,
  hasType,
  type InputField,
  isInSeconds,
  isResultCount,
  listedValues,
  wordsOf,
} from "./input-fields.ts";
import { type PricedUnit, parseUnit } from "./price-units.ts";

/** Words beside the unit that leave a field the number of that unit. */
const countWords: ReadonlySet<string> = new Set([
  "num",
  "number",
  "count",
  "n",
  "of",
  "total",
  "max",
  "train",
  "training",
]);
/** Words of fields by which the size of a result may differ from its `width` and `height`. */
const otherSizes = ["resolution", "megapixel", "scale", "scaling", "factor", "upscale", "size"];

/** How many units a job has. */
export function countFor(per: string, fields: readonly InputField[]): PriceCount {
  const unit = parseUnit(per);
  if (!unit || unit === "request")
    return unknown(`The document gives the price of one ${per}, a unit that is not known.`);
  if (unit.name === "megapixel") return megapixels(unit, fields);
  const [field, ...more] = candidatesFor(unit, fields);
  if (!field || more.length > 0) {
    return unknown(`The document gives the price of one ${per.toLowerCase()}, and does not say how many there are.`);
  }
  return { factors: [factor(field)], ...(unit.size !== 1 && { size: unit.size }) };
}

function candidatesFor({ name }: PricedUnit, fields: readonly InputField[]): InputField[] {
  const numbers = fields.filter((field) => hasType(field, "number", "integer"));
  switch (name) {
    case "second": {
      const timed = fields.filter(
        (field) => (hasType(field, "number", "integer") || isTextOfSeconds(field)) && isInSeconds(field),
      );
      const named = ["duration", "duration seconds", "seconds", "num seconds"].flatMap((text) =>
        timed.filter((field) => sameWords(field, wordsOf(text))),
      );
      return named.length > 0 ? named : timed.filter(({ words }) => isCountOf(["duration", "second"], words));
    }
    case "image":
    case "video":
      return numbers.filter(
        (field) =>
          isResultCount(field) && !(name === "image" ? ["video"] : ["image"]).some((word) => field.words.has(word)),
      );
    case "token":
      // A limit such as `max_tokens` says nothing of the tokens that the input itself has.
      return numbers.filter(({ words }) => isCountOf([name], words) && !words.has("max"));
    default:
      return numbers.filter(({ words }) => isCountOf([name], words));
  }
}

/**
 * Whether a field's name says a number of units and nothing else: `num_frames` is one, `frame_rate` and `fade_in_duration` are
 * none.
 */
function isCountOf(units: readonly string[], words: ReadonlySet<string>): boolean {
  const others = [...words].filter((word) => !units.includes(word));
  return others.length < words.size && others.every((word) => countWords.has(word));
}

function megapixels(unit: PricedUnit, fields: readonly InputField[]): PriceCount {
  const sides = ["width", "height"].map((name) =>
    fields.find((field) => field.name === name && hasType(field, "number", "integer")),
  );
  const [width, height] = sides;
  const other = fields.find(({ words }) => otherSizes.some((word) => words.has(word)));
  if (!width || !height) {
    return unknown("The document gives the price of one megapixel, and the input does not say how many there are.");
  }
  if (other) {
    return unknown(
      `The document gives the price of one megapixel, and does not say how many there are with ${other.name}.`,
    );
  }
  return { factors: [factor(width), factor(height)], size: unit.size * 1e6 };
}

function factor(field: InputField): PriceFactor {
  const { default: value } = defaultOf(field);
  const text = !hasType(field, "number", "integer");
  const number = text ? Number(/^\d+(?:\.\d+)?/.exec(String(value))?.[0] ?? Number.NaN) : value;
  return {
    field: field.name,
    ...(typeof number === "number" && Number.isFinite(number) && { default: number }),
    ...(text && { text: true as const }),
    ...(field.words.has("max") && { most: true as const }),
  };
}

/** Whether a field lists texts such as `5` or `5s`. */
function isTextOfSeconds(field: InputField): boolean {
  const listed = listedValues(field);
  return listed.length > 0 && listed.every((value) => typeof value === "string" && /^\d+(\.\d+)?s?$/.test(value));
}

function sameWords({ words }: InputField, others: ReadonlySet<string>): boolean {
  return words.size === others.size && [...others].every((word) => words.has(word));
}

function unknown(reason: string): PriceCount {
  return { factors: [], reason };
}
