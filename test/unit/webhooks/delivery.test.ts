import { expect, test } from "vitest";
import { jobIdIn, refusalOfHeaders } from "../../../src/webhooks/delivery.ts";

test.each<[Record<string, string>, string | undefined]>([
  [{ "content-type": "application/json" }, undefined],
  [{ "content-type": "application/json; charset=utf-8" }, undefined],
  [{ "content-type": "application/cloudevents+json" }, undefined],
  [{ "content-type": "application/json", "content-encoding": "identity" }, undefined],
  [{ "content-type": "application/json", "content-encoding": "gzip" }, "wrong-type"],
  [{ "content-type": "application/jsonp" }, "wrong-type"],
  [{ "content-type": "text/plain" }, "wrong-type"],
  [{}, "wrong-type"],
  [{ "content-type": "application/json", "content-length": "100" }, undefined],
  [{ "content-type": "application/json", "content-length": "101" }, "too-large"],
])("refusalOfHeaders of %j is %j", (headers, verdict) => {
  expect(refusalOfHeaders(new Headers(headers), 100)).toBe(verdict);
});

test.each([
  ['{"job_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a"}', "3c90c3cc-0d44-4b50-8888-8dd25736052a"],
  ['{"job_id":"../assets"}', undefined],
  ['{"job_id":""}', undefined],
  ['{"job_id":7}', undefined],
  ['{"__proto__":{"job_id":"a"}}', undefined],
  ['[{"job_id":"a"}]', undefined],
  ["no JSON", undefined],
  [`{"job_id":"${"a".repeat(129)}"}`, undefined],
])("jobIdIn %s is %j", (text, id) => {
  expect(jobIdIn(new TextEncoder().encode(text))).toBe(id);
});

test("jobIdIn takes no body that is not UTF-8", () => {
  expect(jobIdIn(Buffer.from('{"job_id":"a","x":"\xff"}', "latin1"))).toBeUndefined();
});
