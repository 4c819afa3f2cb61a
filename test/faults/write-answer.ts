import type { ServerResponse } from "node:http";
import type { RightAnswer } from "./fault-host.ts";
import type { FaultyAnswer } from "./faults.ts";

/** An answer that goes out whole. */
interface Message {
  status: number;
  body: string | Uint8Array;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** How long a part of an answer has to arrive before its connection breaks: a reset would throw away what is not read. */
const arrivalMs = 5;

/** Writes an answer with its fault. */
export function writeAnswer(response: ServerResponse, answer: FaultyAnswer, right: RightAnswer): void {
  const message = wholeMessage(answer, right);
  if (message) {
    const { status, body, headers } = message;
    response.writeHead(status, { ...head(Buffer.byteLength(body)), ...headers }).end(body);
  } else if (answer.kind === "reset") {
    response.socket?.resetAndDestroy();
  } else if (answer.kind === "reset midway" || answer.kind === "truncated") {
    const end = answer.kind === "truncated" ? "end" : "resetAndDestroy";
    response.writeHead(right.status, head(Buffer.byteLength(right.body))).write(half(right.body));
    setTimeout(() => response.socket?.[end](), arrivalMs);
  }
  // What is left is a hang.
}

/** The answer where it goes out whole; undefined where its connection breaks, or nothing comes. */
export function wholeMessage(answer: FaultyAnswer, { status, body, previous }: RightAnswer): Message | undefined {
  if (answer.kind === "instead") return answer;
  if (answer.kind === "whole") return { status, body };
  if (answer.kind === "twice") return { status, body: body + body };
  if (answer.kind === "stale") return { status, body: previous ?? body };
  if (answer.kind === "truncated" && answer.lengthOf === "half") return { status, body: half(body) };
  return undefined;
}

function head(length: number): Record<string, string> {
  return { "content-type": "application/json", "content-length": String(length) };
}

/** Half the bytes of a body. */
export function half(body: string): Uint8Array {
  const bytes = Buffer.from(body);
  return bytes.subarray(0, Math.ceil(bytes.length / 2));
}
