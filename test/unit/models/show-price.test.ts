import { describe, expect, test } from "vitest";
import type { Price } from "../../../src/models/estimate.ts";
import { showPrice } from "../../../src/models/show-price.ts";

describe("a price as messages show it", () => {
  test.each<[Price, string]>([
    [{ amount: 1, unit: "USD", approximate: false }, "$1.00"],
    [{ amount: 0.03, unit: "USD", approximate: false }, "$0.03"],
    [{ amount: 0.025, unit: "USD", approximate: false }, "$0.025"],
    [{ amount: 2.5e-7, unit: "USD", approximate: false }, "$0.00000025"],
    [{ amount: 12345.6, unit: "USD", approximate: false }, "$12345.60"],
    [{ amount: 1, unit: "compute units", approximate: false }, "1 compute unit"],
    [{ amount: 1.5, unit: "compute units", approximate: false }, "1.5 compute units"],
    [{ amount: 3, unit: "compute units", approximate: true }, "about 3 compute units"],
  ])("%j", (price, text) => {
    expect(showPrice(price)).toBe(text);
  });
});
