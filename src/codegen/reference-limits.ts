/**
 * Finds how far references can be followed without a document growing beyond bounds.
 *
 * Twenty schemas that each refer twice to the next one make a million copies when they are put where they are used, and
 * twelve that all refer to each other make billions.
 *
 * @module
 */

import { type OpenApiDocument, resolveReference } from "./document.ts";
import { isData, nameMaps } from "./document-keys.ts";

/** The greatest size that a schema may grow to, in objects. Those of real documents stay far below. */
const largest = 20_000;
/** The size to which a schema that would grow larger is cut. */
const cutTo = 2_000;
/** The deepest nesting of references. */
const deepest = 150;

/**
 * Computes for every reference of a document how many references may be followed below it. It is `deepest` for all but those
 * that would grow too large.
 */
export function referenceLimits(document: OpenApiDocument): (reference: string) => number {
  const parts = readParts(document);
  let sizes = new Map([...parts.keys()].map((reference) => [reference, 1]));
  const fits = new Map([...parts.keys()].map((reference) => [reference, 1]));
  for (let depth = 1; depth <= deepest; depth += 1) {
    const next = new Map<string, number>();
    let isSame = true;
    for (const [reference, { size, references }] of parts) {
      let total = size;
      for (const inner of references) total += sizes.get(inner) ?? 1;
      next.set(reference, Math.min(total, largest * 2));
      if (next.get(reference) !== sizes.get(reference)) isSame = false;
      if (total <= cutTo) fits.set(reference, depth);
    }
    sizes = next;
    if (isSame) break;
  }
  return (reference) => ((sizes.get(reference) ?? 0) <= largest ? deepest : (fits.get(reference) ?? 1));
}

interface Part {
  /** How many objects the target of a reference consists of. */
  size: number;
  /** The references in it, as often as they occur. */
  references: string[];
}

/** The target of every reference of the document. */
function readParts(document: OpenApiDocument): Map<string, Part> {
  const parts = new Map<string, Part>();
  const open = readPart(document.paths).references;
  for (let reference = open.pop(); reference !== undefined; reference = open.pop()) {
    if (parts.has(reference)) continue;
    const part = readPart(resolveReference<{ $ref?: string }>(document, { $ref: reference }));
    parts.set(reference, part);
    open.push(...part.references);
  }
  return parts;
}

function readPart(node: unknown): Part {
  const part: Part = { size: 0, references: [] };
  const open: { node: unknown; isMap: boolean }[] = [{ node, isMap: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node: current, isMap } = next;
    if (typeof current !== "object" || current === null) continue;
    part.size += 1;
    if (!isMap && "$ref" in current && typeof current.$ref === "string") part.references.push(current.$ref);
    else {
      for (const [key, value] of Object.entries(current)) {
        if (isMap || !isData(key, value)) open.push({ node: value, isMap: !isMap && nameMaps.has(key) });
      }
    }
  }
  return part;
}
