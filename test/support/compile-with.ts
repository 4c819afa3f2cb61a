import { basename, dirname } from "node:path";
import ts from "typescript";
import { repositoryPath } from "./document.ts";

const fileName = repositoryPath("test/types/compiled-example.ts");
const generated = repositoryPath("generated");

/** What the compiler says of a program that uses the package with these generated files, and of the files themselves. */
export function messagesWith(files: ReadonlyMap<string, string>, text: string): string[] {
  const config = ts.readConfigFile(repositoryPath("tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, repositoryPath("."));
  const host = ts.createCompilerHost(options);
  const textOf = (name: string) => {
    if (name === fileName) return text;
    return dirname(name) === generated ? files.get(basename(name)) : undefined;
  };
  const getSourceFile: ts.CompilerHost["getSourceFile"] = (name, ...rest) => {
    const own = textOf(name);
    return own === undefined
      ? host.getSourceFile(name, ...rest)
      : ts.createSourceFile(name, own, ts.ScriptTarget.ES2022);
  };
  const fileExists = (name: string) => textOf(name) !== undefined || host.fileExists(name);
  const program = ts.createProgram([fileName], options, { ...host, getSourceFile, fileExists });
  const own = program.getSourceFiles().filter(({ fileName: name }) => textOf(name) !== undefined);
  return own.flatMap((file) =>
    [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText, start }) =>
        `${basename(file.fileName)}:${line(file, start)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    ),
  );
}

function line(file: ts.SourceFile, start = 0): number {
  return file.getLineAndCharacterOfPosition(start).line + 1;
}
