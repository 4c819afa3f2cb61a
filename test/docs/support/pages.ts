/**
 * The pages of the guide, and the programs that their snippets make.
 *
 * A page is one program: its `ts` snippets run from top to bottom, and each sees the names of those above it. So does a
 * reader. Its `js` snippets are a second program, of CommonJS.
 *
 * @module
 */

import { readdir, readFile } from "node:fs/promises";
import ts from "typescript";
import { repositoryPath } from "../../support/document.ts";

/** A page of Markdown. */
export interface Page {
  /** The path in the repository: `docs/waiting.md`. */
  path: string;
  /** The page, line by line. */
  lines: readonly string[];
  snippets: readonly Snippet[];
}

/** A fenced block of code. */
export interface Snippet {
  /** The line of its opening fence, from 0. */
  line: number;
  /** The first word after the fence: `ts`. */
  language: string;
  /** The words after that: `no-run needs a proxy`. */
  info: string;
  code: string;
}

/** Every page: the README, and the guide. */
export async function readPages(): Promise<Page[]> {
  const names = (await readdir(repositoryPath("docs"))).filter((name) => name.endsWith(".md")).sort();
  return Promise.all(["README.md", ...names.map((name) => `docs/${name}`)].map(readPage));
}

async function readPage(path: string): Promise<Page> {
  const lines = (await readFile(repositoryPath(path), "utf8")).split("\n");
  return { path, lines, snippets: snippetsOf(path, lines) };
}

/** The code blocks of a page. */
export function snippetsOf(path: string, lines: readonly string[]): Snippet[] {
  const snippets: Snippet[] = [];
  let open: Snippet | undefined;
  for (const [line, text] of lines.entries()) {
    const fence = /^\s*```(\S*)\s*(.*)$/.exec(text);
    if (!fence) {
      if (open) open.code += `${text}\n`;
      continue;
    }
    if (open) snippets.push(open);
    const [, language = "", info = ""] = fence;
    open = open ? undefined : { line, language, info, code: "" };
  }
  if (open) throw new Error(`${path}:${open.line + 1}: The code block has no end.`);
  return snippets;
}

/** Whether a snippet is compiled but not run; its fence says why. */
export function isNotRun({ info }: Snippet): boolean {
  return /^no-run\b/.test(info);
}

/**
 * The program of a page's snippets in one language. Its lines are those of the page, so that what the compiler or a stack
 * says points there.
 *
 * @returns undefined where the page has no such snippet
 */
export function programOf({ lines, snippets }: Page, language: "ts" | "js"): string | undefined {
  const own = snippets.filter((snippet) => snippet.language === language);
  if (own.length === 0) return undefined;
  const program = lines.map(() => "");
  const imports = new Imports();
  let blocks = 0;
  for (const snippet of own) {
    const code = withoutExports(imports.takeFrom(snippet.code)).split("\n");
    code.pop();
    const end = snippet.line + code.length + 1;
    // Each snippet is a block within the block of the one before: it sees its names, and may use them again.
    program[snippet.line] = isNotRun(snippet) ? "void (async () => {" : "{";
    program.splice(snippet.line + 1, code.length, ...code);
    if (isNotRun(snippet)) program[end] = "});";
    else blocks += 1;
  }
  program[0] = language === "ts" ? `${imports.text()} export {}; ${program[0]}` : `"use strict"; ${program[0]}`;
  return `${program.join("\n")}${"}".repeat(blocks)}\n`;
}

/** What a page's snippets import, once. */
class Imports {
  readonly #named = new Map<string, Set<string>>();
  readonly #whole = new Set<string>();

  /** The snippet without its imports, on as many lines. */
  takeFrom(code: string): string {
    const source = ts.createSourceFile("snippet.ts", code, ts.ScriptTarget.Latest);
    let rest = code;
    for (const statement of source.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const text = statement.getText(source);
      const clause = statement.importClause;
      if (clause?.namedBindings && ts.isNamedImports(clause.namedBindings) && !clause.name) {
        const names = this.#named.get(statement.moduleSpecifier.text) ?? new Set();
        const prefix = clause.isTypeOnly ? "type " : "";
        for (const element of clause.namedBindings.elements) names.add(prefix + element.getText(source));
        this.#named.set(statement.moduleSpecifier.text, names);
      } else {
        this.#whole.add(text);
      }
      rest = rest.replace(text, text.replaceAll(/[^\n]/g, ""));
    }
    return rest;
  }

  text(): string {
    const named = [...this.#named].map(
      ([module, names]) => `import { ${[...names].join(", ")} } from ${JSON.stringify(module)};`,
    );
    return [...this.#whole, ...named].join(" ");
  }
}

/** What stands in a block cannot be exported. */
function withoutExports(code: string): string {
  return code.replaceAll(/^export default /gm, "void ").replaceAll(/^export /gm, "");
}

/** What a page says that its snippets print: the comments behind `console.log`. */
export function saidOutput({ snippets }: Page): string[] {
  return snippets
    .filter((snippet) => (snippet.language === "ts" || snippet.language === "js") && !isNotRun(snippet))
    .flatMap(({ code }) => [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, text = ""]) => text));
}
