import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";

// What an editor shows is asked of the language service that editors use.
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
krea.subscribe("/*model*/", { input: { prompt: "x" } });
krea.models.get("/*get*/");
krea.models.estimate("/*estimate*/", {});
krea.models.estimate("video/kling/kling-2.5", { /*estimateKeys*/ });
`;
let service: ts.LanguageService;

beforeAll(() => {
  const config = ts.readConfigFile(repositoryPath("tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, repositoryPath("."));
  service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [fileName],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = name === fileName ? example : ts.sys.readFile(name);
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

  test("of a job is its name", () => {
    expect(ts.displayPartsToString(infoAt("job")?.displayParts)).toBe("(property) SubscribeResult.job: CompletedJob");
  });
});
