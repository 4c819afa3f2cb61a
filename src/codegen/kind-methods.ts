/**
 * The names of the client's methods for kinds of models. Pure.
 *
 * @module
 */

import { clientMembers } from "../models/client-members.ts";

const digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/**
 * Gives each kind the name of a method. The same kinds get the same names, whatever their order.
 *
 * 1. The words of the kind are joined in camel case: `text-to-speech` is `textToSpeech`.
 * 2. A name cannot begin with a digit, so digits at the beginning are spelt out: `3d` is `threeD`.
 * 3. A name that the client has, or that another kind has already, gets `Model` at its end: `jobs` is `jobsModel`. Kinds
 *    that need no change come first, then the others by their text.
 *
 * @returns the kind of each method, sorted by the order of `kinds`. A kind without letters and digits has no method
 */
export function nameKindMethods(kinds: readonly string[]): Map<string, string> {
  const methods = new Map<string, string>();
  const order = (kind: string) => (methodName(kind) === kind ? 0 : 1);
  const sorted = [...new Set(kinds)].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  for (const kind of sorted) {
    let name = methodName(kind);
    if (name === "") continue;
    while (clientMembers.includes(name) || name in Object.prototype || methods.has(name)) name += "Model";
    methods.set(name, kind);
  }
  return new Map([...methods].sort(([, a], [, b]) => kinds.indexOf(a) - kinds.indexOf(b)));
}

/** `3d` becomes `threeD`, `text-to-speech` becomes `textToSpeech`. Empty if nothing of it can be in a name. */
function methodName(kind: string): string {
  const spelt = kind
    .replace(/^[^A-Za-z0-9]+/, "")
    .replace(/^\d+/, (number) => `${[...number].map((digit) => digits[Number(digit)]).join("-")}-`);
  return spelt
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join("");
}
