/**
 * Source maps of lines.
 *
 * @module
 */

import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";

/** What counts of a source map, revision 3. */
export interface SourceMap {
  mappings: string;
  names: string[];
}

/**
 * The map that tells the file and the line of every place, and no more: a quarter of the size. A column of a source that
 * is not installed tells nobody anything.
 *
 * @see https://tc39.es/ecma426/
 */
export function lineMap<Map extends SourceMap>(map: Map): Map {
  return { ...map, mappings: encode(decode(map.mappings).map(firstOfEachLine)), names: [] };
}

function firstOfEachLine(segments: SourceMapSegment[]): SourceMapSegment[] {
  return segments
    .filter(([, source, line], index) => {
      const [, sourceBefore, lineBefore] = segments[index - 1] ?? [];
      return index === 0 || source !== sourceBefore || line !== lineBefore;
    })
    .map((segment) => (segment.length === 1 ? segment : [segment[0], segment[1], segment[2], 0]));
}
