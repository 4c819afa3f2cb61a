import { afterAll, beforeAll, expect, test } from "vitest";
import { aliases } from "../../generated/aliases.ts";
import { jsonBody, listOperations, operationKey, schemaProperties } from "../../src/codegen/document.ts";
import { type DeprecationNotice, Krea } from "../../src/index.ts";
import { type MockServer, startMockServer } from "../../src/mock.ts";
import { effective } from "../support/document.ts";
import { exampleOf } from "../support/validate/models.ts";

// Every alias of the document: what is sent under the old name arrives under the current one, and passes Prism; sent as it
// is, Prism refuses it.
const document = await effective();
const rows = listOperations(document).flatMap((located) =>
  (located.operation["x-krea-deprecated-field-aliases"] ?? []).map(({ from, to }) => {
    const body = jsonBody(located.operation);
    if (!body?.schema) throw new Error(`${operationKey(located)} has no body`);
    const example = (body.example ?? exampleOf(document, body.schema)) as Record<string, unknown>;
    const property = schemaProperties(document, body.schema).get(to);
    const value = example[to] ?? exampleOf(document, property ?? {});
    const { [to]: _current, ...rest } = example;
    return { key: operationKey(located), path: located.path, from, to, old: { ...rest, [from]: value }, value, rest };
  }),
);

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer({ port: 0 });
});
afterAll(() => mock.close());

test("the rows are every alias that the client rewrites", () => {
  expect(rows).toHaveLength(Object.values(aliases).flat().length);
});

test.each(rows)("alias: $key $from", async ({ path, from, to, old, value, rest }) => {
  const notices: DeprecationNotice[] = [];
  const krea = new Krea({ apiKey: "k", baseUrl: mock.url, onDeprecation: (notice) => notices.push(notice) });
  const job = await krea.generateRaw(path.replace("/generate/", ""), old);
  expect(job.status).toBe("queued");
  expect(mock.jobs.list().find(({ id }) => id === job.job_id)?.body).toEqual({ ...rest, [to]: value });
  expect(notices).toMatchObject([{ from, to }]);

  const raw = await fetch(`${mock.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer k" },
    body: JSON.stringify(old),
  });
  expect(raw.status).toBe(400);
});
