/**
 * The project that a runtime runs: the packed package and the smoke suite.
 *
 * @module
 */

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { installTarball } from "../support/consumer.ts";
import { repositoryPath } from "../support/document.ts";
import type { Places } from "./smoke.ts";

/** How a program imports the package. */
const imports = `
  import * as main from "krea-sdk";
  import * as webhooks from "krea-sdk/webhooks";
  import * as validate from "krea-sdk/validate";
  import * as node from "krea-sdk/node";
  import * as mock from "krea-sdk/mock";
  import * as runware from "krea-sdk/runware";
  import { smoke } from "./smoke.mjs";
  const sdk = { main, webhooks, validate, node, mock, runware };
`;

/** Writes a project whose `program.mjs` prints the results. */
export async function writeProject(folder: string, tarball: string, places: Places): Promise<void> {
  await installTarball(tarball, folder);
  const source = await readFile(repositoryPath("test/runtimes/smoke.ts"), "utf8");
  const { code } = await transform(source, { loader: "ts", format: "esm", target: "es2022" });
  await writeFile(join(folder, "smoke.mjs"), code);
  const print = `console.log(JSON.stringify(await smoke(sdk, ${JSON.stringify(places)})));`;
  await writeFile(join(folder, "program.mjs"), imports + print);
  await mkdir(join(folder, "made"), { recursive: true });
}

/**
 * Bundles the suite into one file, as Workers are deployed.
 *
 * @returns the path of a workerd configuration that serves it at a free port
 */
export async function bundleWorker(folder: string, places: Places): Promise<string> {
  const handler = `export default { fetch: async () => Response.json(await smoke(sdk, ${JSON.stringify(places)})) };`;
  await writeFile(join(folder, "worker-source.mjs"), imports + handler);
  await build({
    entryPoints: [join(folder, "worker-source.mjs")],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    outfile: join(folder, "worker.js"),
  });
  const configuration = join(folder, "worker.capnp");
  await writeFile(
    configuration,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2025-11-01",
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  return configuration;
}

/** Bundles the suite for a page, split into parts; answers the files by their paths. */
export async function bundlePage(folder: string, places: Places): Promise<Map<string, Uint8Array>> {
  const show = `window.results = smoke(sdk, ${JSON.stringify(places)});`;
  await writeFile(join(folder, "page-source.mjs"), imports + show);
  const out = join(folder, "page");
  await build({
    entryPoints: { page: join(folder, "page-source.mjs") },
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    outdir: out,
  });
  const files = new Map<string, Uint8Array>();
  for (const name of await readdir(out)) files.set(`/${name}`, await readFile(join(out, name)));
  const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';
  files.set("/", new TextEncoder().encode(page));
  return files;
}
