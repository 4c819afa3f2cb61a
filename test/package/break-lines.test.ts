import { decode, encode } from "@jridgewell/sourcemap-codec";
import { expect, test } from "vitest";
import { breakLines } from "../../scripts/build/break-lines.ts";

test("each statement and each member of a class begins a line, and is where its source was", () => {
  const code = "const a=`x;y`;class B{#c=1;d(){if(a)return 2;else throw a}}\n//# sourceMappingURL=x.js.map";
  const column = (text: string) => code.indexOf(text);
  const mappings = encode([
    [
      [0, 0, 0, 0],
      [column("class"), 0, 4, 0],
      [column("d()"), 0, 6, 2],
      [column("throw"), 0, 8, 4],
    ],
    [],
  ]);
  const broken = breakLines({ code, map: { version: 3, mappings } });
  expect(broken.code.split("\n")).toEqual([
    "const a=`x;y`;",
    "class B{",
    "#c=1;",
    "d(){",
    "if(a)return 2;else throw a}}",
    "//# sourceMappingURL=x.js.map",
  ]);
  expect(decode(broken.map.mappings)).toEqual([
    [[0, 0, 0, 0]],
    [[0, 0, 4, 0]],
    [],
    [[0, 0, 6, 2]],
    [["if(a)return 2;else ".length, 0, 8, 4]],
    [],
  ]);
});
