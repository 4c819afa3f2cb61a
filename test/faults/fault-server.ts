import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { FaultHost, type FaultOptions, type FaultServer } from "./fault-host.ts";
import { writeAnswer } from "./write-answer.ts";

/** A fault server on a port. */
export interface FaultServerOptions extends FaultOptions {
  /** The port to listen on. Default: a free one. */
  port?: number | undefined;
}

/** Starts a fault server on 127.0.0.1: its faults are those of real connections, its time is real time. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const host = new FaultHost(options);
  const hanging = new Set<ServerResponse>();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { answer, right, date } = await host.handle({
      method: request.method ?? "",
      url: new URL(request.url ?? "/", "http://127.0.0.1"),
      account: request.headers.authorization ?? "",
      json: () => json(request),
    });
    if (date === undefined) response.sendDate = false;
    else response.setHeader("date", date);
    if (answer.kind === "hang") {
      hanging.add(response);
      response.once("close", () => hanging.delete(response));
    }
    writeAnswer(response, answer, right);
  };

  // Where the client has gone, there is nobody to answer.
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  // The client is to close idle connections, not the server: that would be a fault that nobody asked for.
  server.keepAliveTimeout = 0;
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ledger: host.ledger,
    requests: host.requests,
    hanging: () => hanging.size,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
