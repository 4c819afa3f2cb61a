/**
 * Names derived from paths: operation ids and the names of request bodies.
 *
 * @module
 */

import { isIdSyntax } from "../models/id-syntax.ts";
import { type LocatedOperation, listOperations, mainBody, type OpenApiDocument, operationKey } from "./document.ts";

/** `kling-2.5` and `kling-2-5` become `Kling2_5`, `node-apps` becomes `NodeApps`. */
export function pascalCase(text: string): string {
  return text
    .replace(/(\d)[.-](?=\d)/g, "$1_")
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

/**
 * Adds an `operationId`, made from method and path, to every operation without one.
 *
 * @throws Error if the document gives two operations the same id
 */
export function nameOperations(document: OpenApiDocument): OpenApiDocument {
  const named = structuredClone(document);
  const taken = new Map<string, string>();
  for (const located of listOperations(named)) {
    const { operationId } = located.operation;
    if (typeof operationId !== "string" || operationId === "") continue;
    const other = taken.get(operationId);
    if (other !== undefined) {
      throw new Error(
        `Two operations have the id ${JSON.stringify(operationId)}: ${other} and ${operationKey(located)}.`,
      );
    }
    taken.set(operationId, operationKey(located));
  }
  for (const located of listOperations(named)) {
    const { method, path, operation } = located;
    if (typeof operation.operationId === "string" && operation.operationId !== "") continue;
    operation.operationId = freeName(operationIdFor(method, path), taken);
    taken.set(operation.operationId, operationKey(located));
  }
  return named;
}

/** The name itself, or with a number if it is taken: `Thing_2`. */
export function freeName(wanted: string, taken: { has(name: string): boolean }): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}_${number}`;
  return name;
}

/** Names that the generated types use or declare themselves. */
export const reservedNames: ReadonlySet<string> = new Set([
  "$defs",
  "Array",
  "Blob",
  "Date",
  "Exclude",
  "Extract",
  "MediaInput",
  "DocumentTypes",
  "KindMethods",
  "ModelInputs",
  "ModelInputsByKind",
  "NonNullable",
  "Omit",
  "OneOf",
  "OtherSubmissionInputs",
  "Partial",
  "Pick",
  "Readonly",
  "ReadonlyArray",
  "Record",
  "Required",
  "WithRequired",
  "XOR",
  "components",
  "operations",
  "paths",
  "sdk",
  "webhooks",
]);

/** A text as the name of a type: `2d-input` becomes `Type2dInput`. */
export function typeName(text: string): string {
  const name = /^[A-Za-z_$][\w$]*$/.test(text) ? text : pascalCase(text);
  return /^[A-Za-z_$]/.test(name) ? name : `Type${name}`;
}

/** The parts of a model's path: `/generate/{kind}/{vendor}/{model…}`, where the vendor or the model may be missing. */
export interface ModelPath {
  /** The path without `/generate/`: `image/bfl/flux-1-dev`. */
  id: string;
  /** The first part of the id: `image`. */
  kind: string;
  /** The second part of an id of three parts or more: `bfl`. Empty for a shorter id. */
  vendor: string;
  /** The rest of the id: `flux-1-dev`. The kind for an id of one part. */
  name: string;
}

/** Splits the path of a model; undefined for any other path, and for one that cannot be called as it is. */
export function parseModelPath(path: string): ModelPath | undefined {
  const [, id] = /^\/generate\/(.+)$/.exec(path) ?? [];
  if (id === undefined || !isIdSyntax(id)) return undefined;
  const [kind = "", ...rest] = id.split("/");
  const [vendor = "", ...name] = rest.length > 1 ? rest : ["", ...rest];
  return { id, kind, vendor, name: name.join("/") || kind };
}

/**
 * The name of an operation's request body. It is the first of these that exists: the `title` of its schema; for a model,
 * its vendor and name (`BflFlux1DevInput`; `Kling2_5Input`, without repeating the vendor); its operation id.
 */
export function inputNameFor({ path, operation }: LocatedOperation): string {
  const title = mainBody(operation)?.media.schema?.title;
  if (typeof title === "string" && title !== "") return typeName(title);
  const model = parseModelPath(path);
  if (!model) return typeName(`${pascalCase(operation.operationId ?? path)}Input`);
  const vendor = pascalCase(model.vendor);
  const name = pascalCase(model.name);
  return typeName(`${name.startsWith(vendor) ? "" : vendor}${name}Input`);
}
