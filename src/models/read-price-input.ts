/**
 * Reads the dimensions of a price table from an input. Pure.
 *
 * @module
 */

import { show } from "../options/check.ts";
import type { PriceInput } from "./price-inputs.ts";

/**
 * The words of the price table that apply to the input, with a summary for messages; or the reason why they are
 * unknown.
 */
export type PriceReading =
  | {
      readonly words: readonly string[];
      /** Of the words, those that the table must each have a row for. */
      readonly needed?: readonly string[];
      readonly summary: string;
    }
  | { readonly reason: string };

/**
 * Reads one dimension from an input.
 *
 * @param dimension - the name of the dimension in the table: `Duration`
 * @param word - the word of the table's first row, used for dimensions that have no other
 */
export function readPriceInput(
  rule: PriceInput,
  dimension: string,
  word: string,
  input: Readonly<Record<string, unknown>>,
): PriceReading {
  switch (rule.read) {
    case "fixed":
      return { words: [word], summary: `${dimension} ${word}` };
    case "unmapped":
      return { reason: rule.reason };
    case "value":
      return readValue(rule, input);
    case "count":
      return readCount(rule, input);
    case "flag":
      return readFlag(rule, input);
    case "tiers":
      return readTiers(rule, input);
  }
}

type Rule<Read extends PriceInput["read"]> = Extract<PriceInput, { read: Read }>;

function readValue(rule: Rule<"value">, input: Readonly<Record<string, unknown>>): PriceReading {
  const { field } = rule;
  const value = input[field] === undefined ? rule.default : input[field];
  if (value === undefined) {
    return { reason: `The price depends on ${field}, which is not set and has no documented default.` };
  }
  const words = rule.words.flatMap(([word, candidate]) => (candidate === value ? [word] : []));
  return { words, summary: `${field} ${show(value)}` };
}

function readCount(rule: Rule<"count">, input: Readonly<Record<string, unknown>>): PriceReading {
  const { field } = rule;
  const value = input[field] ?? Array.from({ length: rule.default ?? 0 });
  if (!Array.isArray(value)) return { reason: `The price depends on the number of ${field}, which is ${show(value)}.` };
  return { words: [String(value.length)], summary: `${value.length} of ${field}` };
}

function readFlag(rule: Rule<"flag">, input: Readonly<Record<string, unknown>>): PriceReading {
  const denial = rule.fields.find((field) => isDenial(input[field]));
  if (denial !== undefined) {
    return { reason: `The document does not say which price applies if ${denial} is ${show(input[denial])}.` };
  }
  const given = rule.fields.flatMap((field) => {
    const value = input[field];
    return value === undefined || value === null ? [] : [{ field, is: isSet(value) }];
  });
  if (given.length === 0 && rule.needed) {
    return {
      reason: `The price depends on ${rule.fields.join(" or ")}, which is not set and has no documented default.`,
    };
  }
  const [first = { field: rule.fields[0] ?? "", is: rule.default ?? false }] = given;
  const other = given.find(({ is }) => is !== first.is);
  if (other) {
    return { reason: `The document does not say which price applies if ${first.field} and ${other.field} disagree.` };
  }
  return { words: first.is ? ["Yes", "true"] : ["No", "false"], summary: `${first.is ? "" : "no "}${first.field}` };
}

function readTiers(rule: Rule<"tiers">, input: Readonly<Record<string, unknown>>): PriceReading {
  const applying = rule.tiers.filter(([, field]) => isSet(input[field]));
  if (applying.length > 1 && !rule.dearest) {
    const fields = applying.map(([, field]) => field).join(" with ");
    return { reason: `The document does not say what ${fields} costs.` };
  }
  const words = applying.map(([word]) => word);
  return { words: [rule.base, ...words], needed: words, summary: words.join(" with ") || rule.base };
}

/** Whether a field has a value other than `false` or an empty one. */
export function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== "";
}

/** Whether a value is a text that may mean that there is nothing, such as `none`. */
export function isDenial(value: unknown): boolean {
  return typeof value === "string" && /^(?:none|no|off|false|disabled)$/i.test(value);
}
