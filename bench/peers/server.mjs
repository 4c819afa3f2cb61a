/** A server on 127.0.0.1 whose jobs do not end, and that can reset the connection of a submission after it took it. */

import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { jobOf } from "./clients.mjs";

/**
 * @param {{ resetsSubmissions: boolean }} options
 * @returns the server's `url`, how many `posts` each client has sent, and `close`
 */
export async function startServer({ resetsSubmissions }) {
  const posts = new Map();
  const server = createServer(async (request, response) => {
    const name = request.url.split("/")[1];
    await buffer(request);
    if (request.method === "POST") {
      posts.set(name, (posts.get(name) ?? 0) + 1);
      // The job is made, and billed; the answer never arrives.
      if (resetsSubmissions) return request.socket.resetAndDestroy();
    }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(jobOf(name)));
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
