// Budgets, checked by `npm run size` over `dist/`: what a browser loads with each entry and all that it imports statically,
// its dependency too, minified, each file with gzip.

import { fileURLToPath } from "node:url";
import { bundleEntry, bundleInOneFile, writeBundle } from "./bench/support/bundle.ts";

const root = fileURLToPath(new URL(".", import.meta.url));

const budget = async (name, files, limit) => {
  const folder = fileURLToPath(new URL(`out/size/${name}`, import.meta.url));
  return { name, path: await writeBundle(files, folder), limit, gzip: true };
};
const entry = (name) => bundleEntry(`./dist/${name}.js`, root);

export default [
  await budget("krea-sdk", await entry("index"), "39.5 kB"),
  // What bundlers that do not split make of it: the catalogue, the schemas and the prices are in it.
  await budget("krea-sdk-in-one-file", await bundleInOneFile("./dist/index.js", root), "63 kB"),
  await budget("krea-sdk-runware", await entry("runware"), "42 kB"),
  await budget("krea-sdk-validate", await entry("validate"), "16.5 kB"),
  await budget("krea-sdk-webhooks", await entry("webhooks"), "9 kB"),
  // Nobody waits for it. It tells of something that came in by mistake.
  { name: "all of dist, with source maps", path: "dist/**/*", limit: "6 MB", gzip: false, brotli: false },
];
