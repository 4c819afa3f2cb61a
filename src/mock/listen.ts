/**
 * Where a mock server listens.
 *
 * @module
 */

import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Begins to listen.
 *
 * @returns where, once it does
 * @throws Error where the port is taken
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
  const { port: own } = server.address() as AddressInfo;
  return { port: own, url: `http://${host === "::1" ? "[::1]" : host}:${own}` };
}

/** Stops it, and closes every connection. */
export async function stop(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
