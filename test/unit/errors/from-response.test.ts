import { describe, expect, test, vi } from "vitest";
import { errorFromResponse, readErrorBody } from "../../../src/errors/from-response.ts";
import * as sdk from "../../../src/index.ts";

const failed = (status: number, body: unknown = { error: "Nope." }, headers = {}) =>
  errorFromResponse({
    status,
    body,
    requestId: new Headers(headers).get("x-request-id") ?? undefined,
    method: "GET",
    path: "/jobs/{id}",
  });

describe("the class follows the status", () => {
  test.each([
    [400, sdk.KreaBadRequestError, sdk.isKreaBadRequestError],
    [401, sdk.KreaAuthenticationError, sdk.isKreaAuthenticationError],
    [402, sdk.KreaInsufficientCreditsError, sdk.isKreaInsufficientCreditsError],
    [403, sdk.KreaPermissionError, sdk.isKreaPermissionError],
    [404, sdk.KreaNotFoundError, sdk.isKreaNotFoundError],
    [409, sdk.KreaConflictError, sdk.isKreaConflictError],
    [410, sdk.KreaModelRetiredError, sdk.isKreaModelRetiredError],
    [422, sdk.KreaUnprocessableError, sdk.isKreaUnprocessableError],
    [429, sdk.KreaRateLimitError, sdk.isKreaRateLimitError],
    [500, sdk.KreaServerError, sdk.isKreaServerError],
    [524, sdk.KreaServerError, sdk.isKreaServerError],
    [418, sdk.KreaAPIError, sdk.isKreaAPIError],
    [302, sdk.KreaAPIError, sdk.isKreaAPIError],
  ])("%i", (status, type, guard) => {
    const error = failed(status);
    expect(error).toBeInstanceOf(type);
    expect(error.constructor).toBe(type);
    expect(error.name).toBe(type.errorName);
    expect(guard(error)).toBe(true);
    expect(sdk.isKreaError(error) && sdk.isKreaAPIError(error)).toBe(true);
    expect(sdk.isKreaJobError(error) || sdk.isKreaInputError(error)).toBe(false);
    expect(error.message).toContain(`GET /jobs/{id} answered ${status}: Nope. `);
    expect(error).toMatchObject({ status, method: "GET", path: "/jobs/{id}", body: { error: "Nope." } });
  });
});

test.each([
  [0, "answered with a redirect: "],
  [300, "answered 300: "],
  [399, "answered 399: "],
])("a redirect is told, and not followed: %i", (status, said) => {
  const error = failed(status);
  expect(error.constructor).toBe(sdk.KreaAPIError);
  expect(error.message).toContain(said);
  expect(error.message).toContain("redirect");
});

test("an answer that is neither a success nor an error has no advice of a redirect", () => {
  expect(failed(299).message).not.toContain("redirect");
});

test("what the API says ends with one full stop, and an empty body is none", () => {
  expect(failed(400, { error: "Bad prompt. . \n" }).message).toContain("answered 400: Bad prompt. ");
  expect(failed(400, { error: "Bad prompt. . \n" }).message).not.toContain(". .");
  expect(failed(400, "").body).toBeUndefined();
  expect(failed(400, " ").body).toBe(" ");
});

describe("every shape of an error body is read", () => {
  test.each([
    ["{error: string}", { error: "Bad prompt" }, "Bad prompt", undefined],
    ["{message: string}", { message: "Bad prompt" }, "Bad prompt", undefined],
    ["{error: {code, message}}", { error: { code: "bad", message: "Bad prompt" } }, "Bad prompt", "bad"],
    ["{error: code, message}", { error: "model_unavailable", message: "Gone" }, "Gone", "model_unavailable"],
    ["{error: {message}, code}", { error: { message: "Bad" }, code: "bad" }, "Bad", "bad"],
    ["an HTML page", "<!DOCTYPE html><html><title>502 Bad\nGateway</title></html>", "502 Bad Gateway", undefined],
    ["an HTML page without a title", "<html><body><h1>Oops</h1></body></html>", "Oops", undefined],
    ["an HTML page whose title has attributes", '<html><title lang="en">Bad</title></html>', "Bad", undefined],
    ["an HTML page whose heading has attributes", '<html><h1 class="x">Oops</h1></html>', "Oops", undefined],
    ["text with runs of white space", "upstream \n\n timed  out ", "upstream timed out", undefined],
    ["words of white space alone", { error: " ", message: "\n" }, undefined, undefined],
    ["words with white space around them", { error: " Bad prompt " }, "Bad prompt", undefined],
    ["no error, and a message", { error: null, message: "Bad prompt" }, "Bad prompt", undefined],
    ["{detail: string}", { detail: "Bad prompt" }, "Bad prompt", undefined],
    ["an HTML page with neither", "<html></html>", "an HTML page", undefined],
    ["text", "upstream timed out", "upstream timed out", undefined],
    ["nothing", "", undefined, undefined],
    ["undefined", undefined, undefined, undefined],
    ["null", null, undefined, undefined],
    ["a number", 5, undefined, undefined],
    ["an empty object", {}, undefined, undefined],
    ["an array", [], undefined, undefined],
  ])("%s", (_name, body, text, code) => {
    expect(readErrorBody(body)).toEqual({ text, code });
    expect(failed(400, body).message).toMatch(/^GET \/jobs\/\{id\} answered 400(:|\.)/);
  });

  test("long text is cut", () => expect(readErrorBody("x".repeat(5_000)).text).toHaveLength(200));
});

test("a retired model says what replaces it", () => {
  const error = failed(410, {
    error: "model_unavailable",
    reason: "deprecated",
    message: "Kling 1.0 is retired",
    sunset_date: "2026-01-01",
    replacement: "video/kling/kling-2.5",
    migration_url: "https://docs.example/kling",
  });
  expect(error).toMatchObject({
    code: "model_unavailable",
    replacement: "video/kling/kling-2.5",
    sunsetDate: "2026-01-01",
    migrationUrl: "https://docs.example/kling",
  });
});

test("the answer's request id is kept", () => {
  expect(failed(500, {}, { "x-request-id": "r1" }).requestId).toBe("r1");
  expect(failed(500).requestId).toBeUndefined();
});

describe("a body that is made to keep the reader busy is read in its first kilobytes", () => {
  /** How many characters patterns and trims are applied to, while a function runs. */
  function charactersSearched(work: () => void): number {
    let characters = 0;
    for (const method of ["exec", "test"] as const) {
      const original = RegExp.prototype[method];
      vi.spyOn(RegExp.prototype, method).mockImplementation(function (this: RegExp, text: string) {
        characters += text.length;
        return Reflect.apply(original, this, [text]) as never;
      });
    }
    work();
    vi.restoreAllMocks();
    return characters;
  }

  test.each<[string, unknown]>([
    ["300 kB of dots and a letter", { error: `${".".repeat(300_000)}a` }],
    ["300 kB of line breaks and a letter", { message: `x${"\n".repeat(300_000)}a` }],
    ["2 MB of titles that never end", `<html>${"<title".repeat(350_000)}`],
    ["2 MB of headings that never end", `<html>${"<h1 ".repeat(500_000)}`],
    ["a message of 50 MB", { error: { message: "x".repeat(50_000_000) } }],
    ["a code of 50 MB", { error: { code: "x".repeat(50_000_000), message: "x" } }],
  ])("%s", (_name, body) => {
    let error: Error | undefined;
    const searched = charactersSearched(() => {
      error = failed(400, body);
    });
    expect(searched).toBeLessThan(50_000);
    expect(error?.message.length).toBeLessThan(1_500);
  });

  test("errors nested 100,000 deep", () => {
    let body: unknown = "end";
    for (let depth = 0; depth < 100_000; depth += 1) body = { error: body };
    expect(failed(400, body).message).toContain("answered 400.");
  });
});
