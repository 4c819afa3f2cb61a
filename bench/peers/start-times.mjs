/**
 * Prints how long new processes take from their start to their first request, in milliseconds, as JSON: the times of each
 * client. Takes the number of runs and the names of the clients.
 *
 * Every round starts one process per client, in a rotating order, so that a busy moment of the machine does not count
 * against one client alone.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startServer } from "./server.mjs";

const [runs, ...names] = process.argv.slice(2);
const script = fileURLToPath(new URL("start.mjs", import.meta.url));
let onRequest = () => {};
const server = await startServer({ onRequest: () => onRequest() });

async function measure(name) {
  const arrival = new Promise((resolve) => {
    onRequest = () => resolve(performance.now());
  });
  const startedAt = performance.now();
  const child = spawn(process.execPath, [script, name, server.url], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "close");
  const arrivedAt = await Promise.race([arrival, ended.then(() => undefined)]);
  const [code] = await ended;
  if (arrivedAt === undefined || code !== 0) throw new Error(`${name}: the submission failed, exit code ${code}.`);
  return arrivedAt - startedAt;
}

const times = Object.fromEntries(names.map((name) => [name, []]));
// The first round fills the disk's cache and is not counted.
for (let round = 0; round <= Number(runs); round += 1) {
  for (const position of names.keys()) {
    const name = names[(position + round) % names.length];
    const milliseconds = await measure(name);
    if (round > 0) times[name].push(milliseconds);
  }
}
server.close();
console.log(JSON.stringify(times));
