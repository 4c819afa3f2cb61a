/**
 * Checks of options, with error messages that say what was expected and what was passed.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { longestTimerMs } from "../support/clock.ts";
import { closestName } from "../support/suggest.ts";

/** Checks the value of one option. Returns undefined if it is valid, else what was expected. */
export type Check = (value: unknown) => string | undefined;

const expected =
  (description: string, isValid: (value: unknown) => boolean): Check =>
  (value) =>
    isValid(value) ? undefined : description;

export const isFunction = expected("a function", (value) => typeof value === "function");
export const isBoolean = expected("a boolean", (value) => typeof value === "boolean");
export const isSignal = expected("an AbortSignal", (value) => value instanceof AbortSignal || isSignalLike(value));
export const isMilliseconds = expected(
  `a number of milliseconds above 0 and up to ${longestTimerMs}`,
  (value) => typeof value === "number" && value > 0 && value <= longestTimerMs,
);
export const isCount = expected(
  "a whole number, 0 or more",
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
);
export const isPositiveCount = expected(
  "a whole number, 1 or more",
  (value) => Number.isSafeInteger(value) && Number(value) >= 1,
);
export const isString = expected("a string", (value) => typeof value === "string");
export const isNonEmptyString = expected("a non-empty string", (value) => typeof value === "string" && value !== "");
/** Texts that are sent as a comma-separated list. */
export const isListOfTexts = expected(
  "an array of non-empty strings without commas",
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string" && /^[^,]+$/.test(item)),
);

/** Whether a value works like an AbortSignal, although it comes from another realm or a polyfill. */
function isSignalLike(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("aborted" in value)) return false;
  const methods = ["addEventListener", "removeEventListener"];
  return methods.every((name) => typeof Reflect.get(value, name) === "function");
}

/**
 * Checks that an options object has only known options with valid values.
 *
 * @param what - what takes the options, as the error message begins: `new Krea()`
 * @param secret - options whose values may contain a secret. Error messages do not show them
 * @throws KreaInputError that names the option, what was expected and what was passed
 */
export function checkOptions(
  what: string,
  options: unknown,
  checks: Readonly<Record<string, Check>>,
  secret: readonly string[] = ["webhookUrl", "uploadEndpoint"],
): void {
  if (!isPlainObject(options)) {
    // It may be an API key that was passed in place of the options.
    const got = typeof options === "string" ? "a string" : show(options);
    throw new KreaInputError(`${what}: expected an options object, got ${got}.`);
  }
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) {
      throw new KreaInputError(`${what}: unknown option "${name}". ${adviceOn(name, Object.keys(checks))}`);
    }
    const problem = value === undefined ? undefined : check(value);
    if (!problem) continue;
    const got = typeof value === "string" && secret.includes(name) ? describeSecret(value) : show(value);
    throw new KreaInputError(`${what}: ${name}: expected ${problem}, got ${got}.`);
  }
}

/** What an unknown option was probably meant to be. */
function adviceOn(name: string, known: readonly string[]): string {
  const near = closestName(name, known);
  const takes = `It takes ${known.join(", ")}.`;
  if (near !== undefined) return `Did you mean "${near}"? ${takes}`;
  return known.includes("input") ? `Fields of the model's input go under input. ${takes}` : takes;
}

/** Whether a value is an object of fields, not an array, a Blob, a Map or the like. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  try {
    return !Array.isArray(value) && Object.prototype.toString.call(value) === "[object Object]";
  } catch {
    // A Proxy whose traps throw, or one that was revoked.
    return false;
  }
}

function describeSecret(value: string): string {
  return value === "" ? "an empty string" : `a string of ${value.length} characters`;
}

/** Describes a value for an error message: short, and on one line. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "function") return "a function";
  if (typeof value === "object" && value !== null) return showObject(value);
  return String(value);
}

function showObject(value: object): string {
  try {
    if (Array.isArray(value)) return "an array";
    const name = Object.prototype.toString.call(value).slice(8, -1);
    return name === "Object" ? "an object" : `${/^[AEIO]/.test(name) ? "an" : "a"} ${name}`;
  } catch {
    return "an object that cannot be read";
  }
}
