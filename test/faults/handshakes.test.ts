import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { isKreaConnectionError, isKreaSubmissionUnknownError, Krea } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { inputOf, model } from "./support.ts";

/** Runs a piece of work against a server on loopback, which is closed with all of its connections. */
async function withPort<T>(server: Server, work: (port: number) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

const clientAt = (baseUrl: string, options = {}) =>
  new Krea({ apiKey: "test-key", baseUrl, maxRetries: 0, ...options });
const alert = Buffer.from([21, 3, 1, 0, 2, 2, 40]);

describe("a TLS handshake of the runtime's fetch that fails makes no job", () => {
  test.each<[string, (socket: Socket) => void]>([
    ["is closed at once", (socket) => socket.destroy()],
    ["is closed after the hello", (socket) => socket.once("data", () => socket.end())],
    ["is refused by an alert", (socket) => socket.once("data", () => socket.end(alert))],
  ])("where it %s", async (_how, meet) => {
    await withPort(createServer(meet), async (port) => {
      const error = await caught(clientAt(`https://127.0.0.1:${port}`).image(model, inputOf("x")));
      expect(isKreaConnectionError(error)).toBe(true);
      expect((error as Error).message).toContain("No job was made.");
    });
  });

  test("and is made again, within the budget", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await withPort(server, async (port) => {
      const krea = clientAt(`https://127.0.0.1:${port}`, { maxRetries: 2, retryDelayMs: 1 });
      await caught(krea.image(model, inputOf("x")));
      expect(connections).toBe(3);
    });
  });
});

describe("a submission that the server has read", () => {
  test.each<[string, boolean]>([
    ["without middleware", false],
    ["with middleware", true],
  ])("is sent once, with its length, where Node would repeat it after a 421: %s", async (_how, hasMiddleware) => {
    const received: { body: string; length: string | undefined; encoding: string | undefined }[] = [];
    const server = createHttpServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      request.on("end", () => {
        const { "content-length": length, "transfer-encoding": encoding } = request.headers;
        received.push({ body, length, encoding });
        response.writeHead(421).end();
      });
    });
    await withPort(server, async (port) => {
      const krea = clientAt(`http://127.0.0.1:${port}`);
      if (hasMiddleware) krea.api.use({ onResponse: () => undefined });
      await caught(krea.image(model, inputOf("é")));
      const body = JSON.stringify(inputOf("é"));
      expect(received).toEqual([{ body, length: String(Buffer.byteLength(body)), encoding: undefined }]);
    });
  });

  test("is unknown where the connection breaks", async () => {
    const server = createHttpServer((request) => void request.resume().on("end", () => request.socket.destroy()));
    await withPort(server, async (port) => {
      const error = await caught(clientAt(`http://127.0.0.1:${port}`).image(model, inputOf("x")));
      expect(isKreaSubmissionUnknownError(error)).toBe(true);
    });
  });
});
