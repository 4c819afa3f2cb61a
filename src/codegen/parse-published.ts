/**
 * Parses a document.
 *
 * @module
 */

import { parse } from "yaml";
import { isRecord } from "../support/is-record.ts";
import type { OpenApiDocument } from "./document.ts";
import { isData, nameMaps } from "./document-keys.ts";
import { isKnownVersion } from "./version.ts";

/**
 * Parses the bytes of a document in JSON or YAML.
 *
 * @throws Error if it is neither, is not OpenAPI 3.1, has no paths, or refers to other documents
 */
export function parsePublished(bytes: Uint8Array): OpenApiDocument {
  const document = readText(bytes);
  if (!isRecord(document)) throw new Error("The document is not an OpenAPI document: it is not an object.");
  if (typeof document.swagger === "string") {
    throw new Error(`The document is OpenAPI ${document.swagger}; expected 3.1.`);
  }
  if (typeof document.openapi !== "string")
    throw new Error('The document is not an OpenAPI document: it has no "openapi".');
  if (!isKnownVersion(document.openapi)) throw new Error(`The document is OpenAPI ${document.openapi}; expected 3.1.`);
  if (!isRecord(document.paths) || Object.keys(document.paths).length === 0) {
    throw new Error("The document has no paths.");
  }
  const outside = [...outsideReferences(document, "#")];
  if (outside.length > 0) {
    throw new Error(`The document points to other documents:\n${outside.map((line) => `- ${line}`).join("\n")}`);
  }
  return document as unknown as OpenApiDocument;
}

/** Parses JSON or YAML: the document is kept as it was published, which may be either. */
export function parseDocument(text: string): unknown {
  // A byte order mark is no part of the text.
  const plain = text.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(plain);
  } catch (error) {
    if (/^\s*[[{]/.test(plain)) throw error;
    return parse(plain);
  }
}

function readText(bytes: Uint8Array): unknown {
  try {
    return parseDocument(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new Error(`The document is neither JSON nor YAML, or only a part of it: ${reason}`);
  }
}

function* outsideReferences(node: unknown, pointer: string, isMap = false): Generator<string> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* outsideReferences(item, `${pointer}/${index}`);
  } else if (isRecord(node)) {
    const { $ref } = node;
    if (!isMap && typeof $ref === "string" && !$ref.startsWith("#")) yield `${pointer}: ${$ref}`;
    for (const [key, value] of Object.entries(node)) {
      if (!isMap && isData(key, value)) continue;
      const inner = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      yield* outsideReferences(value, inner, !isMap && nameMaps.has(key));
    }
  }
}
