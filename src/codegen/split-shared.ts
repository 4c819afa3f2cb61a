/**
 * Gives requests schemas of their own where they share them with responses.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import { listOperations, type OpenApiDocument, type Schema } from "./document.ts";
import { freeName } from "./names.ts";

const prefix = "#/components/schemas/";

/**
 * Copies every component that both a request body and a response lead to, as `ThingInput`, and lets request bodies refer to
 * the copies: what callers may write in more ways than the document says must not change what they read.
 */
export function splitShared(document: OpenApiDocument): OpenApiDocument {
  const result = structuredClone(document);
  const schemas = result.components?.schemas ?? {};
  const { requestBodies: _bodies, schemas: _schemas, ...others } = result.components ?? {};
  const answers = listOperations(result).map(({ operation: { requestBody: _body, ...rest } }) => rest);
  const read = namesIn([answers, others], schemas);
  const bodies = listOperations(result).flatMap(({ operation }) => operation.requestBody ?? []);
  const shared = [...namesIn(bodies, schemas)].filter((name) => read.has(name));
  if (shared.length === 0) return document;
  const copies = new Map<string, string>();
  for (const name of shared) {
    const copy = freeName(`${name}Input`, { has: (wanted) => Object.hasOwn(schemas, wanted) });
    copies.set(name, copy);
    schemas[copy] = structuredClone(schemas[name] ?? {});
  }
  for (const body of bodies) renameIn(body, copies);
  for (const copy of copies.values()) renameIn(schemas[copy], copies);
  const written = new Set([...namesIn(bodies, schemas)]);
  for (const name of written) if (!read.has(name)) renameIn(schemas[name], copies);
  return result;
}

/** The names of the components that a value refers to, directly or through others. */
function namesIn(value: unknown, schemas: Readonly<Record<string, Schema>>): Set<string> {
  const names = new Set<string>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    const name = referredName(node);
    if (name !== undefined && !names.has(name) && Object.hasOwn(schemas, name)) {
      names.add(name);
      open.push(schemas[name]);
    }
    for (const inner of Object.values(node)) open.push(inner);
  }
  return names;
}

/** Replaces references within a value, in place. */
function renameIn(value: unknown, names: ReadonlyMap<string, string>): void {
  if (typeof value !== "object" || value === null) return;
  const name = names.get(referredName(value) ?? "");
  if (name !== undefined && isRecord(value)) value.$ref = `${prefix}${name}`;
  for (const inner of Object.values(value)) renameIn(inner, names);
}

function referredName(node: object): string | undefined {
  const reference = "$ref" in node ? node.$ref : undefined;
  return typeof reference === "string" && reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
}
