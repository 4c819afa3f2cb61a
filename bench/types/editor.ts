/**
 * What an editor shows, asked of the language service that editors use.
 *
 * @module
 */

import ts from "typescript";

/** Where the editor's pointer is: what is hovered, or where a completion is asked for. */
export interface Place {
  title: string;
  /** A line of a program; `|` is the place. */
  line: string;
}

const before = `import { Krea } from "krea-sdk";
declare const krea: Krea;
const { data, job } = await krea.subscribe("image/krea/krea-2/medium", {
  input: { prompt: "x", aspect_ratio: "16:9", resolution: "1K" },
});
const { data: style } = await krea.api.GET("/styles/{id}", { params: { path: { id: "x" } } });
`;

/** The texts that hovers show. */
export const hovers: readonly Place[] = [
  { title: "the answer's `data`", line: "da|ta;" },
  { title: "the answer's `job`", line: "jo|b;" },
  { title: "`job.status`", line: "job.sta|tus;" },
  { title: "`data` of a path", line: "sty|le;" },
  { title: "`krea.image`", line: 'krea.ima|ge("bfl/flux-1-dev", { prompt: "x" });' },
  { title: "`krea.jobs.wait`", line: 'krea.jobs.wa|it("x");' },
  {
    title: "an input's field",
    line: 'krea.image("krea/krea-2/medium", { pro|mpt: "x", aspect_ratio: "1:1", resolution: "1K" });',
  },
];

/** The places where completions are asked for. */
export const completions: readonly Place[] = [
  { title: "model ids of `subscribe`", line: 'krea.subscribe("|");' },
  { title: "names of image models", line: 'krea.image("|");' },
  { title: "fields of an input", line: 'krea.image("krea/krea-2/medium", { | });' },
  { title: "values of a field", line: 'krea.image("krea/krea-2/medium", { prompt: "x", resolution: "|" });' },
  { title: "paths of `krea.api.GET`", line: 'krea.api.GET("|");' },
];

/** An editor with the package in front of it. */
export interface Editor {
  hover(place: Place): string;
  complete(place: Place): string[];
}

/**
 * Opens an editor.
 *
 * @param fileName - a file beside which the package is installed; it need not exist
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
