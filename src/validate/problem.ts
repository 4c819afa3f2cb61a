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

/** A field that the schema does not have. */
export function unknownField(path: string, got: string, names: readonly string[], meant: string | undefined): Finding {
  const expected = names.length === 0 ? "no fields" : `no field but ${names.join(", ")}`;
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
