/**
 * The types of the fixture, in place of those of the API's document.
 *
 * @module
 */

import ts from "typescript";
import { repositoryPath } from "./document.ts";
import { fixtureFiles } from "./fixture.ts";

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
