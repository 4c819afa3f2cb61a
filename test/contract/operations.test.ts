import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonBody, listOperations, operationKey } from "../../src/codegen/document.ts";
import * as sdk from "../../src/index.ts";
import { type MockServer, startMockServer } from "../../src/mock.ts";
import { caught } from "../support/caught.ts";
import { effective } from "../support/document.ts";

// Every documented answer of every operation, through the client, from Prism. The rows are the document's.
const document = await effective();
const rows = listOperations(document).flatMap((located) =>
  Object.keys(located.operation.responses).map((status) => ({
    ...located,
    key: operationKey(located),
    status: Number(status),
  })),
);

const errorOf: Record<number, (value: unknown) => boolean> = {
  400: sdk.isKreaBadRequestError,
  401: sdk.isKreaAuthenticationError,
  402: sdk.isKreaInsufficientCreditsError,
  403: sdk.isKreaPermissionError,
  404: sdk.isKreaNotFoundError,
  429: sdk.isKreaRateLimitError,
};

type Call = (path: string, init: object) => Promise<{ data: unknown; response: Response }>;
const uuid = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

let mock: MockServer;
let krea: sdk.Krea;
beforeAll(async () => {
  mock = await startMockServer({ port: 0 });
  // Each answer is asked for once: what is repeated, and when, is for other tests.
  krea = new sdk.Krea({ apiKey: "test-key", baseUrl: mock.url, maxRetries: 0, retryDelayMs: 1 });
});
afterAll(() => mock.close());

function call({ method, path, operation }: (typeof rows)[number], headers: Record<string, string>, client = krea) {
  const body = operation.requestBody?.content["multipart/form-data"]
    ? { file: new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" }), description: "x" }
    : jsonBody(operation)?.example;
  const send = Reflect.get(client.api, method.toUpperCase()) as Call;
  return send(path, { headers, params: { path: { id: uuid } }, ...(body !== undefined && { body }) });
}

test("the rows are all documented answers of all operations", () => {
  expect(new Set(rows.map(({ key }) => key)).size).toBe(72 + 3);
  expect(rows.length).toBe(334 + 3 * 5 + 2);
});

describe("each documented answer", () => {
  test.each(rows)("$key answers $status", async (row) => {
    const promise = call(row, { Prefer: `code=${row.status}` });
    if (row.status < 300) {
      const { data, response } = await promise;
      expect(response.status).toBe(row.status);
      // Every success but a job's deletion has a body.
      expect(data === undefined).toBe(row.key === "DELETE /jobs/{id}");
      return;
    }
    const error = await caught(promise);
    expect(errorOf[row.status]?.(error), String(error)).toBe(true);
    expect(error).toMatchObject({ status: row.status, method: row.method.toUpperCase(), path: row.path });
    expect(sdk.isKreaAPIError(error) && error.body).toEqual({ error: expect.any(String) });
  });
});

describe("without a key", () => {
  const operations = rows.filter(({ status }) => status === 200);
  test.each(operations)("$key answers KreaAuthenticationError", async (row) => {
    const keyless = new sdk.Krea({
      apiKey: "test-key",
      baseUrl: mock.url,
      fetch: (url, { headers: { authorization: _key, ...headers }, ...init }) => fetch(url, { ...init, headers }),
    });
    await expect(call(row, {}, keyless)).rejects.toSatisfy(sdk.isKreaAuthenticationError);
  });
});

describe("a body that breaks its schema", () => {
  const operations = rows.filter(({ status, operation }) => status === 200 && jsonBody(operation));
  test.each(operations)("$key is refused by the server, and the error says why", async (row) => {
    const send = Reflect.get(krea.api, row.method.toUpperCase()) as Call;
    const schema = jsonBody(row.operation)?.schema;
    const body = { ...(jsonBody(row.operation)?.example as object), prompt: 1, public: "yes", urls: 1 };
    const promise = send(row.path, { body, params: { path: { id: uuid } } });
    // A node app takes any object.
    if (schema?.$ref?.endsWith("ExecuteNodeAppInput")) return void (await expect(promise).resolves.toBeDefined());
    const error = await caught(promise);
    expect(sdk.isKreaBadRequestError(error), String(error)).toBe(true);
    expect(String(error)).toMatch(/must be|must NOT have/);
  });
});
