/**
 * Finds input fields that may change a price although the price table does not mention them. If one of them is set, the
 * price is unknown.
 *
 * @module
 */

import type { PriceDoubt, PriceInput, PriceRules } from "../../models/price-inputs.ts";
import { defaultOf, fieldsNamed, hasType, type InputField } from "./input-fields.ts";

/** The field by which a price per step, second or image is multiplied. */
export function multiplierFor(per: string, fields: readonly InputField[]): NonNullable<PriceRules["times"]> {
  const named = fieldsNamed(fields, /^seconds?$/i.test(per) ? "duration" : per);
  const numbers = named.filter((field) => hasType(field, "number", "integer"));
  const candidates = /^(image|video|output|result)s?$/i.test(per) ? fields.filter(isCount) : numbers;
  const [field] = candidates;
  if (!field || candidates.length > 1) return { field: null };
  const { default: value } = defaultOf(field);
  return { field: field.name, ...(typeof value === "number" && { default: value }) };
}

/**
 * The fields that make a price unknown:
 *
 * - a field that contains a property with the name of a priced field: each shot of `multi_prompt` has its own `duration`
 * - a number of frames, if the price depends on `duration`
 * - a number of results, or a batch size, above 1, if the table does not give the price of one
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

/** Whether a field is the number of results: `n`, `num_images`, `image_count`, `batch_size`. */
function isCount(field: InputField): boolean {
  if (!hasType(field, "number", "integer")) return false;
  const { words } = field;
  const counts = ["num", "number", "count"].some((word) => words.has(word));
  const results = ["image", "video", "output", "result", "sample", "generation", "variation"].some((word) =>
    words.has(word),
  );
  return field.name === "n" || words.has("batch") || (counts && results);
}
