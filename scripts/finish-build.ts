/**
 * What `npm run build` does to `dist/` after the bundler, so that little is installed: the documents that the mock
 * servers serve are packed, maps tell lines, and declarations of types alone are there once. Each statement begins a line,
 * so that Node prints little of the code before an error that nobody caught.
 *
 * @module
 */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { breakLines } from "./build/break-lines.ts";
import { lineMap } from "./build/line-map.ts";
import { shareDeclarations } from "./build/shared-declarations.ts";

const root = new URL("../", import.meta.url);
const dist = new URL("dist/", root);

for (const name of ["openapi", "runware"]) {
  const document: unknown = JSON.parse(await readFile(new URL(`generated/${name}.json`, root), "utf8"));
  await writeFile(new URL(`${name}.json.gz`, dist), gzipSync(JSON.stringify(document), { level: 9 }));
}

const names = (await readdir(fileURLToPath(dist), { recursive: true })).map((name) => name.replaceAll("\\", "/"));
const read = (name: string) => readFile(new URL(name, dist), "utf8");
const write = (name: string, text: string) => writeFile(new URL(name, dist), text);

for (const name of names.filter((one) => one.endsWith("js.map"))) {
  const file = name.replace(/\.map$/, "");
  const { code, map } = breakLines({ code: await read(file), map: JSON.parse(await read(name)) });
  await write(file, code);
  await write(name, JSON.stringify(lineMap(map)));
}

const declarations = new Map<string, string>();
for (const name of names.filter((one) => /\.d\.c?ts$/.test(one))) {
  // The bundler names a map that it does not write.
  declarations.set(name, (await read(name)).replace(/\n\/\/# sourceMappingURL=.*$/, "\n"));
}
for (const [name, text] of new Map([...declarations, ...shareDeclarations(declarations)])) await write(name, text);
