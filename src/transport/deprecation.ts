/**
 * Reporting of deprecations, each once.
 *
 * @module
 */

import type { DeprecationHeaders } from "./response-headers.ts";

/** A deprecated name of a request field that a call has used. */
export interface DeprecatedField {
  /** `POST /generate/image/bfl/flux-1-dev` */
  operation: string;
  /** The old name, as the caller wrote it. */
  from: string;
  /** The name that was sent. */
  to: string;
  /** The date after which the API refuses the old name: `2026-06-19`. */
  sunsetDate: string;
  /** Why the API changed it, in its own words. */
  reason: string;
  /** The API's page about the change. */
  migrationUrl: string;
}

/** A deprecated request field that a call has used, and what to use instead. */
export interface DeprecatedFieldNotice extends DeprecatedField {
  /** A field of an input. */
  kind: "field";
  /** The notice in a sentence or two. */
  message: string;
}

/** An operation that the API is about to retire, as the headers of its answer say. */
export interface DeprecatedOperationNotice extends DeprecationHeaders {
  /** A whole operation. */
  kind: "operation";
  /** `POST /generate/video/kling/kling-1` */
  operation: string;
  /** The notice in a sentence or two. */
  message: string;
}

/** Something deprecated that a call has used. */
export type DeprecationNotice = DeprecatedFieldNotice | DeprecatedOperationNotice;

/**
 * Called once for each deprecated field of an operation, before the request is sent, and once for each operation that the
 * API is about to retire, after its answer. Throwing before a request refuses the call. What it throws after an answer is
 * printed: the answer must not be lost.
 */
export type OnDeprecation = (notice: DeprecationNotice) => void;

/** Prints a notice with `console.warn`. */
export const warnOfDeprecation: OnDeprecation = (notice) => console.warn(`[krea-sdk] ${notice.message}`);

/** Reports the deprecations of a client, each once. */
export interface DeprecationReporter {
  /** @throws what `onDeprecation` throws */
  fields(fields: readonly DeprecatedField[]): void;
  operation(operation: string, headers: DeprecationHeaders): void;
}

/** A reporter that passes on each deprecation once. */
export function createDeprecationReporter(onDeprecation: OnDeprecation): DeprecationReporter {
  const reported = new Set<string>();
  const once = (key: string, report: () => void) => {
    if (reported.has(key)) return;
    report();
    reported.add(key);
  };
  return {
    fields(fields) {
      for (const field of fields) {
        once(`${field.operation} ${field.from}`, () =>
          onDeprecation({ kind: "field", ...field, message: describeField(field) }),
        );
      }
    },
    operation(operation, headers) {
      try {
        once(operation, () =>
          onDeprecation({ kind: "operation", operation, ...headers, message: describeOperation(operation, headers) }),
        );
      } catch (error) {
        console.error("[krea-sdk] onDeprecation threw after an answer:", error);
      }
    },
  };
}

function describeField({ operation, from, to, sunsetDate, reason, migrationUrl }: DeprecatedField): string {
  return (
    `${operation}: "${from}" is deprecated, use "${to}". ${reason} It was sent as "${to}"; the API's own sunset of the old ` +
    `name is ${sunsetDate}. See ${migrationUrl}`
  );
}

function describeOperation(operation: string, { sunsetDate, migrationUrl }: DeprecationHeaders): string {
  const until = sunsetDate ? ` It ends on ${sunsetDate}.` : "";
  return `${operation} is deprecated and will be retired.${until}${migrationUrl ? ` See ${migrationUrl}` : ""}`;
}
