import { describe, expect, test } from "vitest";
import {
  isKreaAbortError,
  isKreaConnectionError,
  isKreaRateLimitError,
  isKreaTimeoutError,
  KreaInputError,
} from "../../../src/errors/index.ts";
import { InterruptedError } from "../../../src/support/deadline.ts";
import { type BrokenAttempt, brokenOff, readSuccess, reasonOf, refused } from "../../../src/transport/outcome.ts";
import { prepareRequest } from "../../../src/transport/prepared-request.ts";
import { connection } from "./connection.ts";

const apiKey = "secret-key";
const read = prepareRequest(connection, "GET", "/jobs", {}, { body: undefined, isRepeatable: true });
const submission = prepareRequest(connection, "POST", "/styles/train", {}, { body: "{}", isRepeatable: false });
const refusedConnection = new TypeError("fetch failed", {
  cause: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" }),
});
const broken = (parts: Partial<BrokenAttempt>): BrokenAttempt => ({
  error: new Error("broken"),
  sent: true,
  fetchError: undefined,
  response: undefined,
  timeoutMs: 60_000,
  apiKey,
  ...parts,
});

describe("readSuccess", () => {
  const response = new Response();

  test("is the body, as the parser read it", () => {
    const outcome = readSuccess(read, { id: "a" }, response, (data) => ({ read: data }), apiKey);
    expect(outcome).toEqual({ ok: true, value: { data: { read: { id: "a" } }, response } });
  });

  test("is a failure of unknown effect if the body is not the documented one, without the key in its message", () => {
    const outcome = readSuccess(read, `the key is ${apiKey}`, response, () => undefined, apiKey);
    if (outcome.ok || !isKreaConnectionError(outcome.error)) throw new Error("expected a KreaConnectionError");
    expect(outcome).toMatchObject({ sent: true, failure: { kind: "unknown" } });
    expect(outcome.error.message).toBe(
      'GET /jobs was answered with a body that is not the documented one: "the key is [redacted]".',
    );
  });
});

describe("refused", () => {
  test("has the status, the wait that the server asks for, and the error of that status", () => {
    const response = new Response(null, { status: 429, headers: { "retry-after": "3", "x-request-id": "r1" } });
    const { failure, error, sent } = refused(read, response, { error: "too many" }, apiKey);
    expect(sent).toBe(true);
    expect(failure).toEqual({ kind: "answered", status: 429, retryAfterMs: 3_000 });
    if (!isKreaRateLimitError(error)) throw error;
    expect(error).toMatchObject({ status: 429, requestId: "r1", method: "GET", path: "/jobs", retryAfterMs: 3_000 });
  });

  test("has no key in it, even if the server echoes the request", () => {
    const response = new Response(null, { status: 400, headers: { "x-request-id": apiKey } });
    const { error } = refused(read, response, { error: `bad key ${apiKey}` }, apiKey);
    expect(JSON.stringify(error)).not.toContain(apiKey);
    expect(String(error)).not.toContain(apiKey);
  });
});

describe("brokenOff", () => {
  test.each([
    [true, "GET /jobs was aborted after it was sent."],
    [false, "GET /jobs was aborted before it was sent."],
  ])("reports an abort with its reason and no failure (sent: %s)", (sent, message) => {
    const error = new InterruptedError({ kind: "aborted", reason: "enough" });
    const outcome = brokenOff(read, broken({ error, sent }));
    if (!isKreaAbortError(outcome.error)) throw outcome.error;
    expect(outcome).toMatchObject({ sent, failure: undefined });
    expect(outcome.error).toMatchObject({ message, cause: "enough" });
  });

  test.each([
    [read, true, "unknown", "GET /jobs got no answer within 60000 ms (timeoutMs)."],
    [submission, true, "unknown", "POST /styles/train got no answer within 60000 ms (timeoutMs)."],
    [
      submission,
      false,
      "not-connected",
      "POST /styles/train got no answer within 60000 ms (timeoutMs). No job was made.",
    ],
  ])("reports a timeout, and what it proves (%#)", (request, sent, kind, message) => {
    const error = new InterruptedError({ kind: "timeout" });
    const outcome = brokenOff(request, broken({ error, sent }));
    if (!isKreaTimeoutError(outcome.error)) throw outcome.error;
    expect(outcome.failure).toEqual({ kind });
    expect(outcome.error.message).toBe(message);
  });

  test("passes on errors of this package, and what middleware threw before the request was sent", () => {
    const ofPackage = new KreaInputError("not there");
    const ofMiddleware = new RangeError("from middleware");
    expect(brokenOff(read, broken({ error: ofPackage }))).toMatchObject({ error: ofPackage, failure: undefined });
    expect(brokenOff(read, broken({ error: ofMiddleware, sent: false }))).toEqual({
      ok: false,
      sent: false,
      error: ofMiddleware,
      failure: undefined,
    });
  });

  test("goes by the status of an error response whose body cannot be read", () => {
    const outcome = brokenOff(read, broken({ response: new Response(null, { status: 503 }) }));
    expect(outcome.failure).toEqual({ kind: "answered", status: 503, retryAfterMs: undefined });
  });

  test("does not know what a success whose body cannot be read has done", () => {
    const { error, failure } = brokenOff(submission, broken({ response: new Response(), error: new Error("cut") }));
    if (!isKreaConnectionError(error)) throw error;
    expect(failure).toEqual({ kind: "unknown" });
    expect(error.message).toBe("POST /styles/train was answered 200 with a body that cannot be read: cut.");
  });

  test("believes the runtime's fetch that the connection was never made", () => {
    const { error, failure } = brokenOff(submission, broken({ fetchError: refusedConnection }));
    if (!isKreaConnectionError(error)) throw error;
    expect(failure).toEqual({ kind: "not-connected" });
    expect(error.message).toBe("POST /styles/train could not reach the API: connect ECONNREFUSED. No job was made.");
  });

  test("does not believe a caller's own fetch, which may have tried before", () => {
    const own = { ...submission, fetch: async () => new Response() };
    expect(brokenOff(own, broken({ fetchError: refusedConnection })).failure).toEqual({ kind: "unknown" });
    const dispatched = { ...submission, fetchOptions: { dispatcher: {} } };
    expect(brokenOff(dispatched, broken({ fetchError: refusedConnection })).failure).toEqual({ kind: "unknown" });
    const ownRead = { ...read, fetch: async () => new Response() };
    expect(brokenOff(ownRead, broken({ fetchError: refusedConnection })).failure).toEqual({ kind: "not-connected" });
  });

  test("has no key in an error of other code", () => {
    const { error } = brokenOff(read, broken({ fetchError: new Error(`sent ${apiKey}`) }));
    if (!isKreaConnectionError(error)) throw error;
    expect(error.message).toContain("[redacted]");
    expect(String(error.cause)).not.toContain(apiKey);
  });
});

test.each([
  [new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") }), "connect ECONNREFUSED"],
  [new TypeError("fetch failed", { cause: Object.assign(new Error(""), { code: "EPIPE" }) }), "EPIPE"],
  [new Error("socket closed", { cause: "no error" }), "socket closed"],
  ["a string", "a string"],
])("reasonOf names the reason behind an error: %#", (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
