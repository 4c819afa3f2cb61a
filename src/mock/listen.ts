/**
 * Starts and stops the HTTP server of a mock server.
 *
 * @module
 */

import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Starts listening.
 *
 * @returns the port and URL, once the server accepts connections
 * @throws Error if the port is taken
 */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string },
): Promise<{ port: number; url: string }> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Error(`Port ${port} of ${host} is in use`, { cause: error }) : error);
    });
    server.listen(port, host, resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return { port: actualPort, url: `http://${host === "::1" ? "[::1]" : host}:${actualPort}` };
}

/** Stops the server and closes all connections. */
export async function stop(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
