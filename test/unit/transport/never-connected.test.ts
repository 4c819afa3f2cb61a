import { describe, expect, test } from "vitest";
import { connectionNeverMade } from "../../../src/transport/never-connected.ts";
import { caught } from "../../support/caught.ts";

describe("a connection that was never made", () => {
  const failed = (cause: unknown) => new TypeError("fetch failed", { cause });
  const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

  test.each([
    ["refused", failed(coded("ECONNREFUSED", { syscall: "connect" }))],
    ["no such host", failed(coded("ENOTFOUND", { syscall: "getaddrinfo" }))],
    ["no answer of the resolver", failed(coded("EAI_AGAIN"))],
    ["no route", failed(coded("EHOSTUNREACH"))],
    ["connect timeout of undici", failed(coded("UND_ERR_CONNECT_TIMEOUT"))],
    ["connect timeout of the system", failed(coded("ETIMEDOUT", { syscall: "connect" }))],
    ["every address refused", failed(new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH")]))],
    ["a certificate of another host", failed(coded("ERR_TLS_CERT_ALTNAME_INVALID"))],
    ["a refused handshake", failed(coded("ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE"))],
    ["a certificate of nobody", failed(coded("DEPTH_ZERO_SELF_SIGNED_CERT"))],
    ["Bun", Object.assign(new Error("Unable to connect"), { code: "ConnectionRefused" })],
    ["Deno", new TypeError("error sending request for url (http://x/): client error (Connect): tcp connect error")],
    ["a port that fetch refuses", failed(new Error("bad port"))],
  ])("%s", (_name, error) => expect(connectionNeverMade(error)).toBe(true));

  test.each([
    ["a reset", failed(coded("ECONNRESET", { syscall: "read" }))],
    ["a host that cannot be reached any more", failed(coded("EHOSTUNREACH", { syscall: "read" }))],
    ["a network that went down", failed(coded("ENETDOWN", { syscall: "write" }))],
    ["a refusal on a connection that stood", failed(coded("ECONNREFUSED", { syscall: "read" }))],
    ["a TLS record that cannot be read", failed(coded("ERR_SSL_WRONG_VERSION_NUMBER"))],
    ["a closed socket", failed(coded("UND_ERR_SOCKET"))],
    ["a timeout of the headers", failed(coded("UND_ERR_HEADERS_TIMEOUT"))],
    ["a broken pipe", failed(coded("EPIPE", { syscall: "write" }))],
    ["one address refused, another reset", failed(new AggregateError([coded("ECONNREFUSED"), coded("ECONNRESET")]))],
    ["a browser, which does not tell", new TypeError("Failed to fetch")],
    ["workerd, which does not tell", new Error("Network connection lost.")],
    ["no error", "ECONNREFUSED"],
    ["nothing", undefined],
  ])("is not %s", (_name, error) => expect(connectionNeverMade(error)).toBe(false));

  test("a cause that leads back to itself ends", () => {
    const error = new Error("a");
    error.cause = error;
    expect(connectionNeverMade(error)).toBe(false);
  });

  test("a real refused connection is told", async () => {
    const error = await caught(fetch("http://127.0.0.1:9"));
    expect(connectionNeverMade(error)).toBe(true);
  });
});
