/**
 * What the smoke suite talks to.
 *
 * @module
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that is not the API's, and what it has seen. */
export interface OtherServer {
  url: string;
  server: Server;
  /** Headers of the requests for files. */
  seen: Record<string, unknown>[];
  /** How many submissions were reset. */
  resets: number;
}

/** Starts a server that hangs, resets, or answers with a request's headers, and serves the files of a page. */
export async function startOtherServer(files: ReadonlyMap<string, Uint8Array> = new Map()): Promise<OtherServer> {
  const server = createServer();
  const other: OtherServer = { url: "", server, seen: [], resets: 0 };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? "/";
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization,content-type");
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    if (path.endsWith("/hang")) return undefined;
    if (path.includes("/reset/")) {
      other.resets += 1;
      return request.on("end", () => request.socket.resetAndDestroy()).resume();
    }
    if (path === "/headers") {
      other.seen.push(request.headers);
      return response.end(JSON.stringify(request.headers));
    }
    const file = files.get(path);
    if (!file) return response.writeHead(404).end();
    const type = path.endsWith(".js") ? "text/javascript" : "text/html";
    return response.writeHead(200, { "content-type": type }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  other.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return other;
}

/** Stops a server, and closes the connections that hang. */
export async function stopServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
