import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { listOperations } from "../../../src/codegen/document.ts";
import { isKreaInputError, Krea } from "../../../src/index.ts";
import { fixtureDocument, fixtureEffective } from "../../support/fixture.ts";

const { models } = new Krea({ apiKey: "test-key", document: fixtureDocument });
const operations = listOperations(fixtureEffective).filter(({ path }) => path.startsWith("/generate/"));
const idOf = ({ path }: { path: string }) => path.replace("/generate/", "");

describe("list", () => {
  test("answers every model of the document", async () => {
    expect((await models.list()).map(({ id }) => id)).toEqual(operations.map(idOf));
  });

  test.each(["image", "video", "enhance"] as const)("answers those of a category: %s", async (category) => {
    const ids = operations.map(idOf).filter((id) => id.startsWith(`${category}/`));
    const list = await models.list({ category });
    expect(list.map(({ id }) => id)).toEqual(ids);
    expect(new Set(list.map((model) => model.category))).toEqual(new Set([category]));
  });

  test.each([
    [{ category: "audio" }, 'models.list: category: expected one of "image", "enhance", "video", got "audio".'],
    [{ category: 1 }, "models.list: category: expected a category of models, got 1."],
    [{ kind: "image" }, 'models.list: unknown option "kind". It takes category.'],
    ["image", "models.list: expected an options object, got a string."],
  ])("refuses %j", async (options, message) => {
    // @ts-expect-error -- bad options
    const failing = models.list(options);
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toSatisfy(isKreaInputError);
  });
});

describe("get", () => {
  test("answers a model", async () => {
    expect(await models.get("image/krea/krea-2/large")).toMatchObject({
      id: "image/krea/krea-2/large",
      category: "image",
      vendor: "krea",
      title: "Krea 2 Large",
      expectedSeconds: null,
      prices: { unit: "USD", dimensions: ["K2 Billing Tier"] },
    });
  });

  test("what is done to an answer changes no other, and no price", async () => {
    for (const model of [await models.get("image/bfl/flux-1-dev"), ...(await models.list())]) {
      Object.assign(model.prices?.rows[0] ?? {}, { amount: 0 });
    }
    expect((await models.get("image/bfl/flux-1-dev")).prices?.rows[0]?.amount).toBe(3);
    expect((await models.estimate("image/bfl/flux-1-dev", {})).price?.amount).toBe(3);
  });

  test.each([
    ["image/bfl/flux-1", "image/bfl/flux-1-dev"],
    ["bfl/flux-1-dev", "image/bfl/flux-1-dev"],
    ["video/klng/kling-2.5", "video/kling/kling-2.5"],
    ["Image/Krea/Krea-2/Medium", "image/krea/krea-2/medium"],
    ["image/kling/kling-3.0", "video/kling/kling-3.0"],
  ])("an unknown id names the closest: %s", async (id, near) => {
    for (const asking of [models.get(id), models.getSchema(id)]) {
      await expect(asking).rejects.toSatisfy(isKreaInputError);
      await expect(asking).rejects.toThrow(`The API's document has no model "${id}". The closest are ${near}`);
    }
  });

  test.each([undefined, 1, "", "toString", "__proto__", "styles/train"])("refuses %j", async (id) => {
    // @ts-expect-error -- no id
    await expect(models.get(id)).rejects.toThrow(/^models\.get: The API's document has no model /);
  });
});

describe("getSchema", () => {
  test.each(operations.map((located) => [idOf(located), located] as const))(
    "stands for itself, and the document's example fits it: %s",
    async (id, { operation }) => {
      const schema = await models.getSchema(id);
      expect(JSON.stringify(schema)).not.toContain('"$ref"');
      expect(schema.title).toBe(operation.summary);
      const validate = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { uri: true } }).compile(schema);
      const { example } = operation.requestBody?.content["application/json"] ?? {};
      expect([validate(example), validate.errors]).toEqual([true, null]);
      expect(validate({})).toBe(false);
      const noFields = { ...(example as object), no_such_field: 1 };
      expect(validate(noFields)).toBe(schema.additionalProperties !== false);
    },
  );

  test("is the caller's own", async () => {
    const first = await models.getSchema("image/bfl/flux-1-dev");
    Object.assign(first.properties ?? {}, { prompt: { type: "number" } });
    expect((await models.getSchema("image/bfl/flux-1-dev")).properties?.prompt).toMatchObject({ type: "string" });
  });
});
