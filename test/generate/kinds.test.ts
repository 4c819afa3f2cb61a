import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Defect } from "../../src/codegen/defect.ts";
import type { OpenApiDocument } from "../../src/codegen/document.ts";
import { generateFiles } from "../../src/codegen/outputs.ts";
import { messagesWith } from "../support/compile-with.ts";
import { operation } from "../support/document.ts";
import { fixtureSource } from "../support/fixture.ts";
import { readConstant } from "../support/read-constant.ts";

// Models of kinds and with paths that the fixture does not have, beside its own.
const pending = {
  "200": {
    description: "Made",
    content: {
      "application/json": {
        schema: { type: "object", properties: { job_id: { type: "string" }, status: { type: "string" } } },
      },
    },
  },
};
const model = (field: string, more: object = {}) => ({
  post: operation({ [field]: { type: "string" } }, { responses: pending, ...more }),
});
const form = { "multipart/form-data": { schema: { type: "object", properties: { file: { type: "string" } } } } };
const formed = { ...operation({}, { responses: pending }), requestBody: { required: true, content: form } };
const parameter = { name: "vendor", in: "path", required: true, schema: { type: "string" } };
const { requestBody: _body, ...bodiless } = operation({}, { responses: pending });
const paths: OpenApiDocument["paths"] = {
  "/generate/audio/eleven/music": model("lyrics"),
  "/generate/3d/tripo/tripo-3.1": model("shape"),
  "/generate/jobs/acme/queue": model("job"),
  "/generate/image/flat": model("flat"),
  "/generate/image/acme/model:v2": model("version"),
  "/generate/image/2512": model("digits"),
  "/generate/upscale": model("upscaled"),
  "/generate/__proto__/acme/a": model("proto"),
  "/generate/image/acme/formed": { post: formed },
  "/generate/image/acme/bare": { post: bodiless },
  "/generate/image/acme/no body": model("spaced"),
  "/generate/image/{vendor}": model("templated", { parameters: [parameter] }),
  "/generate/image/acme/asked": { get: { ...bodiless, summary: "Asked" } },
  "/export/3d": model("job_id"),
  "/refresh": { post: bodiless },
  "/compress": { post: operation({ level: {} }, { responses: { "202": { description: "Accepted" } } }) },
};

let files: Map<string, string>;
let defects: Defect[];
beforeAll(async () => {
  const { document, overlays } = fixtureSource;
  ({ files, defects } = await generateFiles({ ...document, paths: { ...document.paths, ...paths } }, overlays));
});

const constant = (file: string, name: string) => readConstant(files.get(file) ?? "", name);

describe("a document with new kinds of models", () => {
  test("gives each kind with names a method", () => {
    expect(constant("kinds.ts", "kindMethods")).toMatchObject({
      image: "image",
      audio: "audio",
      threeD: "3d",
      jobsModel: "jobs",
    });
    expect(constant("kinds.ts", "kindMethods")).not.toHaveProperty("upscale");
  });

  test("lists every model whose path can be called", () => {
    const ids = constant("model-ids.ts", "modelIds");
    expect(ids).toEqual(
      expect.arrayContaining([
        "audio/eleven/music",
        "3d/tripo/tripo-3.1",
        "image/flat",
        "image/acme/model:v2",
        "image/2512",
        "upscale",
      ]),
    );
    expect(ids).not.toContain("image/acme/no body");
    expect(ids).not.toContain("image/{vendor}");
    expect(ids).not.toContain("image/acme/asked");
    expect(constant("models.ts", "models")).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: "upscale", category: "upscale", vendor: "" }),
        expect.objectContaining({ id: "image/flat", category: "image", vendor: "" }),
        expect.objectContaining({ id: "3d/tripo/tripo-3.1", category: "3d", vendor: "tripo" }),
      ]),
    );
  });

  test("tells which operations are no models", () => {
    const told = defects.filter(({ where }) => where.startsWith("POST /generate/image/"));
    expect(told.map(({ where, problem }) => `${where}: ${problem}`)).toEqual([
      "POST /generate/image/acme/no body: its path has what a model's id cannot have, so it is no model",
      "POST /generate/image/{vendor}: its path has parameters, so it is no model",
    ]);
  });

  test("lists the other operations that make a job", () => {
    expect(constant("model-ids.ts", "otherSubmissionIds")).toEqual([
      "styles/train",
      "export/3d",
      "refresh",
      "compress",
    ]);
  });

  test("is typed: every id takes its own input", () => {
    const messages = messagesWith(
      files,
      `import { Krea, type ModelKind } from "../../src/index.ts";
      const krea = new Krea();
      export const jobs = [
        krea.audio("eleven/music", { lyrics: "la" }),
        krea.threeD("tripo/tripo-3.1", { shape: "cube" }),
        krea.jobsModel("acme/queue", { job: "x" }),
        krea.image("flat", { flat: "x" }),
        krea.image("acme/model:v2", { version: "x" }),
        krea.submit("audio/eleven/music", { lyrics: "la" }),
        krea.submit("image/2512", { digits: "x" }),
        krea.submit("upscale", { upscaled: "x" }),
        krea.submit("__proto__/acme/a", { proto: "x" }),
        krea.proto("acme/a", { proto: "x" }),
        krea.submit("image/acme/formed", { file: "x" }),
        krea.image("acme/bare", {}),
        krea.submit("export/3d", { job_id: "x" }),
        krea.submit("refresh", {}),
        krea.submit("compress", { level: 1 }),
        krea.subscribe("3d/tripo/tripo-3.1", { input: { shape: "cube" } }),
        krea.models.list({ category: "3d" }),
        krea.models.list({ category: "upscale" }),
      ];
      export const kinds: ModelKind[] = ["image", "3d", "audio", "upscale", "jobs"];
      // @ts-expect-error no field of this name
      krea.audio("eleven/music", { shape: "cube" });
      // @ts-expect-error a model of another kind
      krea.audio("tripo/tripo-3.1", { shape: "cube" });
      // @ts-expect-error no field of this name
      krea.submit("export/3d", { id: "x" });
      // @ts-expect-error there is no such kind
      krea.models.list({ category: "4d" });
      `,
    );
    expect(messages).toEqual([]);
  });
});

describe("a client of such a document", () => {
  beforeEach(async () => {
    vi.resetModules();
    const names = {
      "kinds.ts": ["kindMethods"],
      "model-ids.ts": ["modelIds", "otherSubmissionIds"],
      "operations.ts": [
        "multipartOperations",
        "submissionOperations",
        "unnamedJobs",
        "bodilessOperations",
        "repeatablePosts",
      ],
    };
    for (const [file, list] of Object.entries(names)) {
      vi.doMock(`../../generated/${file}`, () => Object.fromEntries(list.map((name) => [name, constant(file, name)])));
    }
    return () => {
      for (const file of Object.keys(names)) vi.doUnmock(`../../generated/${file}`);
      vi.resetModules();
    };
  });

  type Untyped = Record<string, (id: string, input?: object) => Promise<unknown>> & {
    api: Record<string, (path: string, init?: object) => Promise<{ data: unknown }>>;
  };
  /** A client whose server answers the same to everything, and the paths that were asked for. */
  async function client(answer: () => Response): Promise<{ krea: Untyped; sent: string[] }> {
    const { Krea } = await import("../../src/index.ts");
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(new URL(url).pathname);
      return answer();
    };
    return { krea: new Krea({ apiKey: "k", fetch, retryDelayMs: 1 }) as unknown as Untyped, sent };
  }
  const made = () => Response.json({ job_id: "j1", status: "queued" });

  test.each([
    ["audio", "eleven/music", "/generate/audio/eleven/music"],
    ["threeD", "tripo/tripo-3.1", "/generate/3d/tripo/tripo-3.1"],
    ["jobsModel", "acme/queue", "/generate/jobs/acme/queue"],
    ["image", "flat", "/generate/image/flat"],
    ["image", "acme/model:v2", "/generate/image/acme/model:v2"],
    ["submit", "image/acme/model:v2", "/generate/image/acme/model:v2"],
    ["submit", "upscale", "/generate/upscale"],
    ["submit", "export/3d", "/export/3d"],
    ["submit", "compress", "/compress"],
    ["generateRaw", "upscale", "/generate/upscale"],
  ])("%s sends %s to %s", async (method, id, path) => {
    const { krea, sent } = await client(made);
    expect(await krea[method]?.(id, {})).toMatchObject({ job_id: "j1", status: "queued" });
    expect(sent).toEqual([path]);
  });

  test.each(["image/acme/no body", "image/{vendor}", "image/acme/asked", "export"])(
    "says that there is no model %j",
    async (id) => {
      const { krea, sent } = await client(made);
      await expect(krea.submit?.(id, {})).rejects.toThrow(/^model: (expected an id|this version)/);
      expect(sent).toEqual([]);
    },
  );

  test.each(["/export/3d", "/compress", "/refresh", "/not/documented"])(
    "never repeats a POST to %s, and can look for its job",
    async (path) => {
      const { krea, sent } = await client(() => new Response("", { status: 500 }));
      const error: unknown = await krea.api.POST?.(path, { body: {} }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: "KreaSubmissionUnknownError", recover: expect.any(Function) });
      expect(sent).toEqual([path]);
    },
  );

  test("takes an answer without a job where the document has none", async () => {
    const { krea } = await client(() => new Response(null, { status: 202 }));
    await expect(krea.api.POST?.("/compress", { body: { level: 1 } })).resolves.toMatchObject({ data: undefined });
    await expect(krea.api.POST?.("/export/3d", { body: {} })).rejects.toMatchObject({
      name: "KreaSubmissionUnknownError",
    });
    await expect(krea.submit?.("compress", {})).rejects.toMatchObject({ name: "KreaSubmissionUnknownError" });
  });

  test("needs no body where the document has none", async () => {
    const { krea, sent } = await client(made);
    await expect(krea.api.POST?.("/refresh")).resolves.toMatchObject({ data: { job_id: "j1" } });
    await expect(krea.api.POST?.("/export/3d")).rejects.toThrow("POST /export/3d: body: expected an object");
    expect(sent).toEqual(["/refresh"]);
  });
});
