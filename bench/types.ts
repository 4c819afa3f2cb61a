/**
 * What the types cost the compiler, and what an editor shows.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import ts from "typescript";
import type { OpenApiDocument } from "../src/codegen/document.ts";
import { installTarball, packTarball } from "../test/support/consumer.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { compilerOptions } from "./support/compiler-options.ts";
import { formatted, markdownTable } from "./support/markdown.ts";
import { middleMean } from "./support/statistics.ts";
import { completions, hovers, openEditor } from "./types/editor.ts";
import { programs } from "./types/programs.ts";

const run = promisify(execFile);
const compilations = 16;
const root = fileURLToPath(new URL("..", import.meta.url));

/** Compile times, hovers, completions and the size of the declarations of the packed package. */
export const types: Benchmark = {
  name: "types",
  title: "Types",
  async run() {
    // Inside node_modules, so that the compiler is found and git ignores it.
    const folder = await mkdtemp(join(root, "node_modules", ".types-"));
    const tarball = await packTarball();
    try {
      await installTarball(tarball, folder);
      const aboutCompiling =
        `How long TypeScript ${ts.version} takes to check programs that use the package as it would be published. Times are means of ` +
        `the middle half of ${compilations} compilations in new processes, in turns. Instantiations and types are the compiler's own ` +
        "counts of its work; they do not depend on the machine.";
      const aboutEditor = "What an editor shows when you hover over a name, and what it offers for completion.";
      const aboutSize = "The size of the declarations that the compiler reads.";
      const tables = [await compileTable(folder), editorTables(folder), await sizeTable(folder)];
      return [aboutCompiling, tables[0], aboutEditor, tables[1], aboutSize, tables[2]].join("\n\n");
    } finally {
      await rm(folder, { recursive: true });
      await rm(join(tarball, ".."), { recursive: true });
    }
  },
};

interface Compilation {
  seconds: number;
  instantiations: number;
  types: number;
}

async function compileTable(folder: string): Promise<string> {
  const document = JSON.parse(await readFile(join(root, "generated/openapi.json"), "utf8")) as OpenApiDocument;
  const all = programs(document).map((program, index) => ({
    ...program,
    file: join(folder, `program-${index}.mts`),
    runs: [] as Compilation[],
  }));
  await Promise.all(all.map(({ file, text }) => writeFile(file, text)));
  const script = join(root, "bench/types/compile.mjs");
  // The first round fills the disk's cache and is not counted.
  for (let round = 0; round <= compilations; round += 1) {
    for (const { file, runs } of all) {
      const { stdout } = await run(process.execPath, [script, file, JSON.stringify(compilerOptions)]);
      if (round > 0) runs.push(JSON.parse(stdout) as Compilation);
    }
  }
  const measured = all.map(({ title, runs }) => ({
    title,
    seconds: middleMean(runs.map((one) => one.seconds)),
    instantiations: runs[0]?.instantiations ?? Number.NaN,
    types: runs[0]?.types ?? Number.NaN,
  }));
  const empty = measured[0]?.seconds ?? Number.NaN;
  return markdownTable(
    ["program", "compile time, s", "more than the empty program", "instantiations", "types"],
    measured.map(({ title, seconds, instantiations, types: count }, index) => [
      title,
      formatted(seconds, 2),
      index === 0 ? "" : `${formatted((seconds / empty - 1) * 100)} %`,
      formatted(instantiations),
      formatted(count),
    ]),
  );
}

function editorTables(folder: string): string {
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, root);
  const editor = openEditor(join(folder, "editor.mts"), options);
  const hoverRows = hovers.map((place) => {
    const text = editor.hover(place).replaceAll(/\s+/g, " ");
    return [place.title, `\`${text.replaceAll("|", "\\|")}\``, formatted(text.length)];
  });
  const completionRows = completions.map((place) => {
    const names = editor.complete(place);
    const shown = names.slice(0, 3).map((name) => `\`${name}\``);
    return [place.title, shown.join(", ") + (names.length > 3 ? ", …" : ""), formatted(names.length)];
  });
  return [
    markdownTable(["hover over", "text", "characters"], hoverRows),
    markdownTable(["completion of", "first entries", "entries"], completionRows),
  ].join("\n\n");
}

async function sizeTable(folder: string): Promise<string> {
  const dist = join(folder, "node_modules/krea-sdk/dist");
  const names = (await readdir(dist)).filter((name) => name.endsWith(".d.ts")).sort();
  const rows = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(join(dist, name));
      return {
        name: name.replace(/-[\w-]{8}(?=\.d\.ts$)/, "-…"),
        bytes: content.length,
        gzip: gzipSync(content).length,
      };
    }),
  );
  const sum = (of: "bytes" | "gzip") => rows.reduce((total, row) => total + row[of], 0);
  const total = { name: "all of one module system", bytes: sum("bytes"), gzip: sum("gzip") };
  return markdownTable(
    ["declarations", "kB", "kB, gzip"],
    [...rows, total].map(({ name, bytes, gzip }) => [name, formatted(bytes / 1_000, 1), formatted(gzip / 1_000, 1)]),
  );
}
