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
      ...rows.filter((row) => row.aim?.unmet && !isReached(row)).map(({ title, aim }) => `**${title}**: ${aim?.unmet}`),
    ].join("\n\n");
  },
};

function cellsOf({ title, decimals, values }: Row): string[] {
  const cell = (value: Value) => (typeof value === "number" ? formatted(value, decimals) : (value ?? ""));
  return [title, ...values.map(cell)];
}

/** The figure of krea-sdk that an aim is about: its own, or its ratio to that of another package. */
function aimedFigure(row: Row): number {
  const figureOf = (name: string) =>
    Number(row.values[contestants.findIndex((contestant) => contestant.name === name)]);
  const own = figureOf("krea-sdk");
  const other = row.aim?.timesThatOf;
  return other === undefined ? own : own / figureOf(other);
}

function isReached(row: Row): boolean {
  return aimedFigure(row) <= (row.aim?.most ?? Number.POSITIVE_INFINITY);
}

function aimsTable(rows: readonly Row[]): string {
  const cells = rows.flatMap((row) => {
    const { title, aim, decimals } = row;
    if (!aim) return [];
    const { most, timesThatOf } = aim;
    const isRatio = timesThatOf !== undefined;
    const measured = formatted(aimedFigure(row), isRatio ? 2 : decimals);
    return [
      [
        title,
        isRatio ? `${measured} times ${timesThatOf}` : measured,
        isRatio ? `at most ${most} times` : `at most ${most}`,
        isReached(row) ? "yes" : "no",
      ],
    ];
  });
  return markdownTable(["figure", "measured", "aim", "reached"], cells);
}
