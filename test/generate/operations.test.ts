import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "../../src/codegen/document.ts";
import { operationsTable } from "../../src/codegen/tables/operations.ts";
import { operation, smallDocument } from "../support/document.ts";
import { readConstant } from "../support/read-constant.ts";

const job = { type: "object", properties: { job_id: { type: "string" }, status: { type: "string" } } };
const answer = (schema: object, type = "application/json") => ({
  description: "Done",
  content: { [type]: { schema } },
});

function tableOf(paths: OpenApiDocument["paths"], name: string): unknown {
  return readConstant(operationsTable(smallDocument(paths)), name);
}

describe("an operation makes jobs", () => {
  const makes = (responses: object, path = "/export/3d", method = "post") =>
    tableOf({ [path]: { [method]: operation({ job_id: {} }, { responses }) } }, "submissionOperations");

  test.each([
    ["a job", { "200": answer(job) }],
    ["a job, in its last successful answer", { "200": answer({ type: "object" }), "201": answer(job) }],
    ["a job, in any successful answer", { "2XX": answer(job) }],
    ["a job, in its only answer", { default: answer(job) }],
    ["a job, of another JSON type", { "202": answer(job, "application/vnd.krea.v1+json; charset=utf-8") }],
    ["a job, in parts", { "200": answer({ allOf: [{ type: "object" }, job] }) }],
    ["a list of jobs", { "200": answer({ type: "array", items: job }) }],
    ["failures alone", { "400": { description: "Refused" } }],
    ["202 without a schema", { "202": { description: "Accepted" } }],
    ["202 with something else", { "202": answer({ type: "object", properties: { id: {} } }) }],
  ])("if it answers %s", (_name, responses) => expect(makes(responses)).toEqual(["POST /export/3d"]));

  test.each([
    ["something else", { "200": answer({ type: "object", properties: { url: {} } }) }],
    ["nothing", { "204": { description: "Done" } }],
    ["a job only as an error", { "409": answer(job), "200": answer({ type: "object" }) }],
    ["a job only by default", { "200": answer({ type: "object" }), default: answer(job) }],
  ])("but not if it answers %s", (_name, responses) => expect(makes(responses)).toEqual([]));

  test("by PUT and PATCH too, but not where they act on a job that exists", () => {
    expect(makes({ "200": answer(job) }, "/export/3d", "put")).toEqual(["PUT /export/3d"]);
    expect(makes({ "200": answer(job) }, "/node-apps/{id}/execute", "put")).toEqual(["PUT /node-apps/{id}/execute"]);
    expect(makes({ "200": answer(job) }, "/styles/{id}", "patch")).toEqual(["PATCH /styles/{id}"]);
    expect(makes({ "200": answer({ type: "object" }) }, "/styles/{id}", "patch")).toEqual([]);
    expect(makes({ "200": answer(job) }, "/jobs/{id}", "patch")).toEqual([]);
    expect(makes({ "200": answer(job) }, "/jobs/{id}", "get")).toEqual([]);
    expect(makes({ "200": answer(job) }, "/jobs/{id}", "delete")).toEqual([]);
  });

  test("and its job has no name where its answer has no schema", () => {
    const accepted = operation({}, { responses: { "202": { description: "Accepted" } } });
    const paths = { "/generate/image/a/b": { post: accepted }, "/export/3d": { post: accepted } };
    expect(tableOf(paths, "unnamedJobs")).toEqual(["POST /generate/image/a/b", "POST /export/3d"]);
    expect(tableOf(paths, "submissionOperations")).toEqual(["POST /export/3d"]);
  });
});

describe("a POST may be repeated", () => {
  const marked = (more: object) => ({ ...operation({}), "x-krea-repeatable": true, ...more });
  const repeatable = (path: string, post: object) => tableOf({ [path]: { post } }, "repeatablePosts");

  test("only where the document marks it", () => {
    expect(repeatable("/styles/train", operation({}))).toEqual([]);
    expect(repeatable("/assets", marked({}))).toEqual(["POST /assets"]);
    expect(repeatable("/assets", marked({ "x-krea-repeatable": "true" }))).toEqual([]);
  });

  test("but never where it makes a job", () => {
    expect(repeatable("/export/3d", marked({ responses: { "200": answer(job) } }))).toEqual([]);
    expect(repeatable("/generate/image/a/b", marked({}))).toEqual([]);
  });
});

describe("the body of an operation", () => {
  const form = { "multipart/form-data": { schema: { type: "object" } } };
  const both = { ...form, "application/json": { schema: { type: "object" } } };

  test("is a form where the document has no JSON for it", () => {
    const paths = {
      "/a": { post: { ...operation({}), requestBody: { content: form } } },
      "/b": { post: { ...operation({}), requestBody: { content: both } } },
    };
    expect(tableOf(paths, "multipartOperations")).toEqual(["POST /a"]);
  });

  test("is none where the document has none", () => {
    const { requestBody: _body, ...bare } = operation({});
    const paths = { "/a": { post: bare, get: bare, delete: bare, patch: bare }, "/b": { post: operation({}) } };
    expect(tableOf(paths, "bodilessOperations")).toEqual(["POST /a", "PATCH /a"]);
  });
});
