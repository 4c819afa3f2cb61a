import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programText } from "../packed/own-document.ts";
import { installTarball, packTarball } from "../support/consumer.ts";
import { repositoryPath } from "../support/document.ts";
import { ownDocument } from "../support/own-document.ts";

// The packed declarations, checked themselves (`skipLibCheck: false`), and a program that uses every entry.
const run = promisify(execFile);
const manifest = JSON.parse(await readFile(repositoryPath("test/compilers/package.json"), "utf8"));
const compilers = Object.keys(manifest.dependencies);

/** How a project finds modules, and the files that it compiles. */
interface Resolution {
  name: string;
  options: Record<string, string>;
  files: readonly string[];
  /** Where only some compilers know it. */
  compilers?: readonly string[];
}

const resolutions: readonly Resolution[] = [
  // Each module system has declarations of its own.
  {
    name: "node16",
    options: { module: "node16", moduleResolution: "node16" },
    files: ["everything.mts", "everything.cts"],
  },
  { name: "bundler", options: { module: "esnext", moduleResolution: "bundler" }, files: ["everything.ts"] },
  // It implies `moduleResolution: node10`, which does not read `exports`, until TypeScript 5.9, and `bundler` since.
  { name: "commonjs", options: { module: "commonjs" }, files: ["everything.ts"] },
  {
    name: "commonjs and node10",
    options: { module: "commonjs", moduleResolution: "node10", ignoreDeprecations: "6.0" },
    files: ["everything.ts"],
    compilers: ["typescript-6.0"],
  },
];
const browser = { lib: ["es2022", "dom", "dom.iterable"], types: [] };
const node = { lib: ["es2022"], types: ["node"] };
const modes = [
  { name: "strict, a browser's types", options: { strict: true, ...browser } },
  { name: "strict, Node's types", options: { strict: true, ...node } },
  { name: "exactOptionalPropertyTypes", options: { strict: true, exactOptionalPropertyTypes: true, ...node } },
  { name: "without strictNullChecks", options: { strict: false, ...browser } },
];
const pairs = compilers.flatMap((compiler) =>
  resolutions
    .filter((resolution) => resolution.compilers?.includes(compiler) ?? true)
    .map((resolution) => ({ name: `${compiler}, ${resolution.name}`, compiler, resolution })),
);
const rows = pairs.flatMap(({ name, compiler, resolution }) =>
  modes.map((mode) => ({
    name: `${name}, ${mode.name}`,
    compiler,
    files: resolution.files,
    options: { skipLibCheck: false, noEmit: true, ...resolution.options, ...mode.options },
  })),
);

/** A project beside nothing else, so that the compilers find no types but the package's and Node's. */
let folder: string;
/** A project inside of the repository's `node_modules`, where the mock server finds Prism. */
let withPrism: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "krea-sdk-compilers-"));
  withPrism = await mkdtemp(repositoryPath("node_modules/.compilers-"));
  const tarball = await packTarball();
  await installTarball(tarball, folder, ["@types/node", "undici-types"]);
  await installTarball(tarball, withPrism);
  await rm(join(tarball, ".."), { recursive: true });
  for (const file of new Set(resolutions.flatMap(({ files }) => files))) {
    await cp(repositoryPath("test/consumer/everything.ts"), join(folder, file));
  }
  // A project whose document is its own: krea types runs where its packages are found.
  await mkdir(join(folder, "own"));
  await writeFile(join(folder, "own/document.json"), JSON.stringify(ownDocument()));
  await writeFile(join(folder, "own/program.ts"), programText("./krea-api.js"));
  const command = join(withPrism, "node_modules/krea-sdk/dist/cli.js");
  await run(process.execPath, [command, "types", "document.json"], { cwd: join(folder, "own") });
}, 120_000);
afterAll(async () => {
  await Promise.all([folder, withPrism].map((path) => rm(path, { recursive: true })));
});

/** What the compiler has to say of a project; nothing where all is well. */
async function compile(compiler: string, options: object, files: readonly string[]): Promise<string> {
  const project = join(folder, `tsconfig.${crypto.randomUUID()}.json`);
  const compilerOptions = { rootDir: folder, target: "es2022", ...options };
  await writeFile(project, JSON.stringify({ compilerOptions, files }));
  const command = repositoryPath(`test/compilers/node_modules/${compiler}/bin/tsc`);
  try {
    const { stdout } = await run(process.execPath, [command, "-p", project]);
    return stdout;
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
  }
}

describe.concurrent("the types pass", () => {
  test.each(rows)("$name", async ({ compiler, files, options }) => {
    expect(await compile(compiler, options, files)).toBe("");
  });
});

describe.concurrent("a program with a document of its own passes", () => {
  test.each(compilers)("%s", async (compiler) => {
    const options = { module: "node16", moduleResolution: "node16", strict: true, skipLibCheck: false, noEmit: true };
    expect(await compile(compiler, { ...options, ...browser }, ["own/program.ts"])).toBe("");
  });
});

describe("what it compiles for CommonJS runs", () => {
  const commonJs = pairs.filter(({ resolution }) => resolution.options.module === "commonjs");
  test.each(commonJs)("$name", async ({ compiler, resolution }) => {
    const outDir = await mkdtemp(join(withPrism, "out-"));
    const options = { ...resolution.options, strict: true, skipLibCheck: true, ...node, outDir };
    expect(await compile(compiler, options, resolution.files)).toBe("");
    await writeFile(join(outDir, "package.json"), JSON.stringify({ type: "commonjs" }));
    const program = `
      const { everything } = require("./everything.js");
      everything("made").then((result) => console.log(JSON.stringify(result)));`;
    const { stdout } = await run(process.execPath, ["--eval", program], { cwd: outDir });
    expect(JSON.parse(stdout)).toMatchObject({ results: ["fulfilled"], read: "completed", listener: "function" });
  });
});

test("a mistake is seen", async () => {
  await writeFile(join(folder, "mistake.mts"), 'import { Krea } from "krea-sdk";\nnew Krea({ apiKeys: "x" });\n');
  const printed = await compile(
    "typescript-5.4",
    { module: "node16", strict: true, noEmit: true, lib: ["es2022", "dom"], types: [] },
    ["mistake.mts"],
  );
  expect(printed).toContain("apiKeys");
});
