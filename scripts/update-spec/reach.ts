/**
 * How many of an operation's callers a change breaks something for.
 *
 * @module
 */

import type { ChangeKind } from "./rules.ts";

/**
 * Of the callers of an operation: `every` one; `some`, those who use the field; `few`, those who use the value, the old name or
 * the bound.
 */
export type Callers = "every" | "some" | "few";

/** The kinds whose reach is not that of their field. */
const byKind: Partial<Record<ChangeKind, Callers>> = {
  "authentication changed": "every",
  "operation removed": "every",
  "model removed": "every",
  "model renamed": "every",
  "model replaced": "every",
  "body changed": "every",
  "required field added": "every",
  "newly required": "every",
  "success removed": "every",
  "response content changed": "every",
  "type lost": "few",
  "value lost": "few",
  "values limited": "few",
  "bound tightened": "few",
  "unknown fields refused": "few",
  "alias broken": "few",
  "alias withdrawn": "few",
};

/**
 * Of the callers of an operation, those that a change breaks something for.
 *
 * @param isRequired - whether the change is of a field that every caller sends
 */
export function callersOf(kind: ChangeKind, isRequired: boolean): Callers {
  return byKind[kind] ?? (isRequired ? "every" : "some");
}
