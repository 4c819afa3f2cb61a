import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compilePrograms, makeProgramFolder } from "../support/compiled.ts";
import { repositoryPath } from "../support/document.ts";
import { addFixturePackage } from "../support/fixture-package.ts";
import { fixtureSources } from "../support/fixture-types.ts";
import { createProgram } from "../support/typescript.ts";
import { isNotRun, programOf, readPages, saidOutput } from "./support/pages.ts";

// Every snippet of the README and the guide is compiled and run, as it stands, against the mock servers. The package and the
// servers have the document of the fixture: the guide shows what the package does, whatever the API's document has today.
const pages = await readPages();
const programs = pages.flatMap((page) =>
  (["ts", "js"] as const).flatMap((language) => {
    const text = programOf(page, language);
    if (text === undefined) return [];
    const ending = language === "js" ? ".cjs" : /from "vitest"/.test(text) ? ".test.ts" : ".ts";
    return [{ page, name: page.path.replaceAll("/", "-").replace(/\.md$/, ending), text }];
  }),
);

/** Pages whose first submission gets no answer, though its job is made: they are about that. */
const lostAnswers: Readonly<Record<string, number>> = { "docs/money-and-retries.md": 1 };

/** For the page whose snippets are tests. `krea-sdk` is resolved to the sources. */
const vitestConfigOf = (sources: string) => `export default {
  resolve: {
    alias: [
      { find: /^krea-sdk$/, replacement: ${JSON.stringify(`${sources}/index.ts`)} },
      { find: /^krea-sdk\\/(.*)$/, replacement: ${JSON.stringify(`${sources}/$1.ts`)} },
    ],
  },
  // The mock server takes seconds to start on a busy machine.
  test: { hookTimeout: 120_000, testTimeout: 120_000 },
};
`;

/** For the page about documents of a project: without types of its own, which would be those of every page. */
const ownDocumentOf = (sources: string) =>
  `export { bundledDocument as document } from ${JSON.stringify(`${sources}/models/bundled-document.ts`)};\n`;

let folder: string;
let mock: typeof import("../../src/mock.ts");
beforeAll(async () => {
  // Within the repository, so that packages and types are found from there.
  folder = await makeProgramFolder("snippets");
  const sources = await addFixturePackage(folder);
  mock = await import(pathToFileURL(`${sources}/mock.ts`).href);
  await writeFile(join(folder, "vitest.config.mjs"), vitestConfigOf(sources));
  await writeFile(join(folder, "krea-api.ts"), ownDocumentOf(sources));
  await Promise.all(programs.map(({ name, text }) => writeFile(join(folder, name), text)));
  await Promise.all([
    compilePrograms(folder, { ...entriesOf(".ts"), preload: repositoryPath("test/docs/support/preload.ts") }),
    compilePrograms(folder, entriesOf(".cjs"), "cjs"),
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

test("a block of code says its language, and why where it is not run", () => {
  const odd = pages.flatMap(({ path, snippets }) =>
    snippets
      .filter((snippet) => {
        const isKnown = ["ts", "js", "sh", "json", "text"].includes(snippet.language);
        return !isKnown || (snippet.info !== "" && !/^no-run \w.{10,}/.test(snippet.info));
      })
      .map(({ line, language, info }) => `${path}:${line + 1}: ${language} ${info}`),
  );
  expect(odd).toEqual([]);
  const notRun = pages.flatMap(({ snippets }) => snippets.filter(isNotRun));
  expect(notRun.length).toBeLessThanOrEqual(3);
});

test("every snippet compiles", () => {
  const program = createProgram(
    programs.map(({ name }) => join(folder, name)),
    { allowJs: true, checkJs: true, noUnusedLocals: false, noUnusedParameters: false },
    fixtureSources,
  );
  const problems = programs.flatMap(({ page, name }) => {
    const source = program.getSourceFile(join(folder, name));
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ file, start, messageText }) => {
        const { line } = file?.getLineAndCharacterOfPosition(start ?? 0) ?? { line: 0 };
        return `${page.path}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      },
    );
  });
  expect(problems).toEqual([]);
}, 300_000);

describe.concurrent("every snippet runs", () => {
  test.each(programs)("$name", { timeout: 300_000 }, async ({ page, name, text }) => {
    // Of its own, so that a program that looks for a lost job finds no other page's.
    await using krea = await mock.startMockServer({ jobs: { queuedMs: 0, processingMs: 0 } });
    await using runware = await mock.startRunwareMockServer({ processingMs: 0 });
    const cwd = await mkdtemp(join(folder, "run-"));
    const picture = repositoryPath("examples/krea-2/style-reference.png");
    await Promise.all(["harbour.png", "lighthouse.png"].map((file) => cp(picture, join(cwd, file))));
    const { code, stdout, stderr } = await run(commandOf(name), {
      cwd,
      env: {
        PATH: process.env.PATH,
        KREA_API_KEY: "test-key",
        RUNWARE_API_KEY: "test-key",
        WEBHOOK_SECRET: "test-secret",
        KREA_MOCK_URL: krea.url,
        RUNWARE_MOCK_URL: runware.url,
        ...(text.includes('from "undici"') && { USES_UNDICI: "1" }),
        LOST_ANSWERS: String(lostAnswers[page.path] ?? 0),
      },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
    // The snippet finds the job of the answer that was lost, and makes no second one.
    const [first, ...others] = krea.jobs.list().map(({ path }) => path);
    if (page.path in lostAnswers) expect(others).not.toContain(first);
    if (name.endsWith(".ts")) expect(stdout.split("\n")).toEqual(expect.arrayContaining(saidOutput(page)));
  });
});

/** The programs that Node runs, of one ending, and what they are compiled to: `a.ts` to `run/a.mjs`. */
function entriesOf(ending: ".ts" | ".cjs"): Record<string, string> {
  const own = programs.filter(({ name }) => name.endsWith(ending) && !name.endsWith(".test.ts"));
  return Object.fromEntries(own.map(({ name }) => [join("run", parse(name).name), join(folder, name)]));
}

/** How a program is run: by Node, or by vitest where it holds tests. */
function commandOf(name: string): string[] {
  if (name.endsWith(".test.ts")) {
    const config = join(folder, "vitest.config.mjs");
    return [repositoryPath("node_modules/vitest/vitest.mjs"), "run", "--config", config, "--root", folder, name];
  }
  const compiled = join(folder, "run", name.replace(/\.ts$/, ".mjs"));
  return ["--import", pathToFileURL(join(folder, "preload.mjs")).href, compiled];
}

async function run(
  parameters: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ code: number; stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, parameters, options).then(
    (output) => ({ code: 0, ...output }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}
