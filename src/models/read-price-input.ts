/**
 * Reads the dimensions of a price table from an input. Pure.
 *
 * @module
 */

import { show } from "../options/check.ts";
import type { PriceInput } from "./price-inputs.ts";

/** The words of the table that apply to the input, with what was read as messages say it; or why none is known. */
export type PriceReading = { readonly words: readonly string[]; readonly said: string } | { readonly reason: string };

/** A word of a table that stands for any value. */
export const anyWord = "-";

/**
 * Reads one dimension from an input.
 *
 * @param dimension - as the table says it: `Duration`
 * @param word - the word of the table's first row, for a dimension that has no other
 */
export function readPriceInput(
  rule: PriceInput,
  dimension: string,
  word: string,
  input: Readonly<Record<string, unknown>>,
): PriceReading {
  switch (rule.read) {
    case "fixed":
      return { words: [word], said: `${dimension} ${word}` };
    case "unmapped":
      return { reason: rule.reason };
    case "value":
      return readValue(rule, input);
    case "count":
      return readCount(rule.field, input);
    case "flag":
      return readFlag(rule, input);
    case "tiers":
      return readTiers(rule, input);
  }
}

type Rule<Read extends PriceInput["read"]> = Extract<PriceInput, { read: Read }>;

function readValue(rule: Rule<"value">, input: Readonly<Record<string, unknown>>): PriceReading {
  const { field } = rule;
  const value = input[field] ?? rule.default;
  if (value === undefined) {
    return { reason: `The price depends on ${field}, which is not given, and the document says no default for it.` };
  }
  const words = rule.words.flatMap(([word, candidate]) => (candidate === value ? [word] : []));
  return { words, said: `${field} ${show(value)}` };
}

function readCount(field: string, input: Readonly<Record<string, unknown>>): PriceReading {
  const value = input[field] ?? [];
  if (!Array.isArray(value)) return { reason: `The price depends on the number of ${field}, which is ${show(value)}.` };
  return { words: [String(value.length)], said: `${value.length} of ${field}` };
}

function readFlag(rule: Rule<"flag">, input: Readonly<Record<string, unknown>>): PriceReading {
  const given = rule.fields.flatMap((field) => {
    const value = input[field];
    return value === undefined || value === null ? [] : [{ field, is: isThere(value) }];
  });
  const [first = { field: rule.fields[0] ?? "", is: rule.default ?? false }] = given;
  const other = given.find(({ is }) => is !== first.is);
  if (other) {
    return { reason: `The document does not say what counts where ${first.field} and ${other.field} disagree.` };
  }
  return { words: [first.is ? "Yes" : "No"], said: `${first.is ? "" : "no "}${first.field}` };
}

function readTiers(rule: Rule<"tiers">, input: Readonly<Record<string, unknown>>): PriceReading {
  const applying = rule.tiers.filter(([, field]) => isThere(input[field]));
  if (applying.length > 1 && !rule.dearest) {
    const fields = applying.map(([, field]) => field).join(" with ");
    return { reason: `The document does not say what ${fields} costs.` };
  }
  const words = applying.map(([word]) => word);
  return { words: [rule.base, ...words], said: words.join(" with ") || rule.base };
}

/** Whether a field holds something: no `false`, nothing empty. */
function isThere(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== "";
}
