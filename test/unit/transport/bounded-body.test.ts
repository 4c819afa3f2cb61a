import { createServer } from "node:http";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isKreaAPIError, isKreaConnectionError, isKreaSubmissionUnknownError, Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const jobId = String(jobBody().job_id);

/** A body that never ends, and what became of it. */
function endless() {
  const told = { chunks: 0, isCancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      told.chunks += 1;
      controller.enqueue(new TextEncoder().encode(" ".repeat(10_000)));
    },
    cancel() {
      told.isCancelled = true;
    },
  });
  return { stream, told };
}

describe("a response larger than maxResponseBytes", () => {
  test("is an error of a read, which is not sent again", async () => {
    const { stream, told } = endless();
    const { krea, sent } = stubbedClient(() => new Response(stream), { maxResponseBytes: 100_000, maxRetries: 4 });
    const error = await caught(krea.jobs.get(jobId));
    expect(isKreaConnectionError(error)).toBe(true);
    expect(String(error)).toContain(
      "GET /jobs/{id} was answered 200 with a body of more than 100000 bytes (maxResponseBytes), which was not read.",
    );
    expect(sent).toHaveLength(1);
    expect(told.isCancelled).toBe(true);
    expect(told.chunks).toBeLessThan(20);
  });

  test("leaves the outcome of a submission unknown", async () => {
    const large = json(jobBody({ type: "x".repeat(100_000) }));
    const { krea, sent } = stubbedClient(() => large, { maxResponseBytes: 100_000, maxRetries: 4 });
    const error = await caught(krea.image("bfl/flux-1-dev", { prompt: "x" }));
    expect(isKreaSubmissionUnknownError(error)).toBe(true);
    expect(String(error)).toContain("(maxResponseBytes)");
    expect(sent).toHaveLength(1);
  });

  test("is an error known by its status if it is one, with the beginning of its body", async () => {
    const { stream, told } = endless();
    const { krea } = stubbedClient(() => new Response(stream, { status: 400 }));
    const error = await caught(krea.jobs.get(jobId));
    if (!isKreaAPIError(error)) throw error;
    expect(error.status).toBe(400);
    expect(String(error.body).length).toBe(1_048_576);
    expect(JSON.stringify(error).length).toBeLessThan(20_000);
    expect(told.isCancelled).toBe(true);
  });

  test.each<[string, () => object]>([
    [
      "a stream of Node's",
      () => ({ body: Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(10_000, " "))) }),
    ],
    ["no stream", () => ({ body: undefined, arrayBuffer: async () => new ArrayBuffer(1_000_000) })],
  ])("of an own fetch, whose body is %s", async (_name, parts) => {
    const fetch = async () => ({ ok: true, status: 200, headers: new Headers(), ...parts() });
    const krea = new Krea({ apiKey: "test-key", fetch: fetch as never, maxResponseBytes: 100_000 });
    expect(String(await caught(krea.jobs.get(jobId)))).toContain("(maxResponseBytes)");
  });

  test("is small on the wire: a gzip bomb", async () => {
    const bomb = gzipSync(Buffer.alloc(40_000_000, " "));
    expect(bomb.length).toBeLessThan(100_000);
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(bomb);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const krea = new Krea({ apiKey: "test-key", baseUrl: `http://127.0.0.1:${port}` });
    const error = await caught(krea.jobs.get(jobId));
    server.closeAllConnections();
    server.close();
    expect(String(error)).toContain("more than 33554432 bytes (maxResponseBytes)");
  });
});

describe("a response up to maxResponseBytes", () => {
  test("is read, also where a character is split between chunks", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(jobBody({ type: "ä€😀" })));
    const stream = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const { krea } = stubbedClient(() => new Response(stream), { maxResponseBytes: bytes.length });
    expect((await krea.jobs.get(jobId)).extra).toEqual({ type: "ä€😀" });
  });

  test("is read after middleware has read a clone", async () => {
    const { krea } = stubbedClient(() => json(jobBody()));
    const seen: unknown[] = [];
    krea.api.use({ onResponse: async ({ response }) => void seen.push(await response.clone().json()) });
    expect((await krea.jobs.get(jobId)).job_id).toBe(jobId);
    expect(seen).toEqual([jobBody()]);
  });

  test("must be a count", () => {
    expect(() => new Krea({ apiKey: "x", maxResponseBytes: 0 })).toThrow(
      "maxResponseBytes: expected a whole number, 1 or more, got 0.",
    );
  });
});
