import { describe, expect, test } from "vitest";
import type { KnownOperations } from "../../src/codegen/absent-operations.ts";
import type { OpenApiDocument } from "../../src/codegen/document.ts";
import { generateDocumentFile } from "../../src/codegen/document-file.ts";
import type { OverlaySource } from "../../src/codegen/overlays.ts";
import { nothingRetired, type Retired } from "../../src/codegen/retired.ts";
import { operation, smallDocument } from "../support/document.ts";
import { ownDocument } from "../support/own-document.ts";

const path = "/generate/scent/acme/rose-1";
const operations: KnownOperations = {
  multipartOperations: ["POST /assets"],
  submissionOperations: ["POST /styles/train"],
  unnamedJobs: [],
  bodilessOperations: ["POST /styles/{id}/share"],
  repeatablePosts: ["POST /assets"],
  mediaFields: { "POST /styles/train": ["urls[]"], "POST /generate/image/acme/gone": ["image_url"] },
};

interface Settings {
  document?: OpenApiDocument;
  overlays?: OverlaySource[];
  retired?: Retired;
  models?: string[];
}

function generate({ document = ownDocument(), overlays = [], retired = nothingRetired, models = [] }: Settings = {}) {
  return generateDocumentFile(document, { overlays, retired, models, operations });
}

/** A member of the constant `document`, without spaces between its lines. */
async function member(name: string, settings?: Settings): Promise<string> {
  const { text } = await generate(settings);
  const after = text.slice(text.indexOf("export const document"));
  return (new RegExp(`^ {2}${name}: ([\\s\\S]*?),\n(?= {2}\\w|};)`, "m").exec(after)?.[1] ?? "").replace(/\n\s*/g, "");
}

const overlay = (target: string, update: object): OverlaySource => ({
  name: "1-test.json",
  text: JSON.stringify({
    overlay: "1.1.0",
    info: { title: "Test", version: "1" },
    actions: [{ target, description: "A test.", update }],
  }),
});
const post = operation({ prompt: { type: "string" } }, { example: { prompt: "a rose" } });

describe("tables of the file", () => {
  test("are those of the document", async () => {
    expect(await member("modelIds")).toBe('["scent/acme/rose-1",]');
    expect(await member("kindMethods")).toBe('{"scent": "scent",}');
    expect(await member("otherSubmissionIds")).toBe("[]");
    expect(await member("loadSchemas")).toContain('"scent/acme/rose-1": {"type":"object"');
  });

  test("know the operations of the client's resources that the document does not have", async () => {
    expect(await member("multipartOperations")).toBe('["POST /assets",]');
    expect(await member("submissionOperations")).toBe('["POST /styles/train",]');
    expect(await member("bodilessOperations")).toBe('["POST /styles/{id}/share",]');
    const media = await member("loadMediaFields");
    expect(media).toContain('"POST /styles/train": ["urls[]"]');
    // Models of the package's document are none of this one.
    expect(media).not.toContain("image/acme/gone");
  });

  test("take the document's word for the operations that it has", async () => {
    const document = ownDocument();
    document.paths["/assets"] = { post };
    expect(await member("multipartOperations", { document })).toBe("[]");
    expect(await member("repeatablePosts", { document })).toBe("[]");
  });

  test("keep texts with other separators of lines, and names of members of objects", async () => {
    const prompt = { type: "string", enum: ["one\u2028two", "three\n];\n", "*/"], description: "];\u2029};" };
    const fields = JSON.parse('{ "__proto__": { "type": "string" } }');
    const document = smallDocument({ [path]: { post: operation({ prompt, ...fields }) } });
    const { text } = await generate({ document });
    expect(text).toContain('"enum":["one\u2028two","three\\n];\\n","*/"]');
  });
});

describe("types of the file", () => {
  test("stand beside names that the file itself has", async () => {
    const named = (title: string) => ({ type: "object", title, properties: { [title]: { type: "string" } } });
    const titles = ["sdk", "KindMethods", "DocumentTypes", "Job", "document"];
    const fields = Object.fromEntries(titles.map((title) => [title.toLowerCase(), named(title)]));
    const components = { schemas: Object.fromEntries(titles.map((title) => [title, named(title)])) };
    const refs = Object.fromEntries(titles.map((title) => [title, { $ref: `#/components/schemas/${title}` }]));
    const document = { ...smallDocument({ [path]: { post: operation({ ...fields, ...refs }) } }), components };
    const { text } = await generate({ document });
    for (const name of ["KindMethods", "DocumentTypes", "sdk"]) {
      const declared = text.match(
        new RegExp(`^(export (interface|type) ${name}\\b|import type \\* as ${name}\\b)`, "gm"),
      );
      expect(declared, name).toHaveLength(1);
    }
  });

  test("have the models that are retired, as deprecated", async () => {
    const retired: Retired = {
      aliases: [],
      models: [
        {
          id: "scent/acme/rose-0",
          retired: "2026-10-01",
          replacement: "scent/acme/rose-1",
          moved: true,
          lastMajor: 0,
          operation: post as never,
        },
      ],
    };
    const { text } = await generate({ retired });
    expect(text).toMatch(
      /@deprecated Moved: its id is `scent\/acme\/rose-1` now\.[\s\S]*"scent\/acme\/rose-0": AcmeRose0Input;/,
    );
    expect(await member("movedModels", { retired })).toBe('{"scent/acme/rose-0": "scent/acme/rose-1",}');
  });
});

describe("overlays", () => {
  test("apply where the document has their target", async () => {
    const { text, leftOut } = await generate({
      overlays: [overlay(`$.paths['${path}'].post.requestBody.content['application/json'].schema`, { title: "Scent" })],
    });
    expect(leftOut).toEqual([]);
    expect(text).toContain("export interface Scent {");
  });

  test("are left out where it has not, which is said", async () => {
    const target = "$.paths['/generate/image/acme/gone'].post";
    const { text, leftOut } = await generate({ overlays: [overlay(target, { summary: "Gone" })] });
    expect(leftOut).toEqual([{ overlay: "1-test.json", target }]);
    expect(text).toBe((await generate()).text);
  });

  test("add operations to a document that has most of the known models, and to no smaller one", async () => {
    const overlays = [overlay("$.paths", { "/generate/scent/acme/rose-2": { post } })];
    const whole = await generate({ overlays, models: ["scent/acme/rose-1"] });
    expect(whole.text).toContain('"scent/acme/rose-2": AcmeRose2Input;');
    const smaller = await generate({ overlays, models: ["scent/acme/rose-1", "image/acme/gone"] });
    expect(smaller.text).not.toContain("rose-2");
    expect(smaller.leftOut).toEqual([{ overlay: "1-test.json", target: "$.paths['/generate/scent/acme/rose-2']" }]);
  });
});
