/**
 * A change as the comparisons report it, before the rules judge it.
 *
 * @module
 */

import type { ChangeFacts, ChangeKind } from "./rules.ts";

/** A difference between two versions of the API, not yet judged. */
export interface FoundChange extends ChangeFacts {
  kind: ChangeKind;
}

/** Formats a text as inline code in Markdown. */
export function code(text: string): string {
  const fence = text.includes("`") ? "``" : "`";
  return `${fence}${text}${fence}`;
}
