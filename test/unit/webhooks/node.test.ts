import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import express from "express";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isKreaInputError } from "../../../src/index.ts";
import { toNodeListener } from "../../../src/webhooks.ts";
import { until } from "../../support/until.ts";
import { completed, handlerOver, jobId, jobOf, notFound, serve } from "../../support/webhooks.ts";

const json = { "content-type": "application/json" };
const body = JSON.stringify({ job_id: jobId, status: "completed" });
const post = (url: string, init: RequestInit = {}) => fetch(url, { method: "POST", headers: json, body, ...init });

/** Sends bytes as they are, and gives what comes back until the connection ends. */
function exchange(port: number, parts: string[], hold: boolean): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (chunk) => {
      text += String(chunk);
    });
    socket.on("close", () => resolve(text));
    socket.on("error", () => {});
    for (const part of parts) socket.write(part);
    if (!hold) socket.end();
  });
}

describe("a handler that was not wrapped", () => {
  test("says so, and responds 500", async () => {
    const { handler, asked, errors } = handlerOver(completed);
    const { url } = await serve((request, response) => void handler(request as unknown as Request, response));
    const response = await post(`${url}/hook`);
    expect([response.status, asked]).toEqual([500, []]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toSatisfy(isKreaInputError);
    expect(String(errors[0])).toContain("For node:http and Express wrap the handler: toNodeListener(handler).");
  });

  test("leaves a response alone that was sent before, and what is no response", async () => {
    const { handler } = handlerOver(completed);
    const notARequest = { headers: {} } as unknown as Request;
    const ended: string[] = [];
    const response = { headersSent: true, writeHead: () => ended.push("head"), end: () => ended.push("end") };
    for (const platform of [[], [null], [{}], [response]]) {
      expect((await handler(notARequest, ...platform)).status).toBe(500);
    }
    expect(ended).toEqual([]);
  });
});

describe("node:http", () => {
  test("delivers a job", async () => {
    const { handler, handled } = handlerOver(completed);
    const { url } = await serve(toNodeListener(handler));
    const response = await post(`${url}/hook`);
    expect([response.status, response.headers.get("content-length"), handled]).toEqual([200, "0", [jobOf(jobId)]]);
  });

  test("a body in many chunks, without a length", async () => {
    const { handler, handled } = handlerOver(completed);
    const { url } = await serve(toNodeListener(handler));
    const outgoing = httpRequest(url, { method: "POST", headers: json });
    const status = new Promise((resolve) => outgoing.on("response", ({ statusCode }) => resolve(statusCode)));
    for (const character of body) {
      outgoing.write(character);
      await new Promise((later) => setImmediate(later));
    }
    outgoing.end();
    expect([await status, handled.length]).toEqual([200, 1]);
  });

  test("passes the path, the query and the headers on", async () => {
    const seen: string[] = [];
    const { handler } = handlerOver(completed, {
      authorize: (request) => seen.push(request.url, request.headers.get("x-team") ?? "") > 0,
    });
    const { url } = await serve(toNodeListener(handler));
    await post(`${url}/hook?secret=a%20b`, { headers: { ...json, "x-team": "red, blue" } });
    expect(seen).toEqual(["http://localhost/hook?secret=a%20b", "red, blue"]);
  });

  test("a header that comes several times", async () => {
    const seen: string[] = [];
    const { handler } = handlerOver(completed, {
      authorize: ({ headers }) => seen.push(headers.get("set-cookie") ?? "") > 0,
    });
    const { port } = await serve(toNodeListener(handler));
    const head = `POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nset-cookie: a=1\r\nset-cookie: b=2\r\nconnection: close\r\n`;
    const text = await exchange(port, [`${head}content-length: ${body.length}\r\n\r\n${body}`], true);
    expect([text.split("\r\n")[0], seen]).toEqual(["HTTP/1.1 200 OK", ["a=1, b=2"]]);
  });

  test.each(["GET", "HEAD", "PUT", "TRACE", "OPTIONS"])("%s: 405", async (method) => {
    const { handler } = handlerOver(completed);
    const { port } = await serve(toNodeListener(handler));
    const answer = await exchange(port, [`${method} /hook HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`], true);
    expect(answer).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\nallow: POST\r\n/i);
  });

  test.each([
    ["//evil.example/hook", "http://localhost//evil.example/hook"],
    ["http://evil.example/hook", "http://localhost/"],
    ["*", "http://localhost/"],
  ])("a target of %s stays on this host", async (target, expected) => {
    const seen: string[] = [];
    const { handler } = handlerOver(completed, { authorize: ({ url }) => seen.push(url) > 0 });
    const { port } = await serve(toNodeListener(handler));
    const head = `POST ${target} HTTP/1.1\r\nHost: user:pass@evil.example\r\nContent-Type: application/json\r\n`;
    const parts = [`${head}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`];
    expect(await exchange(port, parts, true)).toMatch(/^HTTP\/1\.1 200 /);
    expect(seen).toEqual([expected]);
  });

  test.each([
    ["with its length", { "content-length": String(3_000_000) }],
    ["in chunks", {}],
  ])("a body of 3 MB %s: 413 reaches the sender", async (_name, headers) => {
    const { handler, asked } = handlerOver(completed);
    const { url } = await serve(toNodeListener(handler));
    for (let round = 0; round < 5; round += 1) {
      const outgoing = httpRequest(url, { method: "POST", headers: { ...json, ...headers } });
      const status = new Promise((resolve, reject) => {
        outgoing.on("error", reject);
        outgoing.on("response", (response) => resolve(response.resume().statusCode));
      });
      outgoing.end(Buffer.alloc(3_000_000, 0x20));
      expect(await status).toBe(413);
    }
    expect(asked).toEqual([]);
  });

  test("a sender of a body that does not end is answered, then hung up on", async () => {
    const { handler } = handlerOver(completed);
    const { port } = await serve(toNodeListener(handler));
    const head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    let elapsedMs = 0;
    let answer: string | undefined;
    exchange(port, [head, '{"job_id":'], true).then((text) => {
      answer = text;
    });
    for (; answer === undefined; elapsedMs += 10) {
      await vi.advanceTimersByTimeAsync(10);
      await new Promise((later) => setImmediate(later));
    }
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(elapsedMs).toBeGreaterThanOrEqual(12_000);
  });

  test("the connection of a refused delivery serves the next one", async () => {
    const { handler, handled } = handlerOver((id) => {
      if (id === "unknown") throw notFound();
      return completed(id);
    });
    const { port } = await serve(toNodeListener(handler));
    const requestOf = (type: string, text: string, more = "") =>
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n${more}Content-Length: ${text.length}\r\n\r\n${text}`;
    const answers = await exchange(
      port,
      [
        requestOf("text/plain", "x".repeat(200_000)),
        requestOf("application/json", '{"job_id":"unknown"}'),
        requestOf("application/json", body, "Connection: close\r\n"),
      ],
      true,
    );
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 415", "HTTP/1.1 404", "HTTP/1.1 200"]);
    expect(handled).toHaveLength(1);
  });

  test("a sender who hangs up amid the body, or before the answer, breaks nothing", async () => {
    let letGo = () => {};
    const { handler, errors, handled } = handlerOver(
      (id) =>
        new Promise((resolve) => {
          letGo = () => resolve(completed(id));
        }),
    );
    const seen: number[] = [];
    const listener = toNodeListener(async (request) => {
      const response = await handler(request);
      seen.push(response.status);
      return response;
    });
    const { url, port } = await serve(listener);
    const head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    await exchange(port, [head, '{"job_id":'], false);
    await until(() => seen.length === 1);
    const sender = new AbortController();
    const sent = post(url, { signal: sender.signal }).catch((error: Error) => error.name);
    await new Promise((later) => setTimeout(later, 20));
    sender.abort();
    expect(await sent).toBe("AbortError");
    letGo();
    await until(() => seen.length === 2);
    expect([seen, handled.length, errors]).toEqual([[400, 200], 1, []]);
  });

  test("leaves an answer alone that somebody else has given", async () => {
    const { handler, handled } = handlerOver(completed);
    const listener = toNodeListener(handler);
    const { url } = await serve((request, response) => {
      response.writeHead(503).end();
      listener(request, response);
    });
    expect((await post(url)).status).toBe(503);
    await until(() => handled.length === 1);
  });
});

describe("Express", () => {
  const parsers = [
    ["no parser", undefined],
    ["express.json()", express.json()],
    ["express.raw()", express.raw({ type: "application/json" })],
    ["express.text()", express.text({ type: "application/json" })],
  ] as const;

  test.each(parsers)("with %s", async (_name, parser) => {
    const { handler, handled, errors } = handlerOver(completed);
    const app = express();
    if (parser) app.use(parser);
    app.post("/hook", toNodeListener(handler));
    const { url } = await serve(app);
    expect((await post(`${url}/hook`)).status).toBe(200);
    expect((await post(`${url}/hook`, { body: '{"job_id":"../x"}' })).status).toBe(400);
    expect((await post(`${url}/hook`, { body: '{"job_id":{"a":1}}' })).status).toBe(400);
    expect((await post(`${url}/hook`, { body: `{"__proto__":{"job_id":"${jobId}"}}` })).status).toBe(400);
    expect((await post(`${url}/hook`, { body: `[{"job_id":"${jobId}"}]` })).status).toBe(400);
    expect((await post(`${url}/hook`, { headers: { "content-type": "text/plain" } })).status).toBe(415);
    expect([handled, errors]).toEqual([[jobOf(jobId)], []]);
  });

  test("a body that is too deep to be written again", async () => {
    const { handler } = handlerOver(completed);
    const app = express()
      .use(express.json({ limit: "2mb" }))
      .post("/hook", toNodeListener(handler));
    const { url } = await serve(app);
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect((await post(`${url}/hook`, { body: `{"job_id":"${jobId}","deep":${deep}}` })).status).toBe(200);
    expect((await post(`${url}/hook`, { body: `{"job_id":${deep}}` })).status).toBe(400);
  });

  test("in a router sees the whole path", async () => {
    const seen: string[] = [];
    const { handler } = handlerOver(completed, { authorize: ({ url }) => seen.push(new URL(url).pathname) > 0 });
    const router = express.Router().post("/hook", toNodeListener(handler));
    const { url } = await serve(express().use("/krea", router));
    await post(`${url}/krea/hook`);
    expect(seen).toEqual(["/krea/hook"]);
  });

  test("says that somebody has read the body and kept it", async () => {
    const { handler, errors } = handlerOver(completed);
    const app = express().post("/hook", (request, _response, next) => {
      request.resume().on("end", () => next());
    });
    app.post("/hook", toNodeListener(handler));
    const { url } = await serve(app);
    expect((await post(`${url}/hook`)).status).toBe(500);
    expect(errors.map(isKreaInputError)).toEqual([true]);
  });
});
