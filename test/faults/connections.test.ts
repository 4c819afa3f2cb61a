import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { isKreaSubmissionUnknownError } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { until } from "../support/until.ts";
import type { FaultServer } from "./fault-host.ts";
import { startFaultServer } from "./fault-server.ts";
import { clientOf, inputOf, model } from "./support.ts";

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The URL of a port that nobody listens on. */
async function closedPort(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  server.close();
  await once(server, "close");
  return url;
}

/** What to do with a connection once something of it was read. */
function onceRead(end: (socket: Socket) => void) {
  return (socket: Socket) => {
    socket.once("data", () => end(socket));
    socket.resume();
  };
}

/** A client, and how often it calls the runtime's `fetch`, which alone is believed about connections. */
function countingClient(url: string, maxRetries: number) {
  const sent = { count: 0 };
  const { fetch } = globalThis;
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
    sent.count += 1;
    return fetch(input, init);
  });
  return { krea: clientOf({ url }, { maxRetries }), sent };
}

describe("a submission", () => {
  test.each([0, 1, 4])(
    "whose connection is refused is sent again %i times, and made certainly no job",
    async (most) => {
      const { krea, sent } = countingClient(await closedPort(), most);
      const error = await caught(krea.image(model, inputOf("mine")));
      expect(error).toMatchObject({ name: "KreaConnectionError", message: expect.stringContaining("ECONNREFUSED") });
      expect(sent.count).toBe(most + 1);
    },
  );

  test("goes through to a port that opens later, once", async () => {
    const url = await closedPort();
    const { krea, sent } = countingClient(url, 200);
    let server: FaultServer | undefined;
    try {
      const submission = krea.image(model, inputOf("mine"), { retryDelayMs: 10 });
      await until(() => sent.count > 1);
      server = await startFaultServer({ port: Number(new URL(url).port) });
      const job = await submission;
      expect(server.ledger.jobs).toMatchObject([{ id: job.job_id, prompt: "mine" }]);
      expect(server.ledger.posts).toHaveLength(1);
      expect(sent.count).toBeGreaterThan(1);
    } finally {
      await server?.close();
    }
  });

  test.each([
    ["before a byte of it is read", (socket: Socket) => void setTimeout(() => socket.resetAndDestroy(), 30)],
    ["when the first bytes of it were read", onceRead((socket) => socket.resetAndDestroy())],
    ["without a reset, when it was read", onceRead((socket) => socket.end())],
  ])("whose connection ends %s is not sent again", async (_name, end) => {
    // What is not read stays in the buffers of the system.
    const server = createServer({ pauseOnConnect: true }, end);
    const { krea, sent } = countingClient(await listen(server), 4);
    const error = await caught(krea.image(model, inputOf("mine")));
    server.close();
    expect(isKreaSubmissionUnknownError(error), String(error)).toBe(true);
    expect(sent.count).toBe(1);
  });
});

test("a read whose connection is refused is sent again, and is no unknown submission", async () => {
  const { krea, sent } = countingClient(await closedPort(), 3);
  expect(await caught(krea.jobs.get("some-job"))).toMatchObject({ name: "KreaConnectionError" });
  expect(sent.count).toBe(4);
});
