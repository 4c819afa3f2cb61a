// Budgets of what a browser loads, each file with gzip, and of what is installed, checked by `npm run size` over `dist/`.

import { fileURLToPath } from "node:url";
import { bundle, writeBundle } from "./bench/support/bundle.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const folder = (name) => fileURLToPath(new URL(`out/size/${name}`, import.meta.url));
const main = await bundle("./dist/index.js", root);
const [runware, webhooks, validate] = await Promise.all([
  bundle("./dist/runware.js", root),
  bundle("./dist/webhooks.js", root),
  bundle("./dist/validate.js", root),
]);

const budget = async (name, files, limit) => ({
  ...{ name, limit, gzip: true },
  path: await writeBundle(files, folder(name)),
});

export default [
  await budget("krea-sdk", main.entry, "7 kB"),
  await budget("krea-sdk, loaded with the first call", main.withPart(/engine/), "22 kB"),
  await budget("krea-sdk-runware", runware.entry, "27 kB"),
  await budget("krea-sdk-webhooks", webhooks.entry, "7 kB"),
  // With openapi-fetch and the README, 1.5 MB on the disk.
  { name: "all of dist", path: "dist/**/*", limit: "1.17 MB", gzip: false, brotli: false },
  await budget("krea-sdk-validate", validate.entry, "11 kB"),
];
