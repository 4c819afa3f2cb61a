import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MockServer, startMockServer } from "../../src/mock.ts";
import { validateInput } from "../../src/validate.ts";
import { changed } from "../support/validate/arbitrary.ts";
import { document, models } from "../support/validate/models.ts";

// The mock server refuses what Prism does: validation says the same before anything is sent.
const seed = Number(process.env.VALIDATE_SEED ?? Math.floor(Math.random() * 2 ** 31));

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer({ port: 0 });
});
afterAll(() => mock.close());

async function isTaken(path: string, input: unknown): Promise<boolean> {
  const response = await fetch(mock.url + path, {
    method: "POST",
    headers: { authorization: "Bearer k", "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  await response.arrayBuffer();
  expect([200, 400]).toContain(response.status);
  return response.status === 200;
}

describe(`an input is valid where the server takes it (VALIDATE_SEED=${seed})`, () => {
  test.each(models)("$id", async ({ id, path, schema }) => {
    // A body of null is none at all to Prism.
    const inputs = fc.sample(changed(document, schema), { seed, numRuns: 10 }).filter((input) => input !== null);
    for (const input of inputs) {
      const problems = validateInput(id, input);
      expect([JSON.stringify(input), problems.length === 0]).toEqual([
        JSON.stringify(input),
        await isTaken(path, input),
      ]);
    }
  });
});

describe("a URL is one where the server takes it", () => {
  test.each([
    "https://files.example/a.png",
    "HTTPS://files.example:8080/a%20b.png?x=1&y=[2]#z",
    "http://user:word@files.example/~a/(b)/c;d=e,f",
    "https://[::1]/a.png",
    "data:image/png;base64,AAAA==",
    "urn:uuid:3c90c3cc-0d44-4b50-8888-8dd25736052a",
    "a.png",
    "/a.png",
    "//files.example/a.png",
    "",
    " https://files.example/a.png",
    "https://files.example/a b.png",
    "https://files.example/ü.png",
    "https://files.example/a%2.png",
    "https://files.example/[a].png",
    "https://files.example/{a}.png",
    "https://files.example/a\\b.png",
    "https://files example/a.png",
    "https://files.example/a\n.png",
    "https://files.example/a#b#c",
    "1https://files.example",
  ])("%j", async (image_url) => {
    const isValid = validateInput("image/bfl/flux-1-dev", { prompt: "x", image_url }).length === 0;
    expect(isValid).toBe(await isTaken("/generate/image/bfl/flux-1-dev", { prompt: "x", image_url }));
  });

  test.each(["https://files.example:99999/a.png", "https://[::zz]/a.png", "https://"])(
    "%j can be fetched by nobody",
    (image_url) => expect(validateInput("image/bfl/flux-1-dev", { prompt: "x", image_url })).toHaveLength(1),
  );
});
