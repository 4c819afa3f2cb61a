import { readdirSync } from "node:fs";
import { basename } from "node:path";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";
import { fixtureSources } from "../support/fixture-types.ts";
import { createProgram } from "../support/typescript.ts";

// The type tests that name models, fields or operations. They are compiled with the types of the fixture, so that they say
// what the types do with a document, whatever the API's document has.
const folder = repositoryPath("test/types/fixture");
const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));

let program: ts.Program;
beforeAll(() => {
  program = createProgram(
    names.map((name) => `${folder}/${name}`),
    {},
    fixtureSources,
  );
});

test.each(names)("%s compiles with the types of the fixture", (name) => {
  const file = program.getSourceFile(`${folder}/${name}`);
  const problems = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  expect(
    problems.map(({ start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${name}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    }),
  ).toEqual([]);
});

test("the package compiles with the types of the fixture", () => {
  const own = ["src", "generated"].map((name) => repositoryPath(`${name}/`));
  const files = program.getSourceFiles().filter(({ fileName }) => own.some((path) => fileName.startsWith(path)));
  expect(files.length).toBeGreaterThan(fixtureSources.size);
  const problems = files.flatMap((file) => program.getSemanticDiagnostics(file));
  expect(
    problems.map(
      ({ file, messageText }) =>
        `${basename(file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    ),
  ).toEqual([]);
});
