/**
 * An input under its current field names, as it would be sent. Pure.
 *
 * @module
 */

import { aliases } from "../../generated/aliases.ts";
import { isPlainObject } from "../options/check.ts";
import { isSameValue } from "../submissions/aliases.ts";
import { throwing, unfit, type ValidationProblem } from "./problem.ts";
import { describe } from "./words.ts";

/** An input with current names only. */
export interface CurrentInput {
  /** The caller's own value where nothing was to be renamed; else an object that reads from it. */
  input: unknown;
  /** The old name by the current one, where an old one was written. */
  writtenAs: ReadonlyMap<string, string>;
  /** The fields that have different values under different names. */
  conflicts: ValidationProblem[];
}

/**
 * Reads an input under its current names, by operation, at the top level.
 *
 * @param operation - `POST /generate/image/bfl/flux-1-dev`
 */
export function currentNames(operation: string, input: unknown): CurrentInput {
  const writtenAs = new Map<string, string>();
  const conflicts: ValidationProblem[] = [];
  const names = fieldNames(input);
  const used = (Object.hasOwn(aliases, operation) ? aliases[operation] : undefined)?.filter(([from]) =>
    names.includes(from),
  );
  if (!used || used.length === 0 || !isFields(input)) return { input, writtenAs, conflicts };
  const current: Record<string, unknown> = Object.create(null);
  // A field is read when it is looked at, and not before: one may throw.
  const define = (name: string, from: string) =>
    Object.defineProperty(current, name, { enumerable: true, configurable: true, get: () => input[from] });
  const oldNames = new Set(used.map(([from]) => from));
  for (const name of names) if (!oldNames.has(name)) define(name, name);
  for (const [from, to] of used) {
    const value = fieldOf(input, from);
    if (value === undefined) continue;
    const other = writtenAs.get(to) ?? to;
    const isFree = fieldOf(input, other) === undefined;
    if (isFree) {
      define(to, from);
      writtenAs.set(to, from);
    } else if (!isSameValue(value, fieldOf(input, other))) {
      const reason = other === to ? "whose old name it is" : `since both are old names of "${to}"`;
      conflicts.push(unfit(from, `the value of "${other}", ${reason}`, shown(value)));
    }
  }
  return { input: current, writtenAs, conflicts };
}

/** The names of an input's fields; none where it is no set of fields, or cannot be read, which is told when it is looked at. */
function fieldNames(input: unknown): string[] {
  try {
    return isPlainObject(input) ? Object.keys(input) : [];
  } catch {
    return [];
  }
}

/** Whether a value that has fields is read by their names. */
function isFields(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null;
}

/** What a field holds; the same symbol for every one that throws, since that is told when it is looked at. */
function fieldOf(input: Readonly<Record<string, unknown>>, name: string): unknown {
  try {
    return Object.hasOwn(input, name) ? input[name] : undefined;
  } catch {
    return unreadable;
  }
}

const unreadable = Symbol("unreadable");

function shown(value: unknown): string {
  try {
    return value === unreadable ? throwing : describe(value);
  } catch {
    return throwing;
  }
}
