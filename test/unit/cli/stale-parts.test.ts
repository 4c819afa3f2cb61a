import { expect, test } from "vitest";
import { staleParts } from "../../../src/cli/stale-parts.ts";

const file = (members: string, table: string, head = "// one") => `${head}
export interface paths {
${members}
}
export type $defs = never;
export const document: sdk.ApiDocument = {
  modelIds: [
${table}
  ],
  loadSchemas: async () => ({}),
};
`;

test.each([
  ["nothing", file("  a: 1;", '    "a",'), []],
  ["a declaration", file("  a: 2;", '    "a",'), ["paths"]],
  ["a table", file("  a: 1;", '    "b",'), ["modelIds"]],
  ["the first lines", file("  a: 1;", '    "a",', "// two"), ["its first lines"]],
  ["several, in the order of the file", file("  b: 1;", '    "b",'), ["paths", "modelIds"]],
  [
    "a declaration that is gone, and one that has come",
    file("  a: 1;", '    "a",').replace("$defs", "webhooks"),
    ["webhooks", "$defs"],
  ],
])("stale parts: %s", (_name, expected, parts) => {
  expect(staleParts(file("  a: 1;", '    "a",'), expected)).toEqual(parts);
});

test("stale parts: members of a declaration are no tables", () => {
  const before = "export interface paths {\n  modelIds: 1;\n}\n";
  expect(staleParts(before, before.replace("1", "2"))).toEqual(["paths"]);
});
