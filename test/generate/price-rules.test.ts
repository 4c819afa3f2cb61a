import { describe, expect, test } from "vitest";
import type { Schema } from "../../src/codegen/document.ts";
import { inputFields } from "../../src/codegen/tables/input-fields.ts";
import { priceRules } from "../../src/codegen/tables/price-rules.ts";
import { parsePriceTable } from "../../src/codegen/tables/price-table.ts";
import { smallDocument } from "../support/document.ts";
import { fixtureCatalog } from "../support/fixture.ts";

/** The rules for a table with these columns and rows, applied to an input with these fields. */
function rulesFor(columns: string, rows: string[], properties: Record<string, Schema>, note = "") {
  const lines = [columns, columns.replace(/[^|]+/g, "---"), ...rows].map((line) => `|${line}|`);
  const text = `Words.\n${lines.join("\n")}\n\n${note}`;
  const table = parsePriceTable(text);
  if (!table) throw new Error("The test's table holds no prices.");
  return priceRules(table, inputFields(smallDocument({}), { type: "object", properties }), text);
}
const unsaid = (unit: string) => ({
  factors: [],
  reason: `The document gives the price of one ${unit}, and does not say how many there are.`,
});
const list = { type: "array", items: { type: "string" } };

describe("price rules", () => {
  test("every dimension of the fixture's tables is read", () => {
    const { models, priceRules: generated, otherPrices } = fixtureCatalog;
    const tables = new Map(models.map(({ id, prices }) => [id, prices ?? undefined]));
    for (const [id, table] of Object.entries(otherPrices)) tables.set(id, table);
    for (const [id, table] of tables) {
      expect([id, generated[id]?.inputs.length]).toEqual([id, table?.dimensions.length]);
      expect(generated[id]?.inputs.filter(({ read }) => read === "unmapped") ?? []).toEqual([]);
    }
  });

  test.each<[string, string, string[], Record<string, Schema>, object]>([
    [
      "a listed value",
      "Mode",
      ["pro", "4k"],
      { mode: { type: "string", enum: ["pro", "4K"], default: "pro" } },
      {
        read: "value",
        field: "mode",
        default: "pro",
        words: [
          ["pro", "pro"],
          ["4k", "4K"],
        ],
      },
    ],
    [
      "a number with its unit",
      "Duration",
      ["5s", "10 seconds"],
      { duration: { type: "integer", minimum: 1 } },
      {
        read: "value",
        field: "duration",
        words: [
          ["5s", 5],
          ["10 seconds", 10],
        ],
      },
    ],
    [
      "constants of alternatives",
      "Duration",
      ["5s"],
      { duration: { anyOf: [{ type: "number", const: 5 }] } },
      {
        read: "value",
        field: "duration",
        words: [["5s", 5]],
      },
    ],
    [
      "a boolean before its neighbours",
      "Audio",
      ["Yes", "No"],
      { audio_url: { type: "string" }, generate_audio: { type: "boolean", default: true } },
      {
        read: "flag",
        fields: ["generate_audio"],
        default: true,
      },
    ],
    [
      "a field that is given",
      "Face Reference",
      ["Yes", "No"],
      { face_reference_urls: list },
      {
        read: "flag",
        fields: ["face_reference_urls"],
      },
    ],
    ["the number of items", "Images", ["0", "1"], { images: list, others: list }, { read: "count", field: "images" }],
    [
      "the number of items of the one list that takes so many",
      "Pictures",
      ["0", "1", "2"],
      { style_pictures: { ...list, maxItems: 2 }, b: list },
      {
        read: "count",
        field: "style_pictures",
      },
    ],
    [
      "tiers",
      "Tier",
      ["Plain", "Masks"],
      { masks: list },
      {
        read: "tiers",
        base: "Plain",
        tiers: [["Masks", "masks"]],
        dearest: false,
      },
    ],
    ["one word, and no field", "Model", ["Standard"], { prompt: { type: "string" } }, { read: "fixed" }],
    ["a dash", "Duration", ["-"], { duration: { type: "number" } }, { read: "fixed" }],
  ])("%s", (_name, dimension, words, properties, reading) => {
    const rules = rulesFor(
      `${dimension}|Compute Units`,
      words.map((word, index) => `${word}|${index + 1}`),
      properties,
    );
    expect(rules).toEqual({ inputs: [reading], doubts: [] });
  });

  test("tiers do not add up if the description says so", () => {
    const rows = ["Plain|$1", "Masks|$2", "Layers|$3"];
    const note = "Combining layers with masks does not increase the price.";
    const { inputs } = rulesFor("Tier|Price", rows, { masks: list, layers: list }, note);
    expect(inputs).toMatchObject([{ read: "tiers", dearest: true }]);
  });

  test.each<[string, string, string[], Record<string, Schema>, string]>([
    ["no field", "Quality", ["low", "high"], { prompt: { type: "string" } }, "none"],
    ["a field without one of the values", "Mode", ["a", "b"], { mode: { type: "string", enum: ["x"] } }, "mode"],
    ["a field with no value of the one word", "Mode", ["a"], { mode: { type: "string", enum: ["x"] } }, "mode"],
    ["numbers out of bounds", "Duration", ["5s"], { duration: { type: "number", minimum: 6 } }, "duration"],
    [
      "two flags",
      "Audio",
      ["Yes", "No"],
      { audio_in: { type: "boolean" }, audio_out: { type: "boolean" } },
      "audio_in, audio_out",
    ],
    [
      "two lists that take so many",
      "Things",
      ["0", "1"],
      { thing_a: { ...list, maxItems: 1 }, other_thing: { ...list, maxItems: 1 } },
      "thing_a, other_thing",
    ],
  ])("%s: unmapped, with a reason", (_name, dimension, words, properties, candidates) => {
    const rows = words.map((word, index) => `${word}|${index + 1}`);
    expect(rulesFor(`${dimension}|Compute Units`, rows, properties).inputs).toEqual([
      {
        read: "unmapped",
        reason: `The document does not say which field ${dimension} stands for (fields of that name: ${candidates}).`,
      },
    ]);
  });

  test.each<[string, Record<string, Schema>, object[]]>([
    [
      "parts of the same name",
      { shots: { type: "array", items: { properties: { duration: { type: "number" } } } } },
      [{ field: "shots", reason: "The document does not say which duration counts, its own or that of shots." }],
    ],
    [
      "frames",
      { num_frames: { type: "integer" } },
      [{ field: "num_frames", reason: "The document does not say what num_frames changes about the price." }],
    ],
    [
      "a number of results",
      { num_images: { type: "integer" }, n: { type: "integer" } },
      [
        {
          field: "num_images",
          upTo: 1,
          reason: "The document does not say what num_images above 1 changes about the price.",
        },
        { field: "n", upTo: 1, reason: "The document does not say what n above 1 changes about the price." },
      ],
    ],
    [
      "what is no number of results",
      { num_inference_steps: { type: "integer" }, image_scaling_factor: { type: "number" } },
      [],
    ],
  ])("what may change a price is doubted: %s", (_name, properties, doubts) => {
    const all = { duration: { type: "number" }, ...properties };
    expect(rulesFor("Duration|Compute Units", ["5s|1"], all).doubts).toEqual(doubts);
  });

  test.each<[string, Record<string, Schema>, object]>([
    ["Step", { max_steps: { type: "integer" } }, { factors: [{ field: "max_steps", most: true }] }],
    ["second", { duration: { type: "number", default: 5 } }, { factors: [{ field: "duration", default: 5 }] }],
    [
      "second",
      { duration: { enum: ["5s", "10s"], type: "string", default: "5s" } },
      { factors: [{ field: "duration", default: 5, text: true }] },
    ],
    ["minute", { duration: { type: "number" } }, { factors: [{ field: "duration" }], size: 60 }],
    ["second", { duration_ms: { type: "number" } }, unsaid("second")],
    ["Image", { num_images: { type: "integer", default: 1 } }, { factors: [{ field: "num_images", default: 1 }] }],
    ["Image", { image_url: { type: "string" } }, unsaid("image")],
    ["Step", { first_step: { type: "integer" }, last_step: { type: "integer" } }, unsaid("step")],
    [
      "megapixel",
      { width: { type: "number", default: 1000 }, height: { type: "number" } },
      { factors: [{ field: "width", default: 1000 }, { field: "height" }], size: 1e6 },
    ],
    ["1M tokens", { num_tokens: { type: "integer" } }, { factors: [{ field: "num_tokens" }], size: 1e6 }],
    ["token", { max_tokens: { type: "integer" } }, unsaid("token")],
    [
      "credit",
      { credit: { type: "integer" } },
      { factors: [], reason: "The document gives the price of one credit, a unit that is not known." },
    ],
  ])("a price of one %s of %j", (per, properties, times) => {
    expect(rulesFor(`Model|Compute Units/${per}`, ["x|1"], properties)).toEqual({
      inputs: [{ read: "fixed" }],
      times,
      doubts: [],
    });
  });
});

describe("price tables that cannot be read", () => {
  test.each([
    ["|A|Compute Units|\n|---|---|\n|x|1|2|", "A price table holds an uneven row: x | 1 | 2"],
    ["|A|Compute Units|\n|---|---|\n|x|1|\n|x|2|", "A price table holds two rows of the same values: x"],
    ["|A|Price|\n|---|---|\n|x|$1|\n|y|2|", "A price table holds amounts of two units."],
    ["|A|Price|\n|---|---|\n|x|free|", 'A price table holds "free" where a price was expected.'],
  ])("%j", (text, message) => expect(() => parsePriceTable(text)).toThrow(message));

  test("the unit of a price per second or image is read", () => {
    expect(parsePriceTable("|Compute Units/Step|\n|---|\n|~8.3|")).toEqual({
      unit: "compute units",
      per: "Step",
      dimensions: [],
      rows: [{ values: [], amount: 8.3, approximate: true }],
    });
  });
});
