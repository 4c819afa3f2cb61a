/**
 * Reads how callers say who they are.
 *
 * @module
 */

import type { OpenApiDocument } from "../../src/codegen/document.ts";
import { canonicalJson } from "./canonical.ts";
import { code, listed, prose } from "./markdown.ts";
import { record } from "./record.ts";

/** The ways of which a caller chooses one, by what callers send, as Markdown. */
export type Authentication = Record<string, true>;

/** Nothing has to be sent. */
export const noAuthentication = "nothing";

/**
 * Reads the `security` of a document or an operation. What counts is what callers send: the name of a scheme says nothing.
 */
export function readAuthentication(document: OpenApiDocument, security: unknown): Authentication {
  const alternatives: unknown[] = Array.isArray(security) ? security : [];
  if (alternatives.length === 0) return record([[noAuthentication, true]]);
  return record(alternatives.map((alternative) => [describeAll(document, alternative), true]));
}

function describeAll(document: OpenApiDocument, alternative: unknown): string {
  const names = typeof alternative === "object" && alternative !== null ? Object.keys(alternative) : [];
  if (names.length === 0) return noAuthentication;
  const schemes = document.components?.securitySchemes as Record<string, unknown> | undefined;
  const described = names.map((name) =>
    describe(name, schemes && Object.hasOwn(schemes, name) ? schemes[name] : undefined),
  );
  return listed(described.sort(), 6, undefined, " and ");
}

function describe(name: string, scheme: unknown): string {
  const { type, scheme: http, in: place, name: key, ...rest } = (scheme ?? {}) as Record<string, unknown>;
  if (type === "http") return code(`Authorization: ${capitalized(String(http))} …`);
  if (type === "apiKey") return `the ${prose(String(place))} ${code(String(key))}`;
  if (type === undefined) return code(name);
  const { description: _description, ...facts } = rest;
  return `${code(String(type))}${Object.keys(facts).length > 0 ? ` (${code(canonicalJson(facts))})` : ""}`;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
