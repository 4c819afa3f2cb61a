import { inVirtualTime } from "../support/virtual-time.ts";
import type { FaultOptions } from "./fault-host.ts";
import { createVirtualServer, type VirtualServer } from "./virtual-server.ts";

/**
 * Runs a piece of work against a fault server in virtual time, which goes on whenever nothing else does: nothing in it
 * depends on the speed of the machine.
 */
export async function withServer<T>(options: FaultOptions, work: (server: VirtualServer) => Promise<T>): Promise<T> {
  return inVirtualTime(() => work(createVirtualServer(options)));
}
