/**
 * Converts the field names of an input to the current ones, as they would be sent. Pure.
 *
 * @module
 */

import { type AliasTables, isSameValue } from "../models/aliases.ts";
import { isPlainObject } from "../options/check.ts";
import { isRecord } from "../support/is-record.ts";
import { mismatch, unreadable, type ValidationProblem } from "./problem.ts";
import { describeValue } from "./words.ts";

/** An input whose fields have current names. */
export interface CurrentInput {
  /** The original value if no field was renamed; otherwise an object that reads from it. */
  input: unknown;
  /** For each renamed field: the deprecated name that the input uses, by current name. */
  writtenAs: ReadonlyMap<string, string>;
  /** Fields that have different values under their deprecated and current names. */
  conflicts: ValidationProblem[];
}

/**
 * Reads the top-level fields of an input under their current names. Which names are deprecated depends on the
 * operation.
 *
 * @param operation - `POST /generate/image/bfl/flux-1-dev`
 */
export function currentNames(
  { aliases }: Pick<AliasTables, "aliases">,
  operation: string,
  input: unknown,
): CurrentInput {
  const writtenAs = new Map<string, string>();
  const conflicts: ValidationProblem[] = [];
  const names = fieldNames(input);
  const usedAliases = (Object.hasOwn(aliases, operation) ? aliases[operation] : undefined)?.filter(([from]) =>
    names.includes(from),
  );
  if (!usedAliases || usedAliases.length === 0 || !isRecord(input)) return { input, writtenAs, conflicts };
  const current: Record<string, unknown> = Object.create(null);
  // Fields are getters, so that each one is read only when it is checked: reading one may throw.
  const defineField = (name: string, from: string) =>
    Object.defineProperty(current, name, { enumerable: true, configurable: true, get: () => input[from] });
  const oldNames = new Set(usedAliases.map(([from]) => from));
  for (const name of names) if (!oldNames.has(name)) defineField(name, name);
  for (const [from, to] of usedAliases) {
    const value = readField(input, from);
    if (value === undefined) continue;
    const other = writtenAs.get(to) ?? to;
    const isFree = readField(input, other) === undefined;
    if (isFree) {
      defineField(to, from);
      writtenAs.set(to, from);
    } else if (!isSameValue(value, readField(input, other))) {
      const reason = other === to ? "whose old name it is" : `since both are old names of "${to}"`;
      conflicts.push(mismatch(from, `the value of "${other}", ${reason}`, describeSafely(value)));
    }
  }
  return { input: current, writtenAs, conflicts };
}

/** The names of an input's fields. Empty if it has no fields or cannot be read; the check itself reports that. */
function fieldNames(input: unknown): string[] {
  try {
    return isPlainObject(input) ? Object.keys(input) : [];
  } catch {
    return [];
  }
}

/** The value of a field; the `unreadableField` symbol if reading it throws. The check itself reports that. */
function readField(input: Readonly<Record<string, unknown>>, name: string): unknown {
  try {
    return Object.hasOwn(input, name) ? input[name] : undefined;
  } catch {
    return unreadableField;
  }
}

const unreadableField = Symbol("unreadableField");

function describeSafely(value: unknown): string {
  try {
    return value === unreadableField ? unreadable : describeValue(value);
  } catch {
    return unreadable;
  }
}
