import ts from "typescript";
import { repositoryPath } from "../support/document.ts";
import { fixtureSources } from "../support/fixture-types.ts";
import { createProgram } from "../support/typescript.ts";

const fileName = repositoryPath("test/types/message-example.ts");
let program: ts.Program | undefined;

const before = `
import { Krea } from "../../src/index.ts";
import type * as Sdk from "../../src/index.ts";
declare const krea: Krea;
declare const job: Sdk.Job;
declare const either: boolean;
declare const prompts: string[];
`;

/** What the compiler says of a program that uses the package with the types of the fixture, and where in its text. */
export function messagesOf(text: string): { message: string; at: string }[] {
  const source = ts.createSourceFile(fileName, before + text, ts.ScriptTarget.ES2022);
  const settings = { noUnusedLocals: false, noUnusedParameters: false };
  program = createProgram([fileName], settings, new Map([...fixtureSources, [fileName, source]]), program);
  const file = program.getSourceFile(fileName);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) => {
    const { messageText, start = 0, length = 0 } = diagnostic;
    return {
      message: ts.flattenDiagnosticMessageText(messageText, "\n"),
      at: (before + text).slice(start, start + length),
    };
  });
}
