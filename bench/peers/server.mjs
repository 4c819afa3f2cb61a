/** A server on 127.0.0.1 that answers every client in the words of its API. */

import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { jobOf } from "./clients.mjs";

/**
 * Starts the server.
 *
 * @param {{ resetsSubmissions?: boolean, jobs?: "running" | "completed", onRequest?: () => void }} options -
 *   `resetsSubmissions` resets the connection of a submission after the server took it; `jobs` is the state of every job
 *   (default: running, for ever); `onRequest` is called when a request arrives
 * @returns the server's `url`, how many `posts` each client has sent, and `close`
 */
export async function startServer({ resetsSubmissions = false, jobs = "running", onRequest = () => {} } = {}) {
  const posts = new Map();
  const server = createServer(async (request, response) => {
    onRequest();
    const name = request.url.split("/")[1];
    await buffer(request);
    if (request.method === "POST") {
      posts.set(name, (posts.get(name) ?? 0) + 1);
      // The job is created and billed, but the response never arrives.
      if (resetsSubmissions) return request.socket.resetAndDestroy();
    }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(jobOf(name, jobs)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    posts,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
