/**
 * krea-sdk beside the packages that a user would otherwise pick.
 *
 * @module
 */

import { setUpConsumer } from "./peers/consumer.ts";
import { contestants } from "./peers/contestants.ts";
import { measureRows, type Row, type Value } from "./peers/figures.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { formatted, markdownTable } from "./support/markdown.ts";

/** Size, speed and safety, side by side. */
export const peers: Benchmark = {
  name: "peers",
  title: "Beside other packages",
  async run() {
    const versions = await setUpConsumer(contestants);
    const rows = await measureRows(contestants);
    const columns = contestants.map(({ name, packageName }) => `${name} ${versions.get(packageName)}`);
    const about =
      "krea-sdk as it would be published, the others as the registry has them. Each package is used as its own documentation " +
      "shows. Lower is better in every row.";
    const meanings = rows.map(({ title, meaning }) => `- **${title}**: ${meaning}`);
    return [
      about,
      markdownTable(["figure", ...columns], rows.map(cellsOf)),
      "What each row means:",
      meanings.join("\n"),
      "What krea-sdk aims at:",
      aimsTable(rows),
    ].join("\n\n");
  },
};

function cellsOf({ title, decimals, values }: Row): string[] {
  const cell = (value: Value) => (typeof value === "number" ? formatted(value, decimals) : (value ?? ""));
  return [title, ...values.map(cell)];
}

function aimsTable(rows: readonly Row[]): string {
  const figureOf = ({ values }: Row, packageName: string) =>
    Number(values[contestants.findIndex(({ name }) => name === packageName)]);
  const cells = rows.flatMap((row) => {
    const { title, aim, decimals } = row;
    if (!aim) return [];
    const own = figureOf(row, "krea-sdk");
    const { most, timesThatOf } = aim;
    return timesThatOf === undefined
      ? [[title, formatted(own, decimals), `at most ${most}`, own <= most ? "yes" : "no"]]
      : [ratioCells(title, own / figureOf(row, timesThatOf), most, timesThatOf)];
  });
  return markdownTable(["figure", "measured", "aim", "reached"], cells);
}

function ratioCells(title: string, ratio: number, most: number, other: string): string[] {
  return [title, `${formatted(ratio, 2)} times ${other}`, `at most ${most} times`, ratio <= most ? "yes" : "no"];
}
