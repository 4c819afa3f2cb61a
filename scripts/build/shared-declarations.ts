/**
 * Declarations for both module systems.
 *
 * @module
 */

import ts from "typescript";

/**
 * Declarations that hold types alone are the same for both module systems, so CommonJS takes them from the file that ES
 * modules have: `index.d.cts` imports `types-A.d.cts`, which becomes one line that names `types-B.d.ts`. Files that
 * declare a class or a function stay, since a value is of one module system, and so do those that name one.
 *
 * @param files - the texts of all declarations by their names, `.d.ts` and `.d.cts`
 * @returns the texts of the `.d.cts` that change, by their names
 * @throws Error where a file of types alone has no counterpart, or several
 */
export function shareDeclarations(files: ReadonlyMap<string, string>): Map<string, string> {
  const parsed = new Map([...files].map(([name, text]) => [name, parse(text)]));
  const holdsTypesAlone = (name: string, through: readonly string[] = []): boolean => {
    const file = parsed.get(name);
    const others = file?.imports.filter((other) => !through.includes(other)) ?? [];
    return file?.exports !== undefined && others.every((other) => holdsTypesAlone(other, [...through, name]));
  };
  const shared = new Map<string, string>();
  for (const [name, text] of files) {
    // What stands in a folder of its own is small.
    if (!name.endsWith(".d.cts") || name.includes("/") || !holdsTypesAlone(name)) continue;
    const like = [...files].filter(([other, its]) => other.endsWith(".d.ts") && plain(its) === plain(text));
    const [counterpart] = like[0] ?? [];
    if (!counterpart || like.length > 1) {
      throw new Error(`${name} holds types alone: expected one .d.ts that is like it, got ${like.length}`);
    }
    const exported = parsed.get(name)?.exports?.join(", ");
    const from = `./${counterpart.replace(/\.d\.ts$/, ".js")}`;
    shared.set(name, `export type { ${exported} } from "${from}" with { "resolution-mode": "import" };\n`);
  }
  return shared;
}

/** The text without what differs between the module systems: extensions, and the hashes in the names of files. */
function plain(text: string): string {
  return text.replaceAll(/(from "\.\/[\w-]+)-[\w-]{8}\.c?js"/g, '$1"');
}

interface Declarations {
  /** The names of the files that it imports; an imported package stands for itself. */
  imports: string[];
  /** The names that it exports; undefined where it declares or exports anything but types of its own. */
  exports: string[] | undefined;
}

function parse(text: string): Declarations {
  const { statements } = ts.createSourceFile("types.d.ts", text, ts.ScriptTarget.Latest);
  const imports = statements.filter(ts.isImportDeclaration).map(({ moduleSpecifier }) => {
    const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
    return from.replace(/^\.\//, "").replace(/\.(c?)js$/, ".d.$1ts");
  });
  // A type of another file, named in place.
  if (/\bimport\(/.test(text)) return { imports, exports: undefined };
  const types = new Set<string>();
  const exports: string[] = [];
  for (const statement of statements) {
    if (ts.isImportDeclaration(statement)) continue;
    const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    if (isType && !statement.modifiers) {
      types.add(statement.name.text);
      continue;
    }
    const isList = ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause;
    if (!isList || !ts.isNamedExports(isList)) return { imports, exports: undefined };
    for (const { name, propertyName = name } of isList.elements) {
      if (!types.has(propertyName.text)) return { imports, exports: undefined };
      exports.push(name.text);
    }
  }
  return { imports, exports: exports.length > 0 ? exports : undefined };
}
