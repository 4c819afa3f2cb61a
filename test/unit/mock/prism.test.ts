import { describe, expect, it } from "vitest";
import { explainMissingPackage } from "../../../src/mock/prism.ts";
import { violationsHeader } from "../../../src/mock/violations.ts";
import { imagePath, startTestMock, unknownId } from "./support.ts";

describe("a request that Prism refuses", () => {
  it.each([
    [{ prompt: 1 }, "Request body property prompt must be string"],
    [{}, "Request body must have required property 'prompt'"],
    [{ prompt: "x", imageUrl: "https://example.com/a.png" }, "found 'imageUrl'"],
    [{ prompt: "x", 名前: 1 }, "found '名前'"],
    [[], "Request body must be object"],
    ["{", "Request body is not valid JSON: "],
    ["", "Body parameter is required"],
  ])("is told what was wrong: %j", async (body, problem) => {
    const { mock, call } = await startTestMock();
    const answer = await call("POST", imagePath, { body });
    expect([answer.status, answer.body]).toEqual([400, { error: expect.stringContaining(problem) }]);
    expect(mock.jobs.list()).toEqual([]);
  });

  it("is told of the values that would do", async () => {
    const { call } = await startTestMock();
    const body = { prompt: "x", aspect_ratio: "5:5", resolution: "1K" };
    const { status, body: refusal } = await call("POST", "/generate/image/krea/krea-2/large", { body });
    expect(status).toBe(400);
    expect(refusal.error).toMatch(/aspect_ratio must be equal to one of the allowed values: 1:1, 4:3/);
  });

  it("is told each thing once", async () => {
    const { call } = await startTestMock();
    const { body } = await call<{ error: string }>("POST", "/styles/train", { body: { name: "x" } });
    expect(body.error.match(/required property 'urls'/g)).toHaveLength(1);
  });

  it("is refused for a wrong content type and a wrong header", async () => {
    const { call } = await startTestMock();
    const body = { prompt: "x" };
    expect(await call("POST", imagePath, { body, headers: { "content-type": "text/plain" } })).toMatchObject({
      status: 400,
      body: { error: "Supported content types: application/json" },
    });
    expect(await call("POST", imagePath, { body, headers: { "x-webhook-url": "nowhere" } })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("x-webhook-url") },
    });
  });

  it("is refused with Prism's own problem where the document has no answer for it", async () => {
    const { call } = await startTestMock();
    const unknownPath = await call("GET", "/nowhere");
    expect([unknownPath.status, unknownPath.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    expect(unknownPath.body).toMatchObject({ status: 404, title: "Route not resolved, no path matched" });
    expect(await call("PUT", "/jobs")).toMatchObject({ status: 405 });
    expect(await call("GET", "/assets/not-a-uuid")).toMatchObject({
      status: 422,
      body: { validation: [expect.objectContaining({ message: expect.stringContaining("id") })] },
    });
    expect(await call("GET", "/jobs/%ZZ")).toMatchObject({ status: 400 });
  });
});

describe("authentication", () => {
  const calls = [
    ["GET", "/jobs"],
    ["GET", `/jobs/${unknownId}`],
    ["DELETE", `/jobs/${unknownId}`],
    ["GET", "/assets"],
    ["GET", "/styles"],
    ["POST", imagePath],
  ] as const;

  it.each(calls)("is asked for by %s %s", async (method, path) => {
    const { call } = await startTestMock();
    const body = method === "POST" ? { prompt: "x" } : undefined;
    const answer = await call(method, path, { body, key: null });
    expect([answer.status, answer.body]).toEqual([401, { error: expect.stringMatching(/auth/i) }]);
  });

  it("takes any key where none are given, else only those", async () => {
    const open = await startTestMock();
    expect(await open.call("GET", "/jobs", { key: "whatever" })).toMatchObject({ status: 200 });
    const { call } = await startTestMock({ apiKeys: ["good", "better"] });
    expect(await call("GET", "/jobs", { key: "better" })).toMatchObject({ status: 200 });
    expect(await call("GET", "/jobs", { key: "bad" })).toMatchObject({ status: 401, body: { error: "Unauthorized" } });
    // The key is looked at before the body, as an API does.
    expect(await call("POST", imagePath, { key: "bad", body: {} })).toMatchObject({ status: 401 });
  });
});

describe("a request with its own Prefer header", () => {
  it("is Prism's alone and changes nothing", async () => {
    const { mock, call } = await startTestMock({ maxConcurrentJobs: 1 });
    const submit = (prefer: string) => call("POST", imagePath, { body: { prompt: "x" }, headers: { prefer } });
    expect(await submit("code=402")).toMatchObject({ status: 402, body: { error: "You have run out of credits." } });
    expect(await submit("code=200")).toMatchObject({ status: 200 });
    expect(await submit("code=299")).toMatchObject({ status: 404 });
    expect(await submit("code=lots")).toMatchObject({ status: 422 });
    expect(mock.jobs.list()).toEqual([]);
    const headers = { prefer: "example=sampling" };
    expect(await call("GET", `/jobs/${unknownId}`, { headers })).toMatchObject({ body: { status: "sampling" } });
  });

  it.each([408, 409, 500, 503, 599])("gets %i, although the document does not describe it", async (code) => {
    const { mock, call } = await startTestMock();
    const headers = { prefer: `code=${code}` };
    const submitted = await call("POST", imagePath, { body: { prompt: "x" }, headers });
    expect(submitted).toMatchObject({ status: code, body: { error: expect.stringContaining("asked for") } });
    expect(await call("GET", `/jobs/${unknownId}`, { headers })).toMatchObject({ status: code });
    expect(await call("GET", "/no/such/path", { headers })).toMatchObject({ status: 404 });
    expect(mock.jobs.list()).toEqual([]);
  });

  it("is refused in the document's own words, with the violations in Prism's header", async () => {
    const { call } = await startTestMock();
    const headers = { prefer: "code=200" };
    const answer = await call("POST", imagePath, { body: { prompt: "x", 名前: 1 }, headers });
    expect(answer).toMatchObject({ status: 400, body: { error: "The request body is invalid." } });
    expect(JSON.parse(answer.headers.get("sl-violations") ?? "")).toEqual([
      {
        location: ["request", "body"],
        severity: "Error",
        code: "additionalProperties",
        message: "Request body must NOT have additional properties; found '名前'",
      },
    ]);
  });
});

describe("violationsHeader", () => {
  it("holds as many violations as there is room for, as JSON", () => {
    const violation = { location: ["request"], severity: "Error", message: "x".repeat(1000) };
    const header = violationsHeader(Array(20).fill(violation));
    expect(header.length).toBeLessThan(8192);
    expect(JSON.parse(header)).toHaveLength(7);
    expect(violationsHeader([{ ...violation, message: "x".repeat(10_000) }])).toBe("[]");
  });
});

describe("explainMissingPackage", () => {
  it("says what to install, and leaves other errors alone", () => {
    const missing = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    expect(explainMissingPackage(missing)).toMatchObject({
      message: expect.stringContaining("npm install --save-dev @stoplight/prism-http-server @stoplight/prism-cli"),
      cause: missing,
    });
    const other = new Error("other");
    expect(explainMissingPackage(other)).toBe(other);
  });
});
