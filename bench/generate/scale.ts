/**
 * Documents larger than the current one.
 *
 * @module
 */

import { listOperations, type OpenApiDocument } from "../../src/codegen/document.ts";

/**
 * Multiplies the operations of a document: every path is repeated under other names, with other descriptions of its
 * fields. Without these, the copies would share schemas that real operations do not share.
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
  const rename = (key: string, value: unknown) => {
    if (typeof value !== "string") return value;
    if (key === "description") return `Copy ${copy}.\n${value}`;
    return key === "title" ? `${value}Copy${copy}` : value;
  };
  return JSON.parse(JSON.stringify(item, rename)) as Item;
}
