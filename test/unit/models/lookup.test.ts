import { describe, expect, test } from "vitest";
import { fixtureDocument, fixtureLookup as lookup } from "../../support/fixture.ts";

const { modelIds } = fixtureDocument;
const [first = ""] = modelIds;

describe("listModels", () => {
  test("has every model of the document, and each category its part", () => {
    const all = lookup.list(undefined);
    expect(all.map(({ id }) => id).sort()).toEqual([...modelIds].sort());
    const categories = [...new Set(all.map(({ category }) => category))];
    expect(categories.flatMap((category) => lookup.list(category))).toHaveLength(all.length);
  });

  test("refuses a category without models, and names those that there are", () => {
    expect(() => lookup.list("smell")).toThrow(/^models\.list: category: expected one of "\w+".*, got "smell"\.$/);
  });
});

describe("getModel", () => {
  test("returns the model of an id", () => expect(lookup.get("models.get", first).id).toBe(first));

  test.each([
    [`${first}x`, `The closest are ${first}`],
    [7, "The API's document has no model 7."],
  ])("refuses %o", (id, message) => {
    expect(() => lookup.get("models.get", id)).toThrow(message);
  });
});

describe("estimateById", () => {
  test("knows no price of a model that the document does not have, and says which are close", () => {
    const { price, reason } = lookup.estimate(`${first}x`, {});
    expect(price).toBeNull();
    expect(reason).toContain(`The closest are ${first}`);
  });

  test.each([
    [7, {}, "models.estimate: id: expected a string, got 7."],
    [first, "a prompt", 'models.estimate: input: expected an object, got "a prompt".'],
  ])("refuses %o with %o", (id, input, message) => {
    expect(() => lookup.estimate(id, input)).toThrow(message);
  });
});
