import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { swapFiles } from "../../scripts/update-spec/swap-files.ts";
import { listOperations } from "../../src/codegen/document.ts";
import { parsePublished } from "../../src/codegen/parse-published.ts";
import { readPublished } from "../../src/codegen/read-published.ts";
import { type Alteration, altered, bytesOf, fieldAt, flux, operationAt, reportOf, update } from "./support.ts";

const parse = (value: unknown) => () => parsePublished(bytesOf(value));

describe("refuses a file that is not an OpenAPI 3.1 document", () => {
  test.each([
    ["nothing", "", "is not an object"],
    ["a page", "<!doctype html><p>Sorry</p>", "is not an object"],
    ["a list", "[]", "is not an object"],
    ["no JSON", '{"openapi": "3.1.0", }', "neither JSON nor YAML, or only a part of it"],
    ["no YAML", "openapi: [", "neither JSON nor YAML, or only a part of it"],
    ["OpenAPI 2", { swagger: "2.0", paths: {} }, "is OpenAPI 2.0; expected 3.1"],
    ["OpenAPI 3.0", { openapi: "3.0.3", paths: { "/a": {} } }, "is OpenAPI 3.0.3; expected 3.1"],
    ["another object", { error: "not found" }, 'it has no "openapi"'],
    ["no paths", { openapi: "3.1.0", info: {}, paths: {} }, "has no paths"],
  ])("%s", (_name, value, message) => {
    expect(parse(value)).toThrow(message);
  });

  test("bytes that are not UTF-8", () => {
    expect(() => parsePublished(Uint8Array.of(0x7b, 0xff, 0x7d))).toThrow("neither JSON nor YAML");
  });

  test("a document that was cut off anywhere", async () => {
    const bytes = bytesOf(await altered());
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      expect(() => parsePublished(bytes.subarray(0, Math.floor(bytes.length * part)))).toThrow("or only a part of it");
    }
  });

  test.each(["other.json#/a", "https://elsewhere.example/a.json", "/etc/passwd"])("a $ref to %s", async (reference) => {
    const document = await altered((target) => {
      fieldAt(target, flux, "seed").$ref = reference;
    });
    expect(parse(document)).toThrow(
      `- #/paths/~1generate~1image~1bfl~1flux-1-dev/post/requestBody/content/application~1json/schema/properties/seed: ${reference}`,
    );
  });

  test("a $ref in an example, a default or an extension is data", async () => {
    const document = await altered((target) => {
      const media = operationAt(target, flux).requestBody?.content["application/json"];
      if (media) media.example = { prompt: "x", $ref: "other.json" };
      const data = { $ref: "other.json" };
      Object.assign(fieldAt(target, flux, "seed"), { default: data, examples: [data], "x-data": data });
    });
    expect(parse(document)).not.toThrow();
  });
});

describe("refuses an inconsistent document", () => {
  const rows: [name: string, alteration: Alteration, message: string][] = [
    [
      "a $ref to nothing",
      (document) => void Object.assign(fieldAt(document, flux, "seed"), { $ref: "#/components/schemas/Gone" }),
      "$ref to nothing",
    ],
    [
      "nothing to authenticate with",
      (document) => {
        document.components = {
          ...document.components,
          securitySchemes: { cookie: { type: "apiKey", in: "cookie", name: "session" } },
        };
      },
      'leaves nothing to authenticate with: expected a security scheme that takes a bearer token, got {"type":"apiKey"',
    ],
    [
      "a scheme that no operation names",
      (document) => {
        document.security = [];
        for (const { operation } of listOperations(document)) delete operation.security;
      },
      "takes a bearer token, got one that no operation names.",
    ],
    ["no security schemes at all", (document) => void delete document.components, "takes a bearer token, got none."],
    [
      "two operations with one id",
      (document) => {
        operationAt(document, "/jobs", "get").operationId = "same";
        operationAt(document, flux).operationId = "same";
      },
      'Two operations have the id "same"',
    ],
    [
      "less than half of the operations",
      (document) => {
        for (const path of Object.keys(document.paths))
          if (/^\/(generate|styles)/.test(path)) delete document.paths[path];
      },
      "The new document lacks 19 of 28 operations: it may be a part of one.",
    ],
  ];
  test.each(rows)("%s", async (_name, alteration, message) => {
    await expect(update([alteration])).rejects.toThrow(message);
  });

  test("accepts the removal of more than half from a document that brings operations too", async () => {
    const change: Alteration = (document) => {
      document.paths["/credits"] = {
        get: { summary: "Credits", responses: { "200": { description: "The balance." } } },
      };
      for (const path of Object.keys(document.paths))
        if (/^\/(generate|styles)/.test(path)) delete document.paths[path];
    };
    expect((await reportOf([change])).report.retiredModels).toHaveLength(12);
    const placeholder: Alteration = (document) => {
      document.paths = { "/credits": { get: { responses: { "200": { description: "The balance." } } } } };
    };
    await expect(reportOf([placeholder])).rejects.toThrow("lacks 28 of 28 operations");
  });

  test("accepts the removal of most operations if told to", async () => {
    const remove: Alteration = (document) => {
      for (const path of Object.keys(document.paths)) {
        if (/^\/(generate|styles)/.test(path)) delete document.paths[path];
      }
    };
    await expect(reportOf([remove])).rejects.toThrow("--accept-removals");
    const { report } = await reportOf([remove], { acceptRemovals: true, overlays: [] });
    expect(report.retiredModels).toHaveLength(12);
  });
});

test.each([
  ["another name of the scheme", { token: { type: "http", scheme: "Bearer" } }],
  ["a key in the same header", { key: { type: "apiKey", in: "header", name: "Authorization" } }],
  ["OAuth", { login: { type: "oauth2", flows: {} } }],
])("accepts %s", async (_name, securitySchemes) => {
  const change: Alteration = (document) => {
    document.components = { ...document.components, securitySchemes };
  };
  await expect(reportOf([change])).resolves.toBeDefined();
});

describe("reading a document", () => {
  let server: Server | undefined;
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = undefined;
  });
  async function serve(listener: RequestListener): Promise<string> {
    const created = createServer(listener);
    server = created;
    await new Promise<void>((resolve) => created.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(created.address() as AddressInfo).port}`;
  }

  test("returns the bytes of a file and of a URL unchanged", async () => {
    const path = join(await mkdtemp(join(tmpdir(), "update-")), "krea.json");
    await writeFile(path, '{ "a":1}\n');
    expect(Buffer.from((await readPublished(path, 1_000)).bytes).toString()).toBe('{ "a":1}\n');
    await rm(join(path, ".."), { recursive: true });
    const url = await serve((request, response) => {
      if (request.url === "/openapi.json") return void response.end("{ }\n");
      response.writeHead(302, { location: "/openapi.json" }).end();
    });
    const read = await readPublished(`${url}/old.json`, 1_000);
    expect(Buffer.from(read.bytes).toString()).toBe("{ }\n");
  });

  test.each<[string, RequestListener, string]>([
    ["an error page", (_request, response) => void response.writeHead(503).end("<html>"), "it responded 503"],
    [
      "a redirect to elsewhere",
      (_request, response) => void response.writeHead(301, { location: "http://elsewhere.example/" }).end(),
      "it redirects to http://elsewhere.example",
    ],
    [
      "a redirect to itself",
      (_request, response) => void response.writeHead(302, { location: "/" }).end(),
      "it redirects without end",
    ],
    ["a hang", () => {}, "did not respond within 50 ms"],
    ["a hang half-way", (_request, response) => void response.write('{"openapi":'), "did not respond within 50 ms"],
    [
      "a download that breaks off",
      (_request, response) => {
        response.writeHead(200, { "content-length": "1000" }).write("{", () => response.socket?.destroy());
      },
      "the download broke off",
    ],
    [
      "a length that no document has",
      (_request, response) => void response.writeHead(200, { "content-length": "99999999999" }).write("{"),
      "which no document is",
    ],
  ])("%s is refused", async (name, listener, message) => {
    const url = await serve(listener);
    await expect(readPublished(url, name.startsWith("a hang") ? 50 : 5_000)).rejects.toThrow(message);
  });

  test("a host that cannot be reached", async () => {
    const taken = createTcpServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    await new Promise((resolve) => taken.close(resolve));
    await expect(readPublished(`http://127.0.0.1:${port}/`, 1_000)).rejects.toThrow(
      /cannot be read: the connection failed: .*ECONNREFUSED/,
    );
  });

  test.each([
    ["http://api.krea.example/openapi.json", "expected https"],
    ["https://user:secret@api.krea.example/", "A URL with a name or a password is not read."],
    ["ftp://api.krea.example/openapi.json", "expected an https URL or a file"],
    ["https://", "is not a URL"],
    ["no-such-file.json", "no-such-file.json cannot be read: there is no such file."],
  ])("%s is refused", async (source, message) => {
    await expect(readPublished(source, 1_000)).rejects.toThrow(message);
  });
});

describe("replacing files", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "swap-"));
    await writeFile(join(folder, "a"), "old a");
    await writeFile(join(folder, "b"), "old b");
  });
  afterEach(() => rm(folder, { recursive: true }));
  const digest = async (name: string) =>
    createHash("sha256")
      .update(await readFile(join(folder, name)))
      .digest("hex");

  test("writes the changed files and leaves no temporary files", async () => {
    const before = await digest("b");
    const files = new Map<string, string | Uint8Array>([
      ["a", "new a"],
      ["b", "old b"],
      ["c/d", Uint8Array.of(1, 2)],
    ]);
    expect(swapFiles(folder, files)).toEqual(["a", "c/d"]);
    expect(await readFile(join(folder, "a"), "utf8")).toBe("new a");
    expect(await digest("b")).toBe(before);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(["a", "b", "c", "c/d"]);
  });

  test("deletes the temporary files of a process that was killed", async () => {
    await mkdir(join(folder, "c"), { recursive: true });
    await writeFile(join(folder, "a.4711.new"), "half");
    await writeFile(join(folder, "c", "d.4711.new"), "half");
    await writeFile(join(folder, "a.new"), "not ours");
    swapFiles(
      folder,
      new Map([
        ["a", "new a"],
        ["c/d", "d"],
      ]),
    );
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(["a", "a.new", "b", "c", "c/d"]);
  });

  test("deletes what is to go, and restores it if a later file fails", async () => {
    expect(
      swapFiles(
        folder,
        new Map([
          ["a", null],
          ["gone", null],
        ]),
      ),
    ).toEqual(["a"]);
    expect(await readdir(folder)).toEqual(["b"]);
    await mkdir(join(folder, "z", "inner"), { recursive: true });
    expect(() =>
      swapFiles(
        folder,
        new Map([
          ["b", null],
          ["z", "over a folder"],
        ]),
      ),
    ).toThrow();
    expect(await readFile(join(folder, "b"), "utf8")).toBe("old b");
  });

  test("restores all files if it fails halfway", async () => {
    // The last file cannot be written: a folder that is not empty is in its place.
    await mkdir(join(folder, "z"));
    await writeFile(join(folder, "z", "inner"), "");
    const before = [await digest("a"), await digest("b")];
    const files = new Map([
      ["a", "new a"],
      ["n", "new"],
      ["b", "new b"],
    ]);
    expect(() => swapFiles(folder, new Map([...files, ["a/x", "below a file"]]))).toThrow();
    expect(() => swapFiles(folder, new Map([...files, ["z", "over a folder"]]))).toThrow();
    expect([await digest("a"), await digest("b")]).toEqual(before);
    expect((await readdir(folder)).sort()).toEqual(["a", "b", "z"]);
  });
});
