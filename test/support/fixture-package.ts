/**
 * The sources of the package with the files that are generated from the fixture, so that programs run as they would with a
 * package that was made from it.
 *
 * @module
 */

import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryPath } from "./document.ts";
import { fixtureFiles } from "./fixture.ts";

/**
 * Puts the package into `package/` of a folder of programs. Programs of the folder that import `krea-sdk` get it.
 *
 * @returns the folder of its sources
 */
export async function addFixturePackage(folder: string): Promise<string> {
  const [sources, generated] = [join(folder, "package/src"), join(folder, "package/generated")];
  await mkdir(generated, { recursive: true });
  await Promise.all([
    cp(repositoryPath("src"), sources, { recursive: true }),
    cp(repositoryPath("generated"), generated, { recursive: true }),
  ]);
  await Promise.all([
    ...[...fixtureFiles].map(([name, text]) => writeFile(join(generated, name), text)),
    // The mock server looks for the documents beside the program that it was compiled into.
    writeFile(join(folder, "openapi.json"), fixtureFiles.get("openapi.json") ?? ""),
    cp(repositoryPath("generated/runware.json"), join(folder, "runware.json")),
    writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: repositoryPath("tsconfig.json"),
        compilerOptions: { paths: { "krea-sdk": [`${sources}/index.ts`], "krea-sdk/*": [`${sources}/*.ts`] } },
      }),
    ),
  ]);
  return sources;
}
