/**
 * The code that is generated from the fixture: a document of our own keeping, which no update of the API's document changes.
 * Tests of what a document leads to (a type, an alias, a price) run against it.
 *
 * @module
 */

import ts from "typescript";
import { readSources } from "../../scripts/generate.ts";
import { generateFiles } from "../../src/codegen/outputs.ts";
import { repositoryPath } from "./document.ts";

const { document, overlays } = await readSources(repositoryPath("test/fixture"));

/** The text of each file that is generated from the fixture, by its name. */
export const { files: fixtureFiles } = await generateFiles(document, overlays);

/** The text of each TypeScript file of the fixture, by the path of the file in `generated/` that it stands for. */
export const fixtureTexts: ReadonlyMap<string, string> = new Map(
  [...fixtureFiles].flatMap(([name, text]) =>
    name.endsWith(".ts") ? [[repositoryPath(`generated/${name}`), text] as const] : [],
  ),
);

/** As {@link fixtureTexts}, parsed. A program that is given them has the types of the fixture. */
export const fixtureSources: ReadonlyMap<string, ts.SourceFile> = new Map(
  [...fixtureTexts].map(([path, text]) => [path, ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)] as const),
);
