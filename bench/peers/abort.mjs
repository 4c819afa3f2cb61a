/** Prints how long after an abort the wait for a job ends, in milliseconds, and how it ends. */

import { clientOf } from "./clients.mjs";
import { startServer } from "./server.mjs";

const [name = ""] = process.argv.slice(2);
const server = await startServer({ resetsSubmissions: false });
const { wait } = await clientOf(name, { url: server.url });
const controller = new AbortController();
const ended = wait(controller.signal).then(
  (value) => (value === undefined ? "resolves undefined" : "resolves"),
  (error) => `rejects ${error.name}`,
);
await new Promise((resolve) => setTimeout(resolve, 1_300));
const abortedAt = performance.now();
controller.abort();
const how = await Promise.race([ended, new Promise((resolve) => setTimeout(() => resolve("did not end"), 15_000))]);
console.log(JSON.stringify({ milliseconds: performance.now() - abortedAt, how }));
process.exit();
