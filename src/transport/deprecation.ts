/**
 * Reports deprecated fields and operations, each one once.
 *
 * @module
 */

import { printRejected } from "../support/if-rejected.ts";
import type { DeprecationHeaders } from "./response-headers.ts";

/** A deprecated field name that a call used. */
export interface DeprecatedField {
  /** `POST /generate/image/bfl/flux-1-dev` */
  operation: string;
  /** The old name, which the call used. */
  from: string;
  /** The current name, which was sent. */
  to: string;
  /** The date after which the API refuses the old name: `2026-06-19`. */
  sunsetDate: string;
  /** Why the name changed, in the API's own words. */
  reason: string;
  /** The API's page about the change. */
  migrationUrl: string;
}

/** A deprecated field that a call used, and what to use instead. */
export interface DeprecatedFieldNotice extends DeprecatedField {
  /** The notice is about a field. */
  kind: "field";
  /** The notice in a sentence or two. */
  message: string;
}

/** An operation that the API will retire, according to the headers of a response. */
export interface DeprecatedOperationNotice extends DeprecationHeaders {
  /** The notice is about a whole operation. */
  kind: "operation";
  /** `POST /generate/video/kling/kling-1` */
  operation: string;
  /** The notice in a sentence or two. */
  message: string;
}

/** A model that has another id now. The call used the id that it had. */
export interface DeprecatedModelNotice {
  /** The notice is about the id of a model. */
  kind: "model";
  /** The operation that the request was sent to: `POST /generate/image/bfl/flux-1-dev`. */
  operation: string;
  /** The old id, which the call used. */
  from: string;
  /** The current id, under which the request was sent: `image/bfl/flux-1-dev`. */
  to: string;
  /** The notice in a sentence or two. */
  message: string;
}

/** A notice about something deprecated that a call used. */
export type DeprecationNotice = DeprecatedFieldNotice | DeprecatedModelNotice | DeprecatedOperationNotice;

/**
 * Called once for each deprecated field of an operation and for each old id of a model, before the request is sent, and once for each operation that the
 * API will retire, after the response. If it throws before the request, the call fails with that error. If it throws after
 * the response, the error is printed, so that the response is not lost. A promise is not awaited; if it rejects, that is
 * printed too.
 */
export type OnDeprecation = (notice: DeprecationNotice) => void;

/** Prints a notice with `console.warn`. */
export const warnOfDeprecation: OnDeprecation = (notice) => console.warn(`[krea-sdk] ${notice.message}`);

/** Reports the deprecations of a client, each one once. */
export interface DeprecationReporter {
  /** @throws what `onDeprecation` throws */
  fields(fields: readonly DeprecatedField[]): void;
  /** @throws what `onDeprecation` throws */
  model(from: string, to: string): void;
  operation(operation: string, headers: DeprecationHeaders): void;
}

/** Makes a reporter that calls `onDeprecation` once for each deprecation. */
export function createDeprecationReporter(callback: OnDeprecation): DeprecationReporter {
  const onDeprecation = (notice: DeprecationNotice) => {
    printRejected("onDeprecation", callback(notice));
  };
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
    model(from, to) {
      const operation = `POST /generate/${to}`;
      once(`model ${from}`, () =>
        onDeprecation({ kind: "model", operation, from, to, message: describeModel(from, to) }),
      );
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
    `${operation}: "${from}" is deprecated, use "${to}". ${reason} It was sent as "${to}". The API refuses the old name ` +
    `after ${sunsetDate}. See ${migrationUrl}`
  );
}

function describeModel(from: string, to: string): string {
  return (
    `The model "${from}" is "${to}" now. The request was sent there. Use the new id: a later major version of this package ` +
    "knows the old one no longer."
  );
}

function describeOperation(operation: string, { sunsetDate, migrationUrl }: DeprecationHeaders): string {
  const until = sunsetDate ? ` It ends on ${sunsetDate}.` : "";
  return `${operation} is deprecated and will be retired.${until}${migrationUrl ? ` See ${migrationUrl}` : ""}`;
}
