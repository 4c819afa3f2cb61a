import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";
import { createProgram } from "../support/typescript.ts";

const entries = ["index", "node", "runware", "validate", "webhooks", "mock"].map((name) =>
  repositoryPath(`src/${name}.ts`),
);

/** What is public without an example: what a user neither calls nor constructs. */
const excused = [
  // A guard is used as the example of its class shows.
  /^isKrea/,
  // The shapes of Node's own objects, and what a store of one's own has; their interfaces have the example.
  /^Node(Request|Response)\./,
  /^WebhookStore\./,
  /^FetchResponse\./,
];

test("every public function, class and method has an example", () => {
  const program = createProgram(entries);
  const checker = program.getTypeChecker();
  const hasExample = (symbol: ts.Symbol) => symbol.getJsDocTags(checker).some(({ name }) => name === "example");
  const seen: string[] = [];
  const missing: string[] = [];
  const note = (name: string, symbol: ts.Symbol) => {
    seen.push(name);
    if (!hasExample(symbol) && !excused.some((pattern) => pattern.test(name))) missing.push(name);
  };
  for (const entry of entries) {
    const source = program.getSourceFile(entry);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${entry}: expected a module.`);
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const declaration = symbol.declarations?.[0];
      if (!declaration || declaration.getSourceFile().fileName.includes("/generated/")) continue;
      const { name } = exported;
      if (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Class | ts.SymbolFlags.Variable)) note(name, symbol);
      for (const member of symbol.members?.values() ?? []) {
        const method = member.declarations?.[0];
        const isPublic = !method || !ts.isMethodDeclaration(method) || !ts.isPrivateIdentifier(method.name);
        const isCall = (member.flags & ts.SymbolFlags.Method) !== 0 && !member.name.startsWith("__@");
        if (isCall && isPublic) note(`${name}.${member.name}`, member);
      }
    }
  }
  expect(seen).toEqual(expect.arrayContaining(["Krea", "Krea.subscribe", "Jobs.wait", "saveJob", "KreaJobError"]));
  expect(missing).toEqual([]);
});

test("every example is TypeScript that can be read", async () => {
  const files = (await readdir(repositoryPath("src"), { recursive: true })).filter((name) => name.endsWith(".ts"));
  const examples = await Promise.all(files.map((name) => examplesOf(join(repositoryPath("src"), name))));
  expect(examples.flat().length).toBeGreaterThan(50);
  const problems = examples.flat().flatMap(({ where, text }) => {
    const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: "example.ts" });
    return diagnostics.map(({ messageText }) => `${where}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  });
  expect(problems).toEqual([]);
});

async function examplesOf(path: string): Promise<{ where: string; text: string }[]> {
  const source = await readFile(path, "utf8");
  return [...source.matchAll(/^ *\* ```ts\n([\s\S]*?)^ *\* ```$/gm)].map(([, body = ""]) => ({
    where: path,
    text: body.replaceAll(/^ *\* ?/gm, ""),
  }));
}
