import { expect, test } from "vitest";
import { shareDeclarations } from "../../scripts/build/shared-declarations.ts";

const types = (other: string) => `import { t as B } from "./b-${other}";
interface A { b: B; }
type C = A | B;
export { A as a, C };
`;
const other = "type B = string;\nexport { B as t };\n";
const others: [string, string][] = [
  ["b-22222222.d.ts", other],
  ["b-44444444.d.cts", other],
];
const fromModule = (exported: string, name: string) =>
  `export type { ${exported} } from "./${name}.js" with { "resolution-mode": "import" };\n`;

test("CommonJS takes declarations of types alone from those of ES modules", () => {
  const files = new Map([
    ...others,
    ["types-11111111.d.ts", types("22222222.js")],
    ["types-33333333.d.cts", types("44444444.cjs")],
  ]);
  expect([...shareDeclarations(files)]).toEqual([
    ["b-44444444.d.cts", fromModule("t", "b-22222222")],
    ["types-33333333.d.cts", fromModule("a, C", "types-11111111")],
  ]);
});

test.each([
  ["export a class", "interface A {}\ndeclare class B {}\nexport { A, B };"],
  ["export a function", "declare function b(): void;\nexport { b };"],
  ["export a type and a value of one name", "interface A {}\ndeclare const A: A;\nexport { A };"],
  ["export a class where they declare it", "interface A {}\nexport declare class B {}\nexport { A };"],
  ["export what they have from another file", 'import { b } from "./b.cjs";\nexport { b };'],
  ["export all of another file", 'export * from "./b.cjs";'],
  ["export nothing", "export {};"],
  ["name a class in place", 'interface A { b: import("./b.cjs").B }\nexport { A };'],
  ["name what a package declares", 'import { B } from "b";\ninterface A { b: B }\nexport { A };'],
])("declarations stay that %s", (_what, text) => {
  expect([...shareDeclarations(new Map([["one.d.cts", text]]))]).toEqual([]);
});

test("files of types alone may import each other", () => {
  const text = (other: string) =>
    `import { ${other} } from "./${other}.cjs";\ninterface T { x: ${other} }\nexport { T };`;
  const files = new Map([
    ["a.d.cts", text("b")],
    ["b.d.cts", text("a")],
    ["a.d.ts", text("b")],
    ["b.d.ts", text("a")],
  ]);
  expect([...shareDeclarations(files).keys()]).toEqual(["a.d.cts", "b.d.cts"]);
});

test("declarations stay that name a class of another file, through a third", () => {
  const files = new Map([
    ["a.d.cts", 'import { B } from "./b.cjs";\ninterface A { b: B }\nexport { A };'],
    ["b.d.cts", 'import { C } from "./c.cjs";\ninterface B { c: C }\nexport { B };'],
    ["c.d.cts", "declare class C {}\nexport { C };"],
  ]);
  expect([...shareDeclarations(files)]).toEqual([]);
});

test("types that ES modules do not have once are an error", () => {
  const text = (word: string) => `type A = "${word}";\nexport { A };`;
  const files = new Map([
    ["types-11111111.d.ts", text("x")],
    ["types-33333333.d.cts", text("y")],
  ]);
  const message = "types-33333333.d.cts holds types alone: expected one .d.ts that is like it, got";
  expect(() => shareDeclarations(files)).toThrow(`${message} 0`);
  files.set("types-55555555.d.ts", text("y")).set("types-66666666.d.ts", text("y"));
  expect(() => shareDeclarations(files)).toThrow(`${message} 2`);
});
