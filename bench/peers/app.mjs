/**
 * Runs a bundled app against a server whose jobs have completed, and prints which of its files were loaded, as JSON:
 * `{ entry, later }`, those loaded with the entry and those loaded by its calls. Takes the client and the entry's URL.
 *
 * Every file of the bundle adds its URL to `globalThis.loadedFiles` when it is loaded.
 */

import { startServer } from "./server.mjs";

const [name = "", entryUrl = ""] = process.argv.slice(2);
const server = await startServer({ jobs: "completed" });
globalThis.loadedFiles = [];
const { createClient } = await import(entryUrl);
const entry = [...globalThis.loadedFiles];
const { submit, wait = submit } = createClient({ url: `${server.url}/${name}` });
await wait();
const later = globalThis.loadedFiles.filter((url) => !entry.includes(url));
console.log(JSON.stringify({ entry, later }));
process.exit();
