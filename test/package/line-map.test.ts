import { decode, encode } from "@jridgewell/sourcemap-codec";
import { expect, test } from "vitest";
import { lineMap } from "../../scripts/build/line-map.ts";

test("a map of lines tells the file and the line of every place", () => {
  const mappings = encode([
    [
      [0, 0, 0, 4],
      [5, 0, 0, 9, 0],
      [8, 0, 2, 1],
      [9, 0, 2, 7],
      [12, 1, 2, 0],
      [14, 0, 2, 3],
    ],
    [],
    [[2], [3, 1, 7, 2]],
  ]);
  const map = { version: 3, file: "index.js", sources: ["a.ts", "b.ts"], names: ["x"], mappings };
  const lines = lineMap(map);
  expect(lines).toEqual({ ...map, names: [], mappings: expect.any(String) });
  expect(decode(lines.mappings)).toEqual([
    [
      [0, 0, 0, 0],
      [8, 0, 2, 0],
      [12, 1, 2, 0],
      [14, 0, 2, 0],
    ],
    [],
    [[2], [3, 1, 7, 0]],
  ]);
});
