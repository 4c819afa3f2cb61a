import { expect, test } from "vitest";
import { shareDeclarations } from "../../scripts/build/shared-declarations.ts";

const types = (other: string) => `import { t as B } from "./b-${other}";
interface A { b: B; }
type C = A | B;
export { A as a, C };
`;

test("CommonJS takes declarations of types alone from those of ES modules", () => {
  const files = new Map([
    ["types-11111111.d.ts", types("22222222.js")],
    ["types-33333333.d.cts", types("44444444.cjs")],
  ]);
  expect([...shareDeclarations(files)]).toEqual([
    ["types-33333333.d.cts", 'export type { a, C } from "./types-11111111.js" with { "resolution-mode": "import" };\n'],
  ]);
});

test.each([
  ["a class", "interface A {}\ndeclare class B {}\nexport { A, B };"],
  ["a function", "declare function b(): void;\nexport { b };"],
  ["what it has from another file", 'import { b } from "./b.cjs";\nexport { b };'],
  ["all of another file", 'export * from "./b.cjs";'],
  ["nothing", "export {};"],
])("declarations stay that export %s", (_what, text) => {
  expect([...shareDeclarations(new Map([["one.d.cts", text]]))]).toEqual([]);
});

test("types that ES modules do not have are an error", () => {
  const files = new Map([
    ["types-11111111.d.ts", types("22222222.js")],
    ["types-33333333.d.cts", types("22222222.js").replace("A |", "A &")],
  ]);
  expect(() => shareDeclarations(files)).toThrow("types-33333333.d.cts holds types alone, but no .d.ts is like it");
});
