import { describe, expect, test } from "vitest";
import { type CallInit, checkCall, prepareRequest } from "../../../src/transport/prepared-request.ts";
import { connection } from "./connection.ts";

const once = { body: undefined, isRepeatable: true };

describe("checkCall", () => {
  test.each([
    ["a path without its slash", "jobs", {}, 'GET: path: expected a path such as "/jobs/{id}", got "jobs".'],
    ["another host", "//evil.example", {}, 'GET: path: expected a path such as "/jobs/{id}", got "//evil.example".'],
    ["a missing path parameter", "/jobs/{id}", {}, "GET /jobs/{id}: id: expected a non-empty string, got undefined."],
    [
      "a path parameter that leads to another path",
      "/jobs/{id}",
      { params: { path: { id: ".." } } },
      'GET /jobs/{id}: id: expected a non-empty string, got "..".',
    ],
    [
      "a misspelt option",
      "/jobs",
      { timeoutMS: 1 },
      'GET /jobs: unknown option "timeoutMS". Did you mean "timeoutMs"?',
    ],
    ["an unknown option", "/jobs", { colour: 1 }, 'GET /jobs: unknown option "colour". Parameters go under params.'],
    [
      "an invalid setting",
      "/jobs",
      { maxRetries: -1 },
      "GET /jobs: maxRetries: expected a whole number, 0 or more, got -1.",
    ],
    ["a single middleware", "/jobs", { middleware: {} }, "GET /jobs: middleware: expected an array, got an object."],
    [
      "a key of one's own in the parameters",
      "/jobs",
      { params: { header: { Authorization: "Bearer x" } } },
      "GET /jobs: headers: expected no authorization header, because apiKey is sent in it.",
    ],
  ])("refuses %s", (_what, path, init, message) => {
    expect(() => checkCall("GET", path, init)).toThrow(message);
  });

  test("says where the fields of a body go, for methods that have one", () => {
    expect(() => checkCall("POST", "/assets", { colour: 1 })).toThrow("Fields of the body go under body.");
  });

  test.each<[string, CallInit]>([
    ["a number in the path", { params: { path: { id: 7 } } }],
    ["the options of fetch", { params: { path: { id: "a" } }, cache: "no-store", dispatcher: {} }],
    ["a signal that is null, as fetch does", { params: { path: { id: "a" } }, signal: null as never }],
  ])("accepts %s", (_what, init) => {
    expect(() => checkCall("GET", "/jobs/{id}", init)).not.toThrow();
  });
});

describe("prepareRequest", () => {
  test("takes the settings of the client where the call has none of its own", () => {
    const { timeoutMs, policy } = prepareRequest(connection, "GET", "/jobs", { timeoutMs: 5, maxRetries: 0 }, once);
    expect(timeoutMs).toBe(5);
    expect(policy).toEqual({ maxRetries: 0, retryBudgetMs: 120_000, retryDelayMs: 500 });
  });

  test("tells the options of openapi-fetch from those of fetch, and passes no others on", () => {
    const init = { params: { query: { limit: 1 } }, parseAs: "json", cache: "no-store", timeoutMs: 5, body: { a: 1 } };
    const request = prepareRequest(connection, "GET", "/jobs", init, once);
    expect(request.callOptions).toEqual({ params: { query: { limit: 1 } }, parseAs: "json" });
    expect(request.fetchOptions).toEqual({ cache: "no-store" });
  });

  test("names the operation, and keeps the serialized body and the kind of the request", () => {
    const request = prepareRequest(connection, "POST", "/styles/train", {}, { body: "{}", isRepeatable: false });
    expect(request).toMatchObject({ operation: "POST /styles/train", body: "{}", isRepeatable: false });
  });

  test("calls the fetch of the call before that of the client", () => {
    const ofClient = async () => new Response();
    const ofCall = async () => new Response();
    const own = { ...connection, fetch: ofClient };
    expect(prepareRequest(own, "GET", "/jobs", {}, once).fetch).toBe(ofClient);
    expect(prepareRequest(own, "GET", "/jobs", { fetch: ofCall }, once).fetch).toBe(ofCall);
  });
});
