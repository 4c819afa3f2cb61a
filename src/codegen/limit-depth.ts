/**
 * Cuts what is nested deeper than any reader can follow.
 *
 * @module
 */

import type { ReportDefect } from "./defect.ts";

/** The greatest nesting of objects and lists in a document. Real documents stay below 40. */
export const maxDepth = 150;

/** Maps of named schemas. A closed object whose map was emptied would refuse its own fields, so they are kept. */
const nameMaps = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

interface Work {
  node: object;
  copy: Record<string, unknown> | unknown[];
  depth: number;
  path: readonly string[];
}

/**
 * Copies a document without what is nested deeper than `maxDepth`, and without fields named `__proto__`, which objects of
 * JavaScript cannot have. Does not recurse, so that no document can exhaust the stack.
 */
export function limitDepth<T extends object>(document: T, report: ReportDefect): T {
  const result: Record<string, unknown> = {};
  const open: Work[] = [{ node: document, copy: result, depth: 0, path: [] }];
  for (let work = open.pop(); work; work = open.pop()) {
    const { node, copy, depth, path } = work;
    for (const [key, value] of Object.entries(node)) {
      const where = depth < 2 ? [...path, key] : path;
      if (key === "__proto__") {
        report({
          where: placeOf(where),
          problem: "it has a field named `__proto__`",
          handled: "the field is left out: an object of JavaScript cannot have it",
        });
      } else if (typeof value !== "object" || value === null) {
        set(copy, key, value);
      } else if (depth >= maxDepth && !nameMaps.has(key) && holdsObjects(value)) {
        report({
          where: placeOf(where),
          problem: `it is nested more than ${maxDepth} levels deep`,
          handled: "the deepest levels accept anything",
        });
        set(copy, key, Array.isArray(value) ? [] : {});
      } else {
        const inner: Work["copy"] = Array.isArray(value) ? [] : {};
        set(copy, key, inner);
        open.push({ node: value, copy: inner, depth: depth + 1, path: where });
      }
    }
  }
  return result as T;
}

function set(copy: Work["copy"], key: string, value: unknown): void {
  if (Array.isArray(copy)) copy[Number(key)] = value;
  else copy[key] = value;
}

function holdsObjects(value: object): boolean {
  return Object.values(value).some((inner) => typeof inner === "object" && inner !== null);
}

function placeOf(path: readonly string[]): string {
  const [first, second] = path;
  return first === "paths" && second !== undefined ? second : path.join(".");
}
