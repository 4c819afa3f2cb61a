/**
 * Checks a value against a schema. Generates no code at run time, and always returns, whatever the value or the schema
 * contains. Pure, apart from reading the value.
 *
 * @module
 */

import { checkNode } from "./check-node.ts";
import { type Finding, maxFindings, mismatch, unreadable } from "./problem.ts";
import { uncheckedIn } from "./unchecked.ts";
import type { Check, CheckContext, Scope, Visit } from "./walk.ts";
import { describeSchema } from "./words.ts";

/** The maximum nesting depth of a value and its schema together. */
const maxDepth = 20_000;
/** The maximum number of values to check and of problems to weigh, together. */
const maxSteps = 1_000_000;

interface Frame {
  visit: Visit;
  check: Check;
}

/**
 * Checks a value against a schema.
 *
 * @returns every problem, up to 1000, in the order of the fields. Empty if the value is valid
 */
export function checkValue(schema: unknown, value: unknown, context: CheckContext): Finding[] {
  const scope = scopeOf(context);
  const open = (visit: Visit): Frame => ({ visit, check: checkNode(visit, scope) });
  const frames = [open({ schema, path: "", read: () => value })];
  let found: Finding[] = [];
  let steps = 0;
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const { done, value: result } = resume(frame, found, context.root);
    found = [];
    if (done) {
      frames.pop();
      found = result.slice(0, maxFindings);
      steps += 1 + found.length;
    } else if (!isLoop(frames, result)) frames.push(open(result));
    if (frames.length > maxDepth) return [mismatch("", `at most ${maxDepth} levels`, "more (does it hold itself?)")];
    if (steps > maxSteps) return [mismatch("", `at most ${maxSteps} values`, "more")];
  }
  return withoutRepeats(found).slice(0, maxFindings);
}

function scopeOf(context: CheckContext): Scope {
  const { root } = context;
  const known = new Map<unknown, boolean>();
  const isChecked = (schema: unknown): boolean => {
    const isKnown = known.get(schema) ?? uncheckedIn(root, schema).length === 0;
    known.set(schema, isKnown);
    return isKnown;
  };
  // Where all is checked, as it mostly is, no part has to be searched for itself.
  return { ...context, isFullyChecked: (schema) => isChecked(root) || isChecked(schema) };
}

/** Continues a check. What throws is the value: it is a problem of its own. */
function resume({ visit, check }: Frame, found: Finding[], root: unknown): IteratorResult<Visit, Finding[]> {
  try {
    return check.next(found);
  } catch {
    return { done: true, value: [mismatch(visit.path, describeSafely(root, visit.schema), unreadable)] };
  }
}

function describeSafely(root: unknown, schema: unknown): string {
  try {
    return describeSchema(root, schema);
  } catch {
    return "a value";
  }
}

/** Whether a schema refers to itself for the same value. That says nothing about the value. */
function isLoop(frames: readonly Frame[], { schema, path }: Visit): boolean {
  for (let index = frames.length - 1; index >= 0 && frames[index]?.visit.path === path; index -= 1) {
    if (frames[index]?.visit.schema === schema) return true;
  }
  return false;
}

/** Several parts of a schema may report the same problem. */
function withoutRepeats(found: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return found.filter(({ path, message }) => {
    const key = `${path} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
