/**
 * Reporting of deprecations, each once.
 *
 * @module
 */

import type { DeprecatedField } from "./aliases.ts";

/** Something deprecated that a call has used, and what to do instead. */
export interface DeprecationNotice extends DeprecatedField {
  /** What is deprecated: the name of a request field. */
  kind: "field";
  /** The whole of it in a sentence or two. */
  message: string;
}

/**
 * Called once for each deprecated name of an operation that a client meets, before the request is sent. What it throws
 * refuses the call.
 */
export type OnDeprecation = (notice: DeprecationNotice) => void;

/** Prints a notice with `console.warn`. */
export const warnOfDeprecation: OnDeprecation = (notice) => console.warn(`[krea-sdk] ${notice.message}`);

/** A reporter that passes each (operation, old name) on once. */
export function createDeprecationReporter(onDeprecation: OnDeprecation): (fields: readonly DeprecatedField[]) => void {
  const reported = new Set<string>();
  return (fields) => {
    for (const field of fields) {
      const key = `${field.operation} ${field.from}`;
      if (reported.has(key)) continue;
      onDeprecation({ kind: "field", ...field, message: describeField(field) });
      reported.add(key);
    }
  };
}

function describeField({ operation, from, to, sunsetDate, reason, migrationUrl }: DeprecatedField): string {
  return (
    `${operation}: "${from}" is deprecated, use "${to}". ${reason} The API accepts the old name until ${sunsetDate}; ` +
    `it was sent as "${to}". See ${migrationUrl}`
  );
}
