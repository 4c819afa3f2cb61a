import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonBody, listOperations, operationKey, resolveReference, type Schema } from "../../src/codegen/document.ts";
import { selfContained } from "../../src/codegen/self-contained.ts";
import * as sdk from "../../src/index.ts";
import { type MockServer, startMockServer } from "../../src/mock.ts";
import { validateAgainst } from "../../src/validate.ts";
import { caught } from "../support/caught.ts";
import { effective } from "../support/document.ts";
import { exampleOf } from "../support/validate/models.ts";

// Every documented answer of every operation, through the client, from Prism. The rows are the document's.
const document = await effective();
const rows = listOperations(document).flatMap((located) =>
  Object.entries(located.operation.responses)
    // "default" and "4XX" are no statuses that can be asked for.
    .filter(([status]) => /^\d{3}$/.test(status))
    .map(([status, response]) => ({
      ...located,
      key: operationKey(located),
      status: Number(status),
      hasBody: Object.keys(resolveReference(document, response as Answer).content ?? {}).length > 0,
    })),
);

interface Answer {
  $ref?: string;
  content?: object;
}

interface Parameter {
  $ref?: string;
  in: string;
  name: string;
  required?: boolean;
  schema?: Schema;
}

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

/** The JSON body to send: the documented example, or else one that is made from the schema. */
function bodyOf({ operation }: (typeof rows)[number]): unknown {
  const body = jsonBody(operation);
  return body?.example ?? (body?.schema && exampleOf(document, body.schema));
}

/** A value for each parameter of the operation that is required, and for each part of its path. */
function parametersOf({ path, operation }: (typeof rows)[number]) {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const parameters = ((operation.parameters ?? []) as Parameter[]).map((parameter) =>
    resolveReference(document, parameter),
  );
  const query = parameters.flatMap(({ in: place, name, required, schema }) =>
    place === "query" && required ? [[name, exampleOf(document, schema ?? {})] as const] : [],
  );
  return { path: Object.fromEntries(names.map((name) => [name, uuid])), query: Object.fromEntries(query) };
}

function call(row: (typeof rows)[number], headers: Record<string, string>, client = krea) {
  const body = row.operation.requestBody?.content["multipart/form-data"]
    ? { file: new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" }), description: "x" }
    : bodyOf(row);
  const send = Reflect.get(client.api, row.method.toUpperCase()) as Call;
  return send(row.path, { headers, params: parametersOf(row), ...(body !== undefined && { body }) });
}

test("the rows are of every operation", () => {
  const keys = listOperations(document).map(operationKey);
  expect(keys).not.toEqual([]);
  expect([...new Set(rows.map(({ key }) => key))]).toEqual(keys);
});

describe("each documented answer", () => {
  test.each(rows)("$key answers $status", async (row) => {
    const promise = call(row, { Prefer: `code=${row.status}` });
    if (row.status < 300) {
      const { data, response } = await promise;
      expect(response.status).toBe(row.status);
      expect(data !== undefined).toBe(row.hasBody);
      return;
    }
    const error = await caught(promise);
    expect((errorOf[row.status] ?? sdk.isKreaAPIError)(error), String(error)).toBe(true);
    expect(error).toMatchObject({ status: row.status, method: row.method.toUpperCase(), path: row.path });
    if (row.hasBody) expect(sdk.isKreaAPIError(error) && error.body).toEqual(expect.any(Object));
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
  const operations = rows.flatMap((row) => {
    const schema = row.status === 200 ? jsonBody(row.operation)?.schema : undefined;
    if (!schema) return [];
    const body = { ...(bodyOf(row) as object), prompt: 1, public: "yes", urls: 1 };
    // Some take anything: a node app.
    return validateAgainst(selfContained(document, schema), body).length > 0 ? [{ ...row, body }] : [];
  });
  test.each(operations)("$key is refused by the server, and the error says why", async ({ body, ...row }) => {
    const send = Reflect.get(krea.api, row.method.toUpperCase()) as Call;
    const error = await caught(send(row.path, { body, params: parametersOf(row) }));
    expect(sdk.isKreaBadRequestError(error), String(error)).toBe(true);
    expect(String(error)).toMatch(/must be|must NOT have|must match|required/);
  });
});
