/** Prints how a wait for a job ends after its signal was aborted, and how many milliseconds later. */

import { clientOf } from "./clients.mjs";
import { startServer } from "./server.mjs";

const [name = ""] = process.argv.slice(2);
const server = await startServer();
const { wait } = await clientOf(name, { url: server.url });
const controller = new AbortController();
const ended = wait(controller.signal).then(
  (value) => (value === undefined ? "resolves undefined" : "resolves"),
  (error) => `rejects ${error.name}`,
);
// Long enough for every client to have submitted and to be waiting.
await new Promise((resolve) => setTimeout(resolve, 1_300));
const abortedAt = performance.now();
controller.abort();
const timeout = new Promise((resolve) => setTimeout(() => resolve("did not end"), 15_000));
const how = await Promise.race([ended, timeout]);
console.log(JSON.stringify({ milliseconds: performance.now() - abortedAt, how }));
process.exit();
