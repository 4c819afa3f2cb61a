import { describe, expect, test } from "vitest";
import { rewriteAliases } from "../../../src/models/aliases.ts";
import { fixtureDocument } from "../../support/fixture.ts";

const flux = "POST /generate/image/bfl/flux-1-dev";
const veo2 = "POST /generate/video/google/veo-2";
const url = "https://files.example/a.png";

const { aliases, aliasNotices } = fixtureDocument;
const rows = Object.entries(aliases).flatMap(([operation, list]) =>
  list.map(([from, to, notice]) => ({ operation, from, to, sunsetDate: aliasNotices[notice]?.sunsetDate })),
);

describe("rewriteAliases", () => {
  test.each(rows)("$operation: $from becomes $to", ({ operation, from, to, sunsetDate }) => {
    const input = { other: 1, [from]: "value" };
    const { body, deprecated } = rewriteAliases(fixtureDocument, operation, input);
    expect(body).toEqual({ other: 1, [to]: "value" });
    expect(deprecated).toMatchObject([{ operation, from, to, sunsetDate }]);
    expect(input).toEqual({ other: 1, [from]: "value" });
  });

  test("current names go through as the caller's own object", () => {
    const input = { prompt: "x", image_url: url };
    const result = rewriteAliases(fixtureDocument, flux, input);
    expect(result.body).toBe(input);
    expect(result.deprecated).toEqual([]);
  });

  test("an alias belongs to its operation", () => {
    expect(rewriteAliases(fixtureDocument, veo2, { image_url: url }).body).toEqual({ start_image: url });
    expect(rewriteAliases(fixtureDocument, flux, { image_url: url }).body).toEqual({ image_url: url });
    expect(rewriteAliases(fixtureDocument, flux, { startImage: url }).body).toEqual({ startImage: url });
    expect(rewriteAliases(fixtureDocument, "POST /constructor", { imageUrl: url }).body).toEqual({ imageUrl: url });
    expect(rewriteAliases(fixtureDocument, "toString", { imageUrl: url }).body).toEqual({ imageUrl: url });
  });

  test("only the top level is rewritten", () => {
    const styles = [{ imageUrl: url }];
    expect(rewriteAliases(fixtureDocument, flux, { presetStyles: styles }).body).toEqual({ styles });
  });

  test("old and new name with different values are refused, both named", () => {
    expect(() => rewriteAliases(fixtureDocument, flux, { imageUrl: url, image_url: "other" })).toThrow(
      `${flux}: "imageUrl" is the old name of "image_url", and "image_url" and "imageUrl" have different values. Pass "image_url" alone.`,
    );
    expect(() => rewriteAliases(fixtureDocument, flux, { imageUrl: url, image_url: null })).toThrow("different values");
  });

  test("two old names of one field with different values are refused, both named", () => {
    expect(() => rewriteAliases(fixtureDocument, veo2, { startImage: "a", image_url: "b" })).toThrow(
      '"startImage" and "image_url" have different values',
    );
    expect(rewriteAliases(fixtureDocument, veo2, { startImage: "a", image_url: "a" }).body).toEqual({
      start_image: "a",
    });
  });

  test("the same value under both names is no conflict", () => {
    expect(rewriteAliases(fixtureDocument, flux, { imageUrl: url, image_url: url }).body).toEqual({ image_url: url });
    const list = () => [{ id: "a", strength: 1 }];
    expect(rewriteAliases(fixtureDocument, flux, { presetStyles: list(), styles: list() }).body).toEqual({
      styles: list(),
    });
  });

  test("an undefined field is an absent one; null is a value", () => {
    expect(rewriteAliases(fixtureDocument, flux, { imageUrl: undefined, image_url: url }).body).toEqual({
      image_url: url,
    });
    expect(rewriteAliases(fixtureDocument, flux, { imageUrl: url, image_url: undefined }).body).toEqual({
      image_url: url,
    });
    expect(rewriteAliases(fixtureDocument, flux, { imageUrl: undefined }).deprecated).toEqual([]);
    expect(rewriteAliases(fixtureDocument, flux, { imageUrl: null }).body).toEqual({ image_url: null });
  });

  test("an inherited field is not the caller's", () => {
    const body = Object.create({ imageUrl: url }) as Record<string, unknown>;
    expect(rewriteAliases(fixtureDocument, flux, body).deprecated).toEqual([]);
  });
});
