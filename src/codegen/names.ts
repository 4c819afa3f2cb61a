/**
 * Names derived from paths: operation ids and the names of request bodies.
 *
 * @module
 */

import { jsonBody, type LocatedOperation, listOperations, type OpenApiDocument } from "./document.ts";

/** `kling-2.5` becomes `Kling2_5`, `node-apps` becomes `NodeApps`. */
export function pascalCase(text: string): string {
  return text
    .replace(/(\d)\.(?=\d)/g, "$1_")
    .split(/[^A-Za-z0-9_]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** `GET /jobs/{id}` becomes `getJobsById`. */
export function operationIdFor(method: string, path: string): string {
  const words = path
    .split("/")
    .filter(Boolean)
    .map((segment) => (segment.startsWith("{") ? `By${pascalCase(segment.slice(1, -1))}` : pascalCase(segment)));
  return method + words.join("");
}

/** Adds an `operationId`, made from method and path, to every operation without one. */
export function nameOperations(document: OpenApiDocument): OpenApiDocument {
  const named = structuredClone(document);
  for (const { method, path, operation } of listOperations(named)) {
    operation.operationId ??= operationIdFor(method, path);
  }
  return named;
}

/** The parts of a `/generate/{kind}/{vendor}/{model…}` path. */
export interface ModelPath {
  /** The path without `/generate/`: `image/bfl/flux-1-dev`. */
  id: string;
  kind: string;
  vendor: string;
  name: string;
}

/** Splits the path of a model; undefined for any other path. */
export function parseModelPath(path: string): ModelPath | undefined {
  const match = /^\/generate\/(([^/]+)\/([^/]+)\/([^{}]+))$/.exec(path);
  if (!match) return undefined;
  const [, id = "", kind = "", vendor = "", name = ""] = match;
  return { id, kind, vendor, name };
}

/**
 * The name of an operation's request body. It is the first of these that exists: the `title` of its schema; for a model,
 * its vendor and name (`BflFlux1DevInput`; `Kling2_5Input`, without repeating the vendor); its operation id.
 */
export function inputNameFor({ path, operation }: LocatedOperation): string {
  const title = jsonBody(operation)?.schema?.title;
  if (title) return title;
  const model = parseModelPath(path);
  if (!model) return `${pascalCase(operation.operationId ?? path)}Input`;
  const vendor = pascalCase(model.vendor);
  const name = pascalCase(model.name);
  return `${name.startsWith(vendor) ? "" : vendor}${name}Input`;
}
