/**
 * What Prism finds wrong with a request, in words: pure.
 *
 * @module
 */

import type { Answer } from "./answer.ts";

/** One thing that Prism finds wrong. */
export interface Violation {
  /** Where: `["request", "body", "prompt"]`. */
  location: string[];
  severity: string;
  /** The rule that is broken: `"enum"`, or a status. */
  code?: string | number;
  message: string;
}

// What Prism itself puts in the header at most, so that clients can read it.
const maxHeaderLength = 8 * 1024 - 100;

/**
 * The value of Prism's header `sl-violations`: JSON in ASCII, as many violations as there is room for. A header cannot
 * hold every character that a property's name can.
 */
export function violationsHeader(violations: readonly Violation[]): string {
  for (let count = violations.length; count > 0; count -= 1) {
    const json = JSON.stringify(violations.slice(0, count));
    const ascii = json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
    if (ascii.length <= maxHeaderLength) return ascii;
  }
  return "[]";
}

/**
 * Says in the documented error body, `{error: string}`, what was wrong with a request that was refused as invalid:
 * Prism's own body holds the same words whatever it was. A 401 already says all there is to say.
 *
 * @param messages what was wrong
 */
export function explainRefusal(answer: Answer, messages: readonly string[]): Answer {
  if (answer.status < 400 || answer.status === 401 || messages.length === 0) return answer;
  const { body } = answer;
  const isDocumented = typeof body === "object" && body !== null && "error" in body && typeof body.error === "string";
  // A body that may be one of several schemas is told the same of each of them.
  return isDocumented ? { ...answer, body: { ...body, error: [...new Set(messages)].join(". ") } } : answer;
}
