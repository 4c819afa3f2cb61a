import { beforeEach, expect, test, vi } from "vitest";
import { isKreaConnectionError } from "../../../src/errors/index.ts";
import { identifiedBy } from "../../../src/transport/parse.ts";
import { createTransport } from "../../../src/transport/transport.ts";
import { caught } from "../../support/caught.ts";
import { settled } from "../../support/virtual-time.ts";
import { connection } from "./connection.ts";

beforeEach(() => void vi.useFakeTimers());

const parse = identifiedBy<{ id: string }>("id");

test("transport.call sends a checked request and returns its body, read by the parser", async () => {
  const urls: string[] = [];
  const fetch = async (url: string) => {
    urls.push(url);
    return Response.json({ id: "a1" });
  };
  const transport = createTransport({ ...connection, fetch });
  expect(await transport.call("GET", "/assets/{id}", { params: { path: { id: "a1" } } }, parse)).toEqual({ id: "a1" });
  expect(urls).toEqual(["https://api.example/assets/a1"]);
});

test("transport.call sends nothing if the call is invalid", async () => {
  const fetch = vi.fn(async () => Response.json({}));
  const transport = createTransport({ ...connection, fetch, maxRetries: 0 });
  expect(await caught(transport.call("GET", "/assets/{id}", {}, parse))).toMatchObject({
    message: "GET /assets/{id}: id: expected a non-empty string, got undefined.",
  });
  expect(fetch).not.toHaveBeenCalled();
});

test("transport.call sends a request again whose answer is not the documented one, and then reports that", async () => {
  const fetch = vi.fn(async () => Response.json({ name: "x" }));
  const transport = createTransport({ ...connection, fetch, maxRetries: 2 });
  const error = await settled(transport.call("GET", "/assets", {}, parse));
  if (!isKreaConnectionError(error)) throw error;
  expect(error.message).toContain("GET /assets was answered with a body that is not the documented one");
  expect(fetch).toHaveBeenCalledTimes(3);
});

test("a transport tells of each response, with when the request was sent", async () => {
  vi.setSystemTime(5_000);
  const fetch = async () => {
    vi.setSystemTime(9_000);
    return Response.json({ id: "a1" }, { headers: { "x-told": "yes" } });
  };
  const told: unknown[] = [];
  const transport = createTransport({ ...connection, fetch }, [], ({ operation }, { headers }, sentAtMs) =>
    told.push([operation, headers.get("x-told"), sentAtMs]),
  );
  await transport.call("GET", "/assets", {}, parse);
  expect(told).toEqual([["GET /assets", "yes", { wallMs: 5_000, monotonicMs: expect.any(Number) }]]);
});
