/**
 * Uploads or downloads one file and prints how far the memory of the process grew, in bytes.
 *
 * Needs `--expose-gc`. Parameters: the way to move the file, the server's URL, a folder whose files are named by their
 * sizes in MB, and the size.
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
// Loads and compiles the code, whose memory must not be counted.
await move("0");
globalThis.gc?.();
await sleep(50);
const before = process.memoryUsage.rss();
let peak = before;
const timer = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 2);
await move(size);
clearInterval(timer);
console.log(Math.max(peak, process.memoryUsage.rss()) - before);
process.exit();
