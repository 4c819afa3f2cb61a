import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installTarball, packTarball } from "../support/consumer.ts";
import { repositoryPath } from "../support/document.ts";

// The packed declarations, checked themselves (`skipLibCheck: false`), and a program that uses every entry.
const run = promisify(execFile);
const manifest = JSON.parse(await readFile(repositoryPath("test/compilers/package.json"), "utf8"));
const compilers = Object.keys(manifest.dependencies);

const resolutions = [
  // Each module system has declarations of its own.
  {
    name: "node16",
    options: { module: "node16", moduleResolution: "node16" },
    files: ["everything.mts", "everything.cts"],
  },
  { name: "bundler", options: { module: "esnext", moduleResolution: "bundler" }, files: ["everything.ts"] },
];
const browser = { lib: ["es2022", "dom", "dom.iterable"], types: [] };
const node = { lib: ["es2022"], types: ["node"] };
const modes = [
  { name: "strict, a browser's types", options: { strict: true, ...browser } },
  { name: "strict, Node's types", options: { strict: true, ...node } },
  { name: "exactOptionalPropertyTypes", options: { strict: true, exactOptionalPropertyTypes: true, ...node } },
  { name: "without strictNullChecks", options: { strict: false, ...browser } },
];
const rows = compilers.flatMap((compiler) =>
  resolutions.flatMap((resolution) =>
    modes.map((mode) => ({
      name: [compiler, resolution.name, mode.name].join(", "),
      compiler,
      files: resolution.files,
      options: { skipLibCheck: false, ...resolution.options, ...mode.options },
    })),
  ),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "krea-sdk-compilers-"));
  const tarball = await packTarball();
  await installTarball(tarball, folder, ["@types/node", "undici-types"]);
  await rm(join(tarball, ".."), { recursive: true });
  for (const file of resolutions.flatMap(({ files }) => files)) {
    await cp(repositoryPath("test/consumer/everything.ts"), join(folder, file));
  }
}, 120_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the compiler has to say of a project; nothing where all is well. */
async function compile(compiler: string, compilerOptions: object, files: readonly string[]): Promise<string> {
  const project = join(folder, `tsconfig.${crypto.randomUUID()}.json`);
  await writeFile(
    project,
    JSON.stringify({ compilerOptions: { ...compilerOptions, target: "es2022", noEmit: true }, files }),
  );
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

test("a mistake is seen", async () => {
  await writeFile(join(folder, "mistake.mts"), 'import { Krea } from "krea-sdk";\nnew Krea({ apiKeys: "x" });\n');
  const printed = await compile(
    "typescript-5.4",
    { module: "node16", strict: true, lib: ["es2022", "dom"], types: [] },
    ["mistake.mts"],
  );
  expect(printed).toContain("apiKeys");
});
