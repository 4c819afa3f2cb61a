/**
 * The pattern that finds an API key in a text, however it is written there. Pure.
 *
 * @module
 */

/** A shorter key is likely a word, such as the `test` of an example. It is only found as a whole token. */
const minSecretLength = 8;

let last: { key: string; pattern: RegExp } | undefined;

/**
 * The pattern of a key: as it is, percent-encoded, escaped for JSON, or in base64, alone or after a prefix. A key of 8 or more
 * characters is found anywhere. A shorter one only counts between characters that are not part of a word.
 */
export function keyPattern(key: string): RegExp {
  if (last?.key === key) return last.pattern;
  if (key === "") return /(?!)/gu;
  const forms = [Array.from(key, written).join(""), ...base64Forms(key).map(base64Pattern)].join("|");
  const source = key.length < minSecretLength ? `(?<![\\p{L}\\p{N}_-])(?:${forms})(?![\\p{L}\\p{N}_-])` : forms;
  const pattern = new RegExp(source, "gu");
  last = { key, pattern };
  return pattern;
}

/** A character of a key as a pattern: itself, after backslashes, as `%4B` (also encoded again: `%254B`), or as `\u004b`. */
function written(character: string): string {
  const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
  const anyCase = Array.from(hex, (digit) => (/\d/.test(digit) ? digit : `[${digit}${digit.toUpperCase()}]`)).join("");
  const escapes = /["\\/]/.test(character) ? "\\\\{0,8}" : "";
  return `(?:${escapes}${escaped(character)}|%(?:25)*${anyCase}|\\\\{1,8}u00${anyCase})`;
}

/** The base64 of a key. Of one that is long enough also those that stand in the base64 of a longer text, such as `Bearer key`. */
function base64Forms(key: string): string[] {
  if (key.length < minSecretLength) return [btoa(key).replace(/=+$/, "")];
  return [0, 1, 2].map((offset) => {
    const text = btoa("\0".repeat(offset) + key);
    // Of a character at the edges, some bits belong to what stands beside the key.
    return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + key.length) * 8) / 6));
  });
}

/** Base64 in both of its alphabets, with or without padding. */
function base64Pattern(text: string): string {
  const characters = Array.from(text, (character) =>
    character === "+" ? "[+\\-]" : character === "/" ? "[\\/_]" : character,
  );
  return `${characters.join("")}={0,2}`;
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}
