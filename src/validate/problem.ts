/**
 * The problems that validation finds.
 *
 * @module
 */

import type { InputProblem } from "../errors/validation-error.ts";

/** One problem of an input: where it is and what is wrong. */
export interface ValidationProblem extends InputProblem {
  /** The path of the value within the input: `style_images[0].strength`. Empty for the input itself. */
  path: string;
  /** What was expected: `a number from -2 to 2`. */
  expected: string;
  /** What was found instead: `5`, `"a string"`, `an array`; `nothing` if a required field is missing. */
  got: string;
  /** Both on one line: `expected a number from -2 to 2, got 5`. */
  message: string;
}

/** A problem with the details that are needed to choose between alternatives. */
export interface Finding extends ValidationProblem {
  /** Whether the value is of another kind than the schema describes, so that this alternative was not the one meant. */
  isWrongKind?: boolean;
  /** The values that were allowed, if the schema lists them. */
  values?: readonly unknown[];
}

/** Returns a finding without its internal details. */
export function toProblem({ path, expected, got, message }: Finding): ValidationProblem {
  return { path, expected, got, message };
}

/** The maximum number of problems reported for one value. */
export const maxFindings = 1_000;
/** The maximum number of names to list before the rest is only counted. */
const maxListedNames = 30;

/** Describes a value that throws when it is read. */
export const unreadable = "a value that throws when it is read";

/** A value that does not match its schema. */
export function mismatch(path: string, expected: string, got: string): Finding {
  return { path, expected, got, message: `expected ${expected}, got ${got}` };
}

/** A required field that is missing. */
export function missing(path: string, expected: string): Finding {
  return { path, expected, got: "nothing", message: `expected ${expected}, missing` };
}

/**
 * A field that the schema does not have.
 *
 * @param names - the fields that it has
 * @param meant - the field that was probably meant
 */
export function unknownField(path: string, got: string, names: readonly string[] = [], meant?: string): Finding {
  const more = names.length > maxListedNames ? ` and ${names.length - maxListedNames} more` : "";
  const expected =
    names.length === 0 ? "no fields" : `no field but ${names.slice(0, maxListedNames).join(", ")}${more}`;
  return { path, expected, got, message: `unknown field${meant === undefined ? "" : ` (did you mean "${meant}"?)`}` };
}

/** Returns the path of a field: `a.b`, or `a["not a name"]`. */
export function fieldPath(path: string, name: string): string {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$-]*$/u.test(name) || name.length > maxNameLength) {
    return `${path}[${JSON.stringify(name.length > maxNameLength ? `${name.slice(0, maxNameLength)}…` : name)}]`;
  }
  return path === "" ? name : `${path}.${name}`;
}

const maxNameLength = 60;
