/**
 * Reports what Prism finds wrong with a request. Pure.
 *
 * @module
 */

import type { Answer } from "./answer.ts";

/** One violation that Prism found. */
export interface Violation {
  /** The path of the invalid value: `["request", "body", "prompt"]`. */
  location: string[];
  severity: string;
  /** The violated rule, such as `enum`, or a status. */
  code?: string | number;
  message: string;
}

// Prism's own limit of this header's length, so that clients can read it.
const maxHeaderLength = 8 * 1024 - 100;

/**
 * Returns the value of Prism's `sl-violations` header: ASCII JSON of as many violations as fit. Property names may
 * contain characters that a header must not contain, so they are escaped.
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
 * Adds the reason to a refused request's response, in the documented `{error: string}` body. Prism's own body always
 * has the same text. A 401 needs no further reason.
 *
 * @param messages - what was wrong with the request
 */
export function explainRefusal(answer: Answer, messages: readonly string[]): Answer {
  if (answer.status < 400 || answer.status === 401 || messages.length === 0) return answer;
  const { body } = answer;
  const isDocumented = typeof body === "object" && body !== null && "error" in body && typeof body.error === "string";
  // A body with alternative schemas gets the same message once for each alternative.
  return isDocumented ? { ...answer, body: { ...body, error: [...new Set(messages)].join(". ") } } : answer;
}
