/** Prints how many POSTs a client sends for one submission whose connection is reset after the server took it. */

import { clientOf } from "./clients.mjs";
import { startServer } from "./server.mjs";

const [name = ""] = process.argv.slice(2);
const server = await startServer({ resetsSubmissions: true });
const { submit } = await clientOf(name, { url: server.url });
await submit().catch(() => {});
console.log(server.posts.get(name));
server.close();
