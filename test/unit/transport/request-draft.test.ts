import { expect, test } from "vitest";
import { RequestDraft } from "../../../src/transport/request-draft.ts";

const headers = new Headers({ accept: "application/json" });

test("a request draft has the URL, the method and the headers under the names of a Request", () => {
  const draft = new RequestDraft("https://api.example/jobs", { method: "GET", headers });
  expect(draft).toMatchObject({ url: "https://api.example/jobs", method: "GET" });
  expect(draft.headers).toBe(draft.init.headers);
});

test("a request draft refuses an option of fetch that a Request would refuse", () => {
  const init = { method: "GET", headers, cache: "none" as RequestCache };
  expect(() => new RequestDraft("https://api.example", init)).toThrow(TypeError);
});

test("a request draft leaves the body for fetch to read", () => {
  const body = new ReadableStream();
  const init = { method: "POST", headers, body, cache: "no-store" as const };
  expect(new RequestDraft("https://api.example", init).init.body).toBe(body);
  expect(body.locked).toBe(false);
});
