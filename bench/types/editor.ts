/**
 * What an editor shows, according to the language service that editors use.
 *
 * @module
 */

import ts from "typescript";

/** A position in a program, to hover over or to complete at. */
export interface Place {
  title: string;
  /** A line of a program, with `|` at the position. */
  line: string;
}

const before = `import { Krea } from "krea-sdk";
declare const krea: Krea;
const { data, job } = await krea.subscribe("image/krea/krea-2/medium", {
  input: { prompt: "x", aspect_ratio: "16:9", resolution: "1K" },
});
const { data: style } = await krea.api.GET("/styles/{id}", { params: { path: { id: "x" } } });
`;

/** The positions to hover over. */
export const hovers: readonly Place[] = [
  { title: "`data` of the result", line: "da|ta;" },
  { title: "`job` of the result", line: "jo|b;" },
  { title: "`job.status`", line: "job.sta|tus;" },
  { title: "`data` of a path", line: "sty|le;" },
  { title: "`krea.image`", line: 'krea.ima|ge("bfl/flux-1-dev", { prompt: "x" });' },
  { title: "`krea.jobs.wait`", line: 'krea.jobs.wa|it("x");' },
  {
    title: "an input's field",
    line: 'krea.image("krea/krea-2/medium", { pro|mpt: "x", aspect_ratio: "1:1", resolution: "1K" });',
  },
];

/** The positions to complete at. */
export const completions: readonly Place[] = [
  { title: "model ids of `subscribe`", line: 'krea.subscribe("|");' },
  { title: "names of image models", line: 'krea.image("|");' },
  { title: "fields of an input", line: 'krea.image("krea/krea-2/medium", { | });' },
  { title: "values of a field", line: 'krea.image("krea/krea-2/medium", { prompt: "x", resolution: "|" });' },
  { title: "paths of `krea.api.GET`", line: 'krea.api.GET("|");' },
];

/** A program that uses the package, open in an editor. */
export interface Editor {
  hover(place: Place): string;
  complete(place: Place): string[];
}

/**
 * Opens an editor.
 *
 * @param fileName - the program's file, in a folder where the package is installed; it need not exist
 */
export function openEditor(fileName: string, options: ts.CompilerOptions): Editor {
  let text = before;
  let version = 0;
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [fileName],
    getScriptVersion: () => String(version),
    getScriptSnapshot: (name) => {
      const content = name === fileName ? text : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === fileName || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
  });
  const open = ({ line }: Place): number => {
    text = before + line.replace("|", "");
    version += 1;
    return before.length + line.indexOf("|");
  };
  return {
    hover(place) {
      const position = open(place);
      return ts.displayPartsToString(service.getQuickInfoAtPosition(fileName, position)?.displayParts);
    },
    complete(place) {
      const position = open(place);
      const entries = service.getCompletionsAtPosition(fileName, position, {})?.entries ?? [];
      return entries.filter(({ kindModifiers }) => !kindModifiers?.includes("deprecated")).map(({ name }) => name);
    },
  };
}
