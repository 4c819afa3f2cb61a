/**
 * Declarations for both module systems.
 *
 * @module
 */

import ts from "typescript";

/**
 * Declarations that hold types alone are the same for both module systems, so CommonJS takes them from the file that ES
 * modules have: `index.d.cts` imports `types-A.d.cts`, which becomes one line that names `types-B.d.ts`. Files that
 * declare a class or a function stay, since a value is of one module system.
 *
 * @param files - the texts of all declarations by their names, `.d.ts` and `.d.cts`
 * @returns the texts of the `.d.cts` that change, by their names
 * @throws Error where a file of types alone has no counterpart
 */
export function shareDeclarations(files: ReadonlyMap<string, string>): Map<string, string> {
  const counterparts = new Map<string, string>();
  for (const [name, text] of files) if (name.endsWith(".d.ts")) counterparts.set(plain(text), name);
  const shared = new Map<string, string>();
  for (const [name, text] of files) {
    const exported = name.endsWith(".d.cts") ? exportsOfTypesAlone(text) : undefined;
    if (!exported) continue;
    const counterpart = counterparts.get(plain(text));
    if (!counterpart) throw new Error(`${name} holds types alone, but no .d.ts is like it`);
    const from = `./${counterpart.replace(/\.d\.ts$/, ".js")}`;
    shared.set(name, `export type { ${exported.join(", ")} } from "${from}" with { "resolution-mode": "import" };\n`);
  }
  return shared;
}

/** The text without what differs between the module systems: extensions, and the hashes in the names of files. */
function plain(text: string): string {
  return text.replaceAll(/(from "\.\/[\w-]+)-[\w-]{8}\.c?js"/g, '$1"');
}

/** The names that a file exports, where each is of a type that it declares itself; nothing for any other file. */
function exportsOfTypesAlone(text: string): string[] | undefined {
  const { statements } = ts.createSourceFile("types.d.ts", text, ts.ScriptTarget.Latest);
  const types = new Set<string>();
  const names: string[] = [];
  for (const statement of statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) types.add(statement.name.text);
    if (!ts.isExportDeclaration(statement)) continue;
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) return undefined;
    for (const { name, propertyName = name } of statement.exportClause.elements) {
      if (!types.has(propertyName.text)) return undefined;
      names.push(name.text);
    }
  }
  return names.length > 0 ? names : undefined;
}
