import ts from "typescript";
import { repositoryPath } from "../support/document.ts";

const fileName = repositoryPath("test/types/message-example.ts");
const config = ts.readConfigFile(repositoryPath("tsconfig.json"), ts.sys.readFile);
const parsed = ts.parseJsonConfigFileContent(config.config, ts.sys, repositoryPath("."));
const options: ts.CompilerOptions = { ...parsed.options, noUnusedLocals: false, noUnusedParameters: false };
const host = ts.createCompilerHost(options);
const sources = new Map<string, ts.SourceFile | undefined>();
let program: ts.Program | undefined;

const before = `
import { Krea } from "../../src/index.ts";
import type * as Sdk from "../../src/index.ts";
declare const krea: Krea;
declare const job: Sdk.Job;
declare const either: boolean;
declare const prompts: string[];
`;

/** What the compiler says of a program that uses the package, and where in its text. */
export function messagesOf(text: string): { message: string; at: string }[] {
  const source = ts.createSourceFile(fileName, before + text, ts.ScriptTarget.ES2022);
  const readSource: ts.CompilerHost["getSourceFile"] = (name, ...rest) => {
    if (name === fileName) return source;
    if (!sources.has(name)) sources.set(name, host.getSourceFile(name, ...rest));
    return sources.get(name);
  };
  const fileExists = (name: string) => name === fileName || host.fileExists(name);
  program = ts.createProgram([fileName], options, { ...host, getSourceFile: readSource, fileExists }, program);
  const file = program.getSourceFile(fileName);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) => {
    const { messageText, start = 0, length = 0 } = diagnostic;
    return {
      message: ts.flattenDiagnosticMessageText(messageText, "\n"),
      at: (before + text).slice(start, start + length),
    };
  });
}
