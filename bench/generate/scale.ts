/**
 * Documents larger than today's.
 *
 * @module
 */

import { listOperations, type OpenApiDocument } from "../../scripts/generate/document.ts";

/**
 * A document with so many times the operations: every path again under another name, its fields under other descriptions
 * (so that no two operations share a schema that they would not share in life).
 */
export function scaleDocument(document: OpenApiDocument, times: number): OpenApiDocument {
  const paths = { ...document.paths };
  for (let copy = 1; copy < times; copy += 1) {
    for (const [path, item] of Object.entries(document.paths)) paths[copyPath(path, copy)] = copyItem(item, copy);
  }
  const scaled = { ...document, paths };
  for (const { operation } of listOperations(scaled)) delete operation.operationId;
  return scaled;
}

function copyPath(path: string, copy: number): string {
  return path.startsWith("/generate/") ? `${path}-copy-${copy}` : `/copy-${copy}${path}`;
}

function copyItem<Item>(item: Item, copy: number): Item {
  const said = (key: string, value: unknown) => {
    if (typeof value !== "string") return value;
    if (key === "description") return `Copy ${copy}.\n${value}`;
    return key === "title" ? `${value}Copy${copy}` : value;
  };
  return JSON.parse(JSON.stringify(item, said)) as Item;
}
