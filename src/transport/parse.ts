/**
 * Readers of response bodies. Pure.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";

/** Reads the body of a success. Returns undefined if it is not the documented one. */
export type Parse<Data> = (data: unknown) => Data | undefined;

/** Accepts any body, or none. */
export const anyBody: Parse<{ data: unknown }> = (data) => ({ data });

/** Checks only the field that identifies a response, and trusts the document for the others. */
export function identifiedBy<Data>(field: keyof Data & string): Parse<Data> {
  return (data) => (isRecord(data) && typeof data[field] === "string" ? (data as Data) : undefined);
}
