/**
 * What is wrong with a value.
 *
 * @module
 */

import type { InputProblem } from "../errors/validation-error.ts";

/** One thing that is wrong with an input, and where. */
export interface ValidationProblem extends InputProblem {
  /** Where, from the input on: `style_images[0].strength`; empty for the input itself. */
  path: string;
  /** What was expected there: `a number from -2 to 2`. */
  expected: string;
  /** What stood there: `5`, `"a string"`, `an array`; `nothing` where a required field is missing. */
  got: string;
  /** Both in one line: `expected a number from -2 to 2, got 5`. */
  message: string;
}

/** A problem, with what is needed to find the closest of several alternatives. */
export interface Finding extends ValidationProblem {
  /** Whether the value is nothing like what the schema wants: of several alternatives it is not the one that was meant. */
  isOtherKind?: boolean;
  /** The values of which the value had to be one. */
  values?: readonly unknown[];
}

/** A problem as callers get it. */
export function toProblem({ path, expected, got, message }: Finding): ValidationProblem {
  return { path, expected, got, message };
}

/** A value that nothing else can be said of. */
export const throwing = "a value that throws when it is read";

/** A value that is there, and does not fit. */
export function unfit(path: string, expected: string, got: string): Finding {
  return { path, expected, got, message: `expected ${expected}, got ${got}` };
}

/** A required field that is not there. */
export function missing(path: string, expected: string): Finding {
  return { path, expected, got: "nothing", message: `expected ${expected}, missing` };
}

/** A field that the schema does not have. */
export function unknownField(path: string, got: string, names: readonly string[], meant: string | undefined): Finding {
  const expected = names.length === 0 ? "no fields" : `no field but ${names.join(", ")}`;
  return { path, expected, got, message: `unknown field${meant === undefined ? "" : ` (did you mean "${meant}"?)`}` };
}

/** The path of a field: `a.b`, and `a["what is no name"]`. */
export function fieldPath(path: string, name: string): string {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$-]*$/u.test(name) || name.length > longestName) {
    return `${path}[${JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}…` : name)}]`;
  }
  return path === "" ? name : `${path}.${name}`;
}

const longestName = 60;
