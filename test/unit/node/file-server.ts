import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What a server does with a request. */
export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A server of files on 127.0.0.1, and what it was asked. */
export async function startFileServer(answer: Answer) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Answers with a file, or the part of it that is asked for. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: Buffer, etag = '"v1"'): void {
  const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? "") ?? [];
  const isSame = request.headers["if-range"] === etag;
  const start = from !== undefined && isSame ? Number(from) : 0;
  const part = file.subarray(start);
  const headers = { "content-type": "image/png", "content-length": part.length, etag };
  const range = { "content-range": `bytes ${start}-${file.length - 1}/${file.length}` };
  response.writeHead(start > 0 ? 206 : 200, start > 0 ? { ...headers, ...range } : headers);
  response.end(part);
}

/**
 * Sends so many bytes of a file, from where it is asked for, and breaks the connection. It is closed rather than reset:
 * after a reset it depends on the speed of the machine whether what was sent before it is still read.
 */
export function breakAfter(
  request: IncomingMessage,
  response: ServerResponse,
  file: Buffer,
  bytes: number,
  etag?: string,
): void {
  const end = response.end.bind(response);
  response.end = ((part: Buffer) => {
    response.write(part.subarray(0, bytes), () => response.socket?.destroySoon());
    return response;
  }) as typeof end;
  sendFile(request, response, file, etag);
}
