import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";
import { fixtureTexts } from "../support/fixture-types.ts";
import { compilerOptions } from "../support/typescript.ts";

// What an editor shows is asked of the language service that editors use. The types are those of the fixture.
const fileName = repositoryPath("test/types/editor-example.ts");
const example = `
import { Krea } from "../../src/index.ts";
const krea = new Krea();
krea.image("bfl/flux-1-dev", { prompt: "x", /*keys*/ });
krea.enhance("krea/enhance", { /*requiredKeys*/ });
declare const input: import("../../src/index.ts").ModelInput<"image/bfl/flux-1-dev">;
input./*old*/imageUrl;
declare const enhance: import("../../src/index.ts").ModelInput<"enhance/topaz/bloom-enhance">;
if ("imageUrl" in enhance) enhance./*required*/imageUrl;
declare const result: Awaited<ReturnType<typeof krea.subscribe>>;
result./*job*/job;
result./*requestId*/requestId;
declare const job: import("../../src/index.ts").Job;
/*union*/job;
job./*status*/status;
if (job.status === "completed") { /*completed*/job; job./*result*/result; }
else if (job.status === "failed") { /*failed*/job; job./*error*/error; }
else if (job.status === "cancelled") { /*cancelled*/job; }
else { /*pending*/job; }
krea./*subscribe*/subscribe("image/bfl/flux-1-dev", { input: { prompt: "x" } });
krea./*image*/image("bfl/flux-1-dev", { prompt: "x" });
krea./*batch*/batch([{ model: "image/bfl/flux-1-dev", input: { prompt: "x" } }]);
krea.image("/*name*/", { prompt: "x" });
krea.batch([{ model: "/*batchModel*/", input: {} }]);
krea.batch([{ model: "image/bfl/flux-1-dev", input: { prompt: "x", /*batchKeys*/ } }]);
krea.subscribe("/*model*/", { input: { prompt: "x" } });
krea.models.get("/*get*/");
krea.models.estimate("/*estimate*/", {});
krea.models.estimate("video/kling/kling-2.5", { /*estimateKeys*/ });
`;
let service: ts.LanguageService;

beforeAll(() => {
  service = ts.createLanguageService({
    getCompilationSettings: () => compilerOptions,
    getScriptFileNames: () => [fileName],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = name === fileName ? example : (fixtureTexts.get(name) ?? ts.sys.readFile(name));
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => repositoryPath("."),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === fileName || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
  });
}, 60_000);

const after = (marker: string) => example.indexOf(`/*${marker}*/`) + marker.length + 4;
const completionsAt = (position: number) => service.getCompletionsAtPosition(fileName, position, {})?.entries ?? [];

describe("completions", () => {
  test.each(["keys", "requiredKeys"])("mark the old names as deprecated (%s)", (marker) => {
    const entries = completionsAt(after(marker));
    const modifiersOf = (name: string) => entries.find((entry) => entry.name === name)?.kindModifiers?.split(",");
    expect(modifiersOf("imageUrl")).toContain("deprecated");
    expect(modifiersOf("image_url")).not.toContain("deprecated");
  });

  test.each(["model", "get", "estimate"])("list the model ids (%s)", (marker) => {
    const names = completionsAt(example.indexOf(`/*${marker}*/`)).map((entry) => entry.name);
    expect(names).toContain("image/krea/krea-2/medium");
    expect(names).toContain("video/google/veo-3.1");
  });

  test("list the names of a kind's models", () => {
    const names = completionsAt(example.indexOf("/*name*/")).map((entry) => entry.name);
    expect(names).toContain("krea/krea-2/medium");
    expect(names).not.toContain("google/veo-3.1");
  });

  test("list the model ids and the fields of a batch's request", () => {
    const models = completionsAt(example.indexOf("/*batchModel*/")).map((entry) => entry.name);
    expect(models).toContain("image/krea/krea-2/medium");
    const fields = completionsAt(example.indexOf("/*batchKeys*/")).map((entry) => entry.name);
    expect(fields).toContain("steps");
  });

  test("list the fields of an input to be estimated", () => {
    const names = completionsAt(example.indexOf("/*estimateKeys*/")).map((entry) => entry.name);
    expect(names).toContain("duration");
  });
});

describe("quick info", () => {
  const infoAt = (marker: string) => service.getQuickInfoAtPosition(fileName, after(marker) + 1);

  test.each(["old", "required"])("of an old name says that it is deprecated and which name to use (%s)", (marker) => {
    const info = infoAt(marker);
    expect(info?.kindModifiers).toContain("deprecated");
    const tag = info?.tags?.find(({ name }) => name === "deprecated");
    expect(ts.displayPartsToString(tag?.text)).toMatch(
      /^Use `image_url` instead\. Public API request fields are moving/,
    );
  });

  const result = "Promise<SubscribeResult>";
  const flux = '"image/bfl/flux-1-dev"';
  test.each([
    ["job", "(property) SubscribeResult.job: CompletedJob"],
    ["completed", "const job: CompletedJob"],
    ["failed", "const job: FailedJob"],
    ["cancelled", "const job: CancelledJob"],
    ["pending", "const job: PendingJob"],
    ["result", "(property) CompletedJob.result: JobResult"],
    ["error", "(property) JobFields.error: JobFailure | null"],
    ["union", "const job: Job"],
    [
      "subscribe",
      `(method) Krea.subscribe<${flux}>(model: ${flux}, options: SubscribeOptions<BflFlux1DevInput>): ${result}`,
    ],
    [
      "image",
      '(method) KindMethods.image<"bfl/flux-1-dev">(model: "bfl/flux-1-dev", input: BflFlux1DevInput, options?: SubmitOptions): Promise<Job>',
    ],
    [
      "batch",
      `(method) Krea.batch<${flux}>(requests: BatchRequests<${flux}>, options?: BatchOptions): AsyncIterableIterator<BatchResult>`,
    ],
  ])("of %s is short, by names", (marker, text) => {
    const position = example.indexOf(`/*${marker}*/`) + marker.length + 4;
    const info = service.getQuickInfoAtPosition(fileName, position);
    expect(ts.displayPartsToString(info?.displayParts)).toBe(text);
  });

  test("of a status names those that have not ended", () => {
    const [, type = ""] = ts.displayPartsToString(infoAt("status")?.displayParts).split("(property) status: ");
    expect(type.split(" | ").sort()).toEqual(['"cancelled"', '"completed"', '"failed"', "PendingStatus"]);
  });

  test("of requestId says that it is deprecated", () => {
    expect(infoAt("requestId")?.kindModifiers).toContain("deprecated");
  });
});
