/**
 * What of an input may change a price that its table says nothing of: then the price is not known.
 *
 * @module
 */

import type { PriceDoubt, PriceInput, PriceRules } from "../../../src/models/price-inputs.ts";
import { defaultOf, fieldsNamed, hasType, type InputField } from "./input-fields.ts";

/** The field that says how many steps, seconds or images a job has, where the amounts are for one of them. */
export function howMany(per: string, fields: readonly InputField[]): NonNullable<PriceRules["times"]> {
  const named = fieldsNamed(fields, /^seconds?$/i.test(per) ? "duration" : per);
  const numbers = named.filter((field) => hasType(field, "number", "integer"));
  const candidates = /^(image|video|output|result)s?$/i.test(per) ? fields.filter(isCount) : numbers;
  const [field] = candidates;
  if (!field || candidates.length > 1) return { field: null };
  const { default: value } = defaultOf(field);
  return { field: field.name, ...(typeof value === "number" && { default: value }) };
}

/**
 * - a field with a part of the same name as one that the table is read by: the shots of `multi_prompt` have a `duration`
 *   each
 * - a number of frames, where the table is read by `duration`
 * - a number of results or a batch size above 1, where the table does not say what one of them costs
 */
export function doubtsOf(
  inputs: readonly PriceInput[],
  times: string | undefined,
  fields: readonly InputField[],
): PriceDoubt[] {
  const readBy = inputs.flatMap((input) => (input.read === "value" ? [input.field] : []));
  return fields.flatMap((field): PriceDoubt[] => {
    const { name } = field;
    if (readBy.includes(name) || name === times) return [];
    const part = readBy.find((other) => field.parts.has(other));
    if (part)
      return [{ field: name, reason: `The document does not say which ${part} counts, its own or that of ${name}.` }];
    if (readBy.includes("duration") && field.words.has("frame") && hasType(field, "number", "integer")) {
      return [{ field: name, reason: `The document does not say what ${name} changes about the price.` }];
    }
    if (!isCount(field)) return [];
    return [
      { field: name, upTo: 1, reason: `The document does not say what ${name} above 1 changes about the price.` },
    ];
  });
}

/** Whether a field says how many results a job has: `n`, `num_images`, `image_count`, `batch_size`. */
function isCount(field: InputField): boolean {
  if (!hasType(field, "number", "integer")) return false;
  const { words } = field;
  const counts = ["num", "number", "count"].some((word) => words.has(word));
  const results = ["image", "video", "output", "result", "sample", "generation", "variation"].some((word) =>
    words.has(word),
  );
  return field.name === "n" || words.has("batch") || (counts && results);
}
