import { describe, expect, test } from "vitest";
import { listOperations, schemaProperties } from "../../../src/codegen/document.ts";
import { Krea } from "../../../src/index.ts";
import { fixtureDocument, fixtureEffective } from "../../support/fixture.ts";
import { inputFor, priceRows } from "./price-rows.ts";

const { models } = new Krea({ apiKey: "test-key", document: fixtureDocument });
const document = fixtureEffective;
const operations = new Map(
  listOperations(document).map(({ path, operation }) => [path.replace(/^\/(generate\/)?/, ""), operation]),
);
const rows = priceRows(document).map((row) => {
  const body = operations.get(row.id)?.requestBody?.content["application/json"];
  const properties = schemaProperties(document, body?.schema ?? {});
  return { ...row, input: inputFor(row, [...properties.keys()]), example: body?.example as object, properties };
});
const name = ({ id, cells }: (typeof rows)[number]) => `${id} ${Object.values(cells).join(" | ")}`;

/** What the row's cells say, in the form of an estimate. */
function said(cells: Record<string, string>, times: number) {
  const [column, cell = ""] = Object.entries(cells).find(([head]) => /^(Compute Units|Price)/.test(head)) ?? [];
  const seconds = /\d+/.exec(cells["Average Completion Time"] ?? "")?.[0];
  return {
    price: {
      amount: Number((Number(/[\d.]+/.exec(cell)?.[0]) * times).toFixed(6)),
      unit: column === "Price" ? "USD" : "compute units",
      approximate: cell.startsWith("~"),
    },
    expectedSeconds: seconds === undefined ? null : Number(seconds),
  };
}

describe("every row of every price table of the fixture", () => {
  test("is among the cases", () => {
    expect(rows).not.toEqual([]);
    const lines = listOperations(document).flatMap(({ operation }) =>
      (operation.description ?? "").split("\n").filter((line) => line.startsWith("|")),
    );
    const heads = lines.filter((line) => /Compute Units|Price/.test(line));
    const rules = lines.filter((line) => /^[-| ]+$/.test(line));
    expect(rules).toHaveLength(heads.length);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(heads.length);
    expect(rows.length).toBe(lines.length - heads.length - rules.length);
  });

  test.each(rows.map((row) => [name(row), row] as const))("%s", async (_name, { id, input, cells }) => {
    const estimate = await models.estimate(id, input);
    expect(estimate).toMatchObject(said(cells, Number(input.max_train_steps ?? 1)));
    const row = Object.entries(cells).filter(([column]) => !/^(Compute Units|Price|Average)/.test(column));
    expect(estimate).toMatchObject({ row: Object.fromEntries(row) });
  });

  // The rest of a real input changes nothing: a field that no column speaks of is not read.
  test.each(rows.map((row) => [name(row), row] as const))("with the example's other fields: %s", async (_name, row) => {
    const { id, input, cells, example } = row;
    const others = Object.entries(example).filter(
      ([field]) => !["moodboards", "image_style_references"].includes(field),
    );
    const estimate = await models.estimate(id, { ...Object.fromEntries(others), ...input });
    expect(estimate).toMatchObject(said(cells, Number(input.max_train_steps ?? 1)));
  });
});

describe("defaults", () => {
  const defaults = rows.map((row) => {
    const given = Object.entries(row.input).filter(([field]) => row.properties.get(field)?.default === undefined);
    const full = { ...row.input };
    for (const field of Object.keys(full)) {
      const value = row.properties.get(field)?.default;
      if (value !== undefined) full[field] = value;
    }
    return { ...row, given: Object.fromEntries(given), full };
  });

  test.each(defaults.map((row) => [name(row), row] as const))(
    "what an input leaves out counts with the schema's default: %s",
    async (_name, { id, given, full }) => {
      expect(await models.estimate(id, given)).toEqual(await models.estimate(id, full));
    },
  );
});

describe("deprecated names", () => {
  const old = rows.flatMap((row) => {
    const aliases = operations.get(row.id)?.["x-krea-deprecated-field-aliases"] ?? [];
    const used = aliases.filter(({ to }) => to in row.input && !aliases.some(({ from }) => from === to));
    if (used.length === 0) return [];
    const input = { ...row.input };
    for (const { from, to } of used) {
      if (!(to in input)) continue;
      input[from] = input[to];
      delete input[to];
    }
    return [{ ...row, old: input }];
  });

  test("are tried", () => expect(old).not.toEqual([]));
  test.each(old.map((row) => [name(row), row] as const))(
    "are understood: %s",
    async (_name, { id, cells, old: input }) => {
      expect(await models.estimate(id, input)).toMatchObject(said(cells, 1));
    },
  );
});
