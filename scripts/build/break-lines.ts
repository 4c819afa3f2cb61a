/**
 * Line breaks in code that has none.
 *
 * @module
 */

import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";
import ts from "typescript";

/** Code, and the map of it. */
export interface MappedCode<Map extends { mappings: string }> {
  code: string;
  map: Map;
}

/**
 * Begins a line with each statement and each member of a class. Node prints the line of an error that nobody caught before
 * its message: of a file that is one line, all of it.
 *
 * @param mapped - code, with a map of its columns
 */
export function breakLines<Map extends { mappings: string }>({ code, map }: MappedCode<Map>): MappedCode<Map> {
  const breaks = startsOf(code);
  const lines = code.split("\n");
  const segments = decode(map.mappings);
  const broken: string[] = [];
  const mappings: SourceMapSegment[][] = [];
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const columns = [...breaks].map((at) => at - offset).filter((column) => column > 0 && column < line.length);
    const edges = [0, ...columns, line.length];
    const inLine = segments[index] ?? [];
    for (const [part, start] of edges.slice(0, -1).entries()) {
      const end = edges[part + 1] ?? line.length;
      broken.push(line.slice(start, end));
      const isLast = end === line.length;
      mappings.push(
        inLine
          .filter(([column]) => column >= start && (column < end || isLast))
          .map(([column, ...rest]) => [column - start, ...rest] as SourceMapSegment),
      );
    }
    offset += line.length + 1;
  }
  return { code: broken.join("\n"), map: { ...map, mappings: encode(mappings) } };
}

/** Where statements and members begin, in order. */
function startsOf(code: string): Set<number> {
  const file = ts.createSourceFile("code.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const starts = new Set<number>();
  const visit = (node: ts.Node): void => {
    const inList = ts.isBlock(node.parent) || ts.isSourceFile(node.parent) || ts.isClassLike(node.parent);
    if (inList && (ts.isStatement(node) || ts.isClassElement(node))) starts.add(node.getStart(file));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return new Set([...starts].sort((one, other) => one - other));
}
