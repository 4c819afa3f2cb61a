/**
 * Finds input fields that may change a price although the price table does not mention them. If one of them is set, the
 * price is unknown.
 *
 * @module
 */

import type { PriceCount, PriceDoubt, PriceInput } from "../../models/price-inputs.ts";
import { isSet } from "../../models/read-price-input.ts";
import { hasType, type InputField, mayMultiply } from "./input-fields.ts";

/**
 * The fields that make a price unknown:
 *
 * - a field that contains a property with the name of a priced field: each shot of `multi_prompt` has its own `duration`
 * - a number of frames, or of other seconds, if the price depends on `duration`; and the media whose seconds those are, such
 *   as `reference_videos` beside `reference_video_seconds`
 * - audio and video, if the price depends on "billable" seconds
 * - a number of results, a batch size or any other count above 1, if the table does not give the price of one
 * - an image, if the table's price is that of text alone, such as `text-to-image`
 */
export function doubtsOf(
  inputs: readonly PriceInput[],
  times: PriceCount | undefined,
  fields: readonly InputField[],
  isBilledByMedia = false,
): PriceDoubt[] {
  const counted = (times?.factors ?? []).map(({ field }) => field);
  const valued = inputs.flatMap((input) => (input.read === "value" ? [input.field] : []));
  const read = inputs.flatMap((input) => {
    if (input.read === "value" || input.read === "count") return [input.field];
    if (input.read === "flag") return input.fields;
    return input.read === "tiers" ? input.tiers.map(([, field]) => field) : [];
  });
  const isTimed = [...valued, ...counted].includes("duration");
  const isOtherTime = ({ name, words }: InputField) => isTimed && words.has("second") && !read.includes(name);
  const timedMedia = fields.filter(isOtherTime);
  const isOfText = inputs.some((input) => input.read === "tiers" && /^text\b/i.test(input.base));
  const own = (field: InputField): PriceDoubt[] => {
    const { name } = field;
    const reason = `The document does not say what ${name} changes about the price.`;
    if (valued.includes(name) || counted.includes(name)) return [];
    const part = [...valued, ...counted].find((other) => field.parts.has(other));
    if (part)
      return [{ field: name, reason: `The document does not say which ${part} counts, its own or that of ${name}.` }];
    if (isTimed && field.words.has("frame") && hasType(field, "number", "integer")) return [{ field: name, reason }];
    if (isOtherTime(field) && hasType(field, "number", "integer")) return [{ field: name, upTo: 0, reason }];
    if (timedMedia.some((other) => other !== field && [...field.words].every((word) => other.words.has(word)))) {
      return [{ field: name, reason }];
    }
    if (isBilledByMedia && ["audio", "video"].some((word) => field.words.has(word)) && !hasType(field, "boolean")) {
      return [{ field: name, reason }];
    }
    if (
      isOfText &&
      field.words.has("image") &&
      !read.includes(name) &&
      !hasType(field, "boolean", "number", "integer")
    ) {
      return [{ field: name, reason }];
    }
    if (read.includes(name) || !mayMultiply(field)) return [];
    return [
      { field: name, upTo: 1, reason: `The document does not say what ${name} above 1 changes about the price.` },
    ];
  };
  return fields.flatMap((field) => own(field).map((doubt) => ({ ...doubt, ...doubtedDefault(doubt, field) })));
}

/** A default that changes the price as a set value would. Of several, one that does is enough. */
function doubtedDefault({ upTo }: PriceDoubt, { defaults }: InputField): { default?: unknown } {
  const value = defaults.find((one) => isSet(one) && (upTo === undefined || typeof one !== "number" || one > upTo));
  return value === undefined ? {} : { default: value };
}
