import { describe, expect, test } from "vitest";
import type { PriceInput } from "../../../src/models/price-inputs.ts";
import { readPriceInput } from "../../../src/models/read-price-input.ts";

const read = (rule: PriceInput, input: Record<string, unknown>) => readPriceInput(rule, "Duration", "5s", input);

describe("readPriceInput of a value", () => {
  const rule: PriceInput = {
    read: "value",
    field: "duration",
    words: [
      ["5s", 5],
      ["10s", 10],
    ],
  };

  test("has the table's word for it", () => {
    expect(read(rule, { duration: 10 })).toEqual({ words: ["10s"], summary: "duration 10" });
  });

  test("takes the default of the schema, and has no word for a value that the table does not name", () => {
    expect(read({ ...rule, default: 5 }, {})).toMatchObject({ words: ["5s"] });
    expect(read(rule, { duration: 7 })).toMatchObject({ words: [] });
  });

  test("does not know a value that is not set and has no default", () => {
    expect(read(rule, {})).toEqual({
      reason: "The price depends on duration, which is not set and has no documented default.",
    });
  });
});

test("readPriceInput counts the items of a field, none if it is not set", () => {
  const rule: PriceInput = { read: "count", field: "images" };
  expect(read(rule, { images: ["a", "b"] })).toEqual({ words: ["2"], summary: "2 of images" });
  expect(read(rule, {})).toMatchObject({ words: ["0"] });
  expect(read(rule, { images: "a" })).toEqual({ reason: 'The price depends on the number of images, which is "a".' });
});

describe("readPriceInput of a flag", () => {
  const rule: PriceInput = { read: "flag", fields: ["audio", "audio_url"] };

  test.each([
    [{ audio: true }, "Yes"],
    [{ audio: false }, "No"],
    [{ audio_url: "https://x.example/a" }, "Yes"],
    [{ audio_url: "" }, "No"],
    [{}, "No"],
  ])("reads %j as %s", (input, word) => {
    expect(read(rule, input)).toMatchObject({ words: expect.arrayContaining([word]) });
  });

  test("takes the default of the schema", () => {
    expect(read({ ...rule, default: true }, {})).toMatchObject({ words: ["Yes", "true"] });
  });

  test("does not decide between fields that disagree", () => {
    expect(read(rule, { audio: true, audio_url: "" })).toEqual({
      reason: "The document does not say which price applies if audio and audio_url disagree.",
    });
  });
});

describe("readPriceInput of tiers", () => {
  const tiers = [
    ["With image", "image"],
    ["With video", "video"],
  ] as const;
  const rule: PriceInput = { read: "tiers", base: "Base", tiers, dearest: false };

  test("has the base, and each tier whose field is set", () => {
    expect(read(rule, {})).toEqual({ words: ["Base"], needed: [], summary: "Base" });
    expect(read(rule, { image: "x", video: "" })).toEqual({
      words: ["Base", "With image"],
      needed: ["With image"],
      summary: "With image",
    });
  });

  test("knows what several cost only if the document says that the dearest counts", () => {
    const both = { image: "x", video: "y" };
    expect(read(rule, both)).toEqual({ reason: "The document does not say what image with video costs." });
    expect(read({ ...rule, dearest: true }, both)).toMatchObject({ words: ["Base", "With image", "With video"] });
  });
});

test("readPriceInput has the only word of a fixed dimension, and the reason of an unmapped one", () => {
  expect(read({ read: "fixed" }, {})).toEqual({ words: ["5s"], summary: "Duration 5s" });
  expect(read({ read: "unmapped", reason: "no such field" }, {})).toEqual({ reason: "no such field" });
});
