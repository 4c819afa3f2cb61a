import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { ownDocument } from "../../support/own-document.ts";
import { krea, temporaryFolder } from "./support.ts";

const path = "/generate/scent/acme/rose-1";

/** A folder with a document, and how `krea types` is run on it. */
async function project(document: unknown = ownDocument()) {
  const folder = await temporaryFolder();
  const source = join(folder, "document.json");
  const output = join(folder, "krea-api.ts");
  await writeFile(source, typeof document === "string" ? document : JSON.stringify(document));
  const types = (...args: string[]) => krea(["types", source, "--output", output, ...args]);
  return { folder, source, output, types, read: () => readFile(output, "utf8") };
}

describe("krea types writes", () => {
  test("the types and tables of a document to one file", async () => {
    const { folder, output, types, read } = await project();
    expect(await types()).toMatchObject({ code: 0, stdout: `Written: ${output}.` });
    const text = await read();
    expect(text).toContain('declare module "krea-sdk"');
    expect(text).toContain('"scent/acme/rose-1": AcmeRose1Input;');
    expect(text).toContain("photo_url?: sdk.MediaInput;");
    expect(text).toContain('"POST /generate/scent/acme/rose-1": [["photoUrl","photo_url",0]],');
    expect(text).not.toContain("image/");
    expect((await readdir(folder)).sort()).toEqual(["document.json", "krea-api.ts"]);
  });

  test("the same text for JSON and YAML, and each time", async () => {
    const one = await project();
    const other = await project(stringify(ownDocument()));
    await Promise.all([one.types(), other.types()]);
    expect(await other.read()).toBe(await one.read());
    expect(await one.types()).toMatchObject({ code: 0, stdout: `${one.output} is up to date.` });
  });

  test("a file in a folder that does not exist yet", async () => {
    const { folder, source } = await project();
    const output = join(folder, "src/api/krea.mts");
    expect(await krea(["types", source, "-o", output])).toMatchObject({ code: 0 });
    expect(await readFile(output, "utf8")).toContain("export const document: sdk.ApiDocument");
  });

  test("a document from a URL", async () => {
    const { output, read } = await project();
    const server = createServer((_request, response) => response.end(JSON.stringify(ownDocument())));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json`;
    expect(await krea(["types", url, "-o", output])).toMatchObject({ code: 0 });
    expect(await read()).toContain("scent/acme/rose-1");
  });

  test("defects and corrections without a use to stderr", async () => {
    const document = ownDocument();
    Reflect.set(Object(document.paths[path]?.post), "x-krea-pricing", { type: "fixed", price_points: "free" });
    const { types } = await project(document);
    const { code, stderr } = await types();
    expect(code).toBe(0);
    expect(stderr).toContain(`Defect of the document: POST ${path}: `);
    expect(stderr).toMatch(/^Corrections that this document has no use for:\n- \d-.*\.yaml: \$/m);
  });

  test("what it is doing to a terminal only", async () => {
    const { source, output } = await project();
    const shown: string[] = [];
    const terminal = { columns: 20, write: (text: string) => shown.push(text) > 0 };
    const { stderr } = await krea(["types", source, "-o", output], { terminal });
    expect(shown).toEqual([`\r\u001b[K${`Reading ${source}`.slice(0, 19)}`, "\r\u001b[KGenerating", "\r\u001b[K"]);
    expect(stderr).not.toContain("Generating");
  });
});

describe("krea types leaves the file as it is for", () => {
  const broken = (change: (document: ReturnType<typeof ownDocument>) => void) => {
    const document = ownDocument();
    change(document);
    return JSON.stringify(document);
  };
  test.each([
    ["a part of a document", JSON.stringify(ownDocument()).slice(0, 500), "or only a part of it"],
    ["another version", broken((document) => Object.assign(document, { openapi: "3.0.3" })), "expected 3.1"],
    ["no paths", broken((document) => Object.assign(document, { paths: {} })), "has no paths"],
    [
      "another document behind a $ref",
      broken((document) => Object.assign(document, { info: { $ref: "other.yaml" } })),
      "points to other documents",
    ],
    [
      "a $ref to nothing",
      broken(({ paths }) => Object.assign(paths, { "/x": { get: { responses: { 200: { $ref: "#/nothing" } } } } })),
      "$ref to nothing",
    ],
    [
      "two operations of one id",
      broken(({ paths }) => Object.assign(paths, { "/x": { get: { operationId: "makeScent", responses: {} } } })),
      "Two operations have the id",
    ],
  ])("%s", async (_name, document, message) => {
    const { source, output, types, read } = await project();
    await types();
    const before = await read();
    await writeFile(source, document);
    const { code, stdout, stderr } = await krea(["types", source, "-o", output]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`Error: `);
    expect(stderr).toContain(message);
    expect(await read()).toBe(before);
  });

  test("no document at all", async () => {
    const { folder, output } = await project();
    const { code, stderr } = await krea(["types", join(folder, "none.json"), "-o", output]);
    expect(code).toBe(1);
    expect(stderr).toContain("none.json cannot be read: there is no such file.");
    expect(await readdir(folder)).toEqual(["document.json"]);
  });

  test("a file that something else wrote", async () => {
    const { output, types, read } = await project();
    await writeFile(output, "export const mine = 1;\n");
    const { code, stderr } = await types();
    expect(code).toBe(1);
    expect(stderr).toContain(`${output} was not written by \`krea types\``);
    expect(await read()).toBe("export const mine = 1;\n");
  });

  test("a signal", async () => {
    const { folder, source, output } = await project();
    const signal = AbortSignal.abort();
    expect(await krea(["types", source, "-o", output], { signal })).toMatchObject({ code: 130, stderr: "Stopped." });
    expect(await readdir(folder)).toEqual(["document.json"]);
  });
});

describe("krea types --check", () => {
  test("passes for a fresh file, also with the line ends of Windows", async () => {
    const { output, types, read } = await project();
    await types();
    expect(await types("--check")).toMatchObject({ code: 0, stdout: `${output} is up to date.` });
    await writeFile(output, (await read()).replaceAll("\n", "\r\n"));
    expect(await types("--check")).toMatchObject({ code: 0 });
  });

  test("fails for a stale file, says what is stale, and writes nothing", async () => {
    const { source, output, types, read } = await project();
    await types();
    const before = await read();
    await writeFile(source, JSON.stringify(ownDocument()).replaceAll("photo_url", "picture_url"));
    const { code, stdout, stderr } = await types("--check");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(
      `Error: ${output} is stale: it differs in AcmeRose1Input, aliases, loadMediaFields, loadSchemas.`,
    );
    expect(await read()).toBe(before);
  });

  test("fails where there is no file", async () => {
    const { folder, output, types } = await project();
    const { code, stderr } = await types("--check");
    expect(code).toBe(1);
    expect(stderr).toContain(`${output} does not exist. Write it without --check.`);
    expect(await readdir(folder)).toEqual(["document.json"]);
  });
});
