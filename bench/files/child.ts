/**
 * Moves a file in a process of its own, and prints how far its memory grew, in bytes. It needs `--expose-gc`, and takes the
 * way to move it, the server's URL, a folder of files that are named by their sizes, and the size.
 *
 * @module
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Krea } from "../../src/index.ts";
import { fileFromPath, saveJob } from "../../src/node.ts";

const [way = "", url = "", folder = "", size = ""] = process.argv.slice(2);
const krea = new Krea({ apiKey: "key", baseUrl: url });
const jobOf = (file: string) => ({ job_id: "job", result: { urls: [`${url}/${file}`] } });

const ways: Record<string, (name: string) => Promise<unknown>> = {
  "upload, fileFromPath": async (name) => krea.assets.upload(await fileFromPath(join(folder, name))),
  "upload, read into memory": async (name) => krea.assets.upload(await readFile(join(folder, name))),
  "download, saveJob": (name) => saveJob(jobOf(name), { directory: folder, filename: "out", overwrite: true }),
  "download, read into memory": async (name) => {
    const response = await krea.files.fetch(`${url}/${name}`);
    await writeFile(join(folder, "out"), Buffer.from(await response.arrayBuffer()));
  },
};

const move = ways[way];
if (!move) throw new Error(`There is no way ${JSON.stringify(way)}.`);
// What the code itself needs is not to be counted.
await move("0");
globalThis.gc?.();
await sleep(50);
const before = process.memoryUsage.rss();
let most = before;
const timer = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 2);
await move(size);
clearInterval(timer);
console.log(Math.max(most, process.memoryUsage.rss()) - before);
process.exit();
