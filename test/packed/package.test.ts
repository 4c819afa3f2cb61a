import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { installTarball, packTarball } from "../support/consumer.ts";
import { repositoryPath } from "../support/document.ts";
import { ownDocument } from "../support/own-document.ts";
import { programText, startApi } from "./own-document.ts";

const run = promisify(execFile);
// Each test waits for processes of its own, which are slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let tarball: string;
/** A project inside of the repository's `node_modules`, where Prism is found. */
let withPrism: string;
/** A project that has nothing but the package. */
let bare: string;

beforeAll(async () => {
  tarball = await packTarball();
  withPrism = await mkdtemp(repositoryPath("node_modules/.consumer-"));
  bare = await mkdtemp(join(tmpdir(), "krea-sdk-consumer-"));
  await Promise.all([installTarball(tarball, withPrism), installTarball(tarball, bare)]);
}, 120_000);
afterAll(async () => {
  await Promise.all([join(tarball, ".."), withPrism, bare].map((folder) => rm(folder, { recursive: true })));
});

/** Runs a tool of this repository by its file: quicker than to ask `npx` where it is. */
async function runTool(file: string, ...parameters: string[]): Promise<{ stdout: string }> {
  const options = { cwd: repositoryPath("."), maxBuffer: 64 * 1_024 * 1_024 };
  return run(process.execPath, [repositoryPath(join("node_modules", file)), ...parameters], options);
}

/** Runs a program in a project, and answers what it printed. */
async function runIn(folder: string, file: string, text: string): Promise<string> {
  await writeFile(join(folder, file), text);
  const { stdout } = await run(process.execPath, [file], { cwd: folder });
  return stdout.trim();
}

describe("the tarball", () => {
  test("holds what users need, and nothing else", async () => {
    const { stdout } = await run("tar", ["tzf", tarball]);
    const files = stdout
      .trim()
      .split("\n")
      .map((file) => file.replace("package/", ""));
    const others = files.filter((file) => !file.startsWith("dist/"));
    const sources = others.filter((file) => file.startsWith("openapi/"));
    const overlays = (await readdir(repositoryPath("openapi/overlays"))).map((file) => `openapi/overlays/${file}`);
    const retired = ["openapi/retired-aliases.json", "openapi/retired-models.json"];
    expect(sources.sort()).toEqual([...overlays.sort(), ...retired]);
    const top = others.filter((file) => !file.startsWith("openapi/"));
    expect(top.sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "package.json"]);
    const served = files.filter((file) => file.startsWith("dist/") && !/\.(d\.c?ts|c?js|c?js\.map)$/.test(file));
    expect(served.sort()).toEqual(["dist/openapi.json", "dist/runware.json"]);
  });

  test("has a source map for every file of code but the command's, which carries its sources", async () => {
    const dist = join(bare, "node_modules/krea-sdk/dist");
    const files = await readdir(dist, { recursive: true });
    const isCommand = (file: string) => /^cli(\.|[\\/])/.test(file);
    const code = files.filter((file) => /\.c?js$/.test(file) && !file.includes("rolldown-runtime") && !isCommand(file));
    expect(code.length).toBeGreaterThan(10);
    for (const file of code) {
      expect(await readFile(join(dist, file), "utf8")).toContain(`//# sourceMappingURL=${basename(file)}.map`);
      const map = JSON.parse(await readFile(join(dist, `${file}.map`), "utf8"));
      const sources: string[] = map.sources.map((path: string) => join("dist", dirname(file), path));
      const texts = await Promise.all(sources.map((path) => readFile(repositoryPath(path), "utf8")));
      expect(map.sourcesContent, file).toEqual(texts);
    }
  });

  test("names no source map in declarations, which have none", async () => {
    const dist = join(bare, "node_modules/krea-sdk/dist");
    const declarations = (await readdir(dist, { recursive: true })).filter((file) => /\.d\.c?ts$/.test(file));
    expect(declarations.length).toBeGreaterThan(10);
    for (const file of declarations) expect(await readFile(join(dist, file), "utf8")).not.toContain("sourceMappingURL");
  });

  test("is what publint asks for", async () => {
    const { stdout } = await runTool("publint/src/cli.js", "--strict", tarball);
    expect(stdout).toContain("All good!");
  });

  test("resolves to the right types everywhere", async () => {
    // Exits with an error where it finds a problem.
    const { stdout } = await runTool("@arethetypeswrong/cli/dist/index.js", tarball, "--format", "json");
    expect(JSON.parse(stdout).analysis.types).toMatchObject({ kind: "included" });
  });
});

describe("a project that has installed it", () => {
  const program = async (extension: "mts" | "cts") => {
    const source = await readFile(repositoryPath("test/consumer/everything.ts"), "utf8");
    const module = extension === "mts" ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
    const compilerOptions = { module, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: false };
    return ts.transpileModule(source, { compilerOptions, fileName: `everything.${extension}` }).outputText;
  };
  const printEverything =
    '.then(({ everything }) => everything("made")).then((result) => console.log(JSON.stringify(result)));';

  test.each([
    ["ECMAScript modules", "mts", "everything.mjs"],
    ["CommonJS", "cts", "everything.cjs"],
  ] as const)("uses every entry: %s", async (_system, extension, file) => {
    await mkdir(join(withPrism, "made"), { recursive: true });
    await writeFile(join(withPrism, file), await program(extension));
    const printed = await runIn(withPrism, `run-${extension}.mjs`, `import("./${file}")${printEverything}`);
    const { price, ...others } = JSON.parse(printed);
    // The document may give no price.
    if (price !== null) expect(price).toMatchObject({ amount: expect.any(Number), unit: expect.any(String) });
    expect(others).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1/),
      second: expect.stringMatching(/^http:\/\/127\.0\.0\.1/),
      results: ["fulfilled"],
      status: 200,
      received: [expect.any(String)],
      listed: expect.any(Array),
      read: "completed",
      listener: "function",
      refused: expect.stringContaining("KreaValidationError"),
    });
  });

  test("loads each part once, whichever module system asks", async () => {
    const text = `
      const { Krea, isKreaInputError } = require("krea-sdk");
      import("krea-sdk").then((other) => {
        try { new Krea({ apiKey: "" }); } catch (error) { console.log(other.isKreaInputError(error)); }
        try { new other.Krea({ apiKey: "" }); } catch (error) { console.log(isKreaInputError(error)); }
      });`;
    expect(await runIn(withPrism, "both.cjs", text)).toBe("true\ntrue");
  });

  test("is told which packages the mock server needs where they are missing", async () => {
    const text = `
      import { startMockServer } from "krea-sdk/mock";
      startMockServer({ port: 0 }).catch((error) => console.log(error.message));`;
    expect(await runIn(bare, "mock.mjs", text)).toBe(
      "The mock server needs Prism. Install it: npm install --save-dev @stoplight/prism-http-server @stoplight/prism-cli",
    );
  });

  test("is shown the message of an error that nobody caught, and not the code of a whole file before it", async () => {
    const text = 'import { Krea } from "krea-sdk"; new Krea({ apiKey: 1 });';
    const error: unknown = await runIn(bare, "uncaught.mjs", text).catch((reason: unknown) => reason);
    const printed = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    expect(printed).toContain("KreaInputError: new Krea(): apiKey: expected");
    expect(printed.indexOf("KreaInputError: ")).toBeLessThan(1_500);
  });

  test("is led to the lines of the sources where Node reads source maps", async () => {
    const text = `
      process.setSourceMapsEnabled(true);
      import("krea-sdk").then(({ Krea }) => { try { new Krea({ apiKey: "" }); } catch (error) { console.log(error.stack); } });`;
    const stack = await runIn(bare, "mapped.mjs", text);
    const [first, ...others] = stack.split("\n").filter((line) => line.includes("krea-sdk"));
    expect(others.filter((line) => line.includes("/dist/"))).toEqual([]);
    const [, path = "", line, column] = /krea-sdk\/(src\/.*\.ts):(\d+):(\d+)/.exec(first ?? "") ?? [];
    const source = await readFile(repositoryPath(path), "utf8");
    const place = source.split("\n")[Number(line) - 1]?.slice(Number(column) - 1);
    expect(place).toMatch(/^new KreaInputError\(/);
  });

  test("cannot reach inside", async () => {
    const text = 'import("krea-sdk/dist/index.js").catch((error) => console.log(error.code));';
    expect(await runIn(bare, "inside.mjs", text)).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });
});

describe("a project with a document of its own", () => {
  const krea = (folder: string, ...args: string[]) =>
    run(process.execPath, [join(folder, "node_modules/krea-sdk/dist/cli.js"), ...args], { cwd: folder });

  test.each([
    ["ECMAScript modules", "module"],
    ["CommonJS", "commonjs"],
  ])("compiles and runs with what krea types writes: %s", async (_system, type) => {
    const folder = join(withPrism, `own-${type}`);
    await mkdir(folder);
    const compilerOptions = {
      module: "nodenext",
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUnusedLocals: true,
    };
    await Promise.all([
      writeFile(join(folder, "package.json"), JSON.stringify({ type })),
      writeFile(
        join(folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions, files: ["krea-api.ts", "program.ts"] }),
      ),
      writeFile(join(folder, "document.json"), JSON.stringify(ownDocument())),
      writeFile(join(folder, "program.ts"), programText("./krea-api.js")),
    ]);
    const file = join(folder, "krea-api.ts");
    const { stdout } = await krea(withPrism, "types", join(folder, "document.json"), "--output", file);
    expect(stdout.trim()).toBe(`Written: ${file}.`);

    await runTool("typescript/bin/tsc", "--project", folder).catch((error) => expect.fail(error.stdout));
    const api = await startApi();
    const start = `import("./program.js").then(({ main }) => main(${JSON.stringify(api.url)})).then((result) => console.log(JSON.stringify(result)));`;
    const printed = await runIn(folder, "start.cjs", start).finally(api.close);

    expect(JSON.parse(printed)).toEqual({
      job: expect.any(String),
      urls: ["https://x.example/1"],
      price: expect.objectContaining({ amount: 0.25 }),
      byPath: expect.any(String),
      required: ["prompt"],
      models: ["scent/acme/rose-1"],
      notices: 1,
      refused: [
        expect.stringContaining("maxCost"),
        expect.stringContaining("strength"),
        expect.stringContaining("promt"),
        expect.stringContaining("bfl/flux-1-dev"),
        expect.stringContaining("image/bfl/flux-1-dev"),
      ],
    });
    const sent = api.received.filter(({ operation }) => operation.startsWith("POST "));
    expect(sent.map(({ operation, type: content }) => [operation, content])).toEqual([
      ["POST /assets", "multipart/form-data"],
      ["POST /generate/scent/acme/rose-1", "application/json"],
      ["POST /generate/scent/acme/rose-1", "application/json"],
      ["POST /generate/scent/acme/rose-1", "application/json"],
    ]);
    expect(JSON.parse(sent[1]?.body ?? "")).toEqual({ prompt: "a rose", photo_url: "https://x.example/photo" });
  });

  test("is told what to install where the generator's packages are missing", async () => {
    await writeFile(join(bare, "document.json"), JSON.stringify(ownDocument()));
    await expect(krea(bare, "types", "document.json")).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr:
        "Error: krea types needs openapi-typescript and typescript: npm install --save-dev openapi-typescript typescript\n",
    });
    // Help needs neither.
    expect((await krea(bare, "types", "--help")).stdout).toContain("--check");
  });
});
