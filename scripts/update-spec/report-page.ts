/**
 * The first page of the report: what a maintainer has to know before releasing.
 *
 * @module
 */

import { describeDefect } from "../../src/codegen/defect.ts";
import { code, counted, listed, prose, table } from "./markdown.ts";
import type { UpdateReport } from "./plan-update.ts";
import { amountText, rangeText } from "./prices.ts";
import type { Callers } from "./reach.ts";
import { type BreakingChange, type PriceChange, type ReportSummary, summarize } from "./summary.ts";

/**
 * Formats the first page.
 *
 * @param length - the most items of each list
 */
export function reportPage(report: UpdateReport, length = Number.POSITIVE_INFINITY): string {
  const summary = summarize(report.changes, report.release);
  return [
    verdict(report, summary),
    newModels(summary, length),
    goneModels(summary, length),
    movedModels(summary, length),
    breakingChanges(summary, length),
    prices(summary, length),
    notes("Defects of the document", report.defects.map(describeDefect), length),
    ...overlays(report, length),
    sunsets(report, length),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function verdict({ release, changes }: UpdateReport, { reasons }: ReportSummary): string {
  if (release === "none") return "Nothing has changed for callers: no release is needed.";
  const count = (what: "types" | "requests") => changes.filter(({ breaks }) => breaks.includes(what)).length;
  const rows = (number: number) => (number === 1 ? "1 change breaks" : `${number} changes break`);
  const breaking = `${rows(count("types"))} callers' types, ${rows(count("requests"))} their requests, of ${changes.length} in all.`;
  const why = reasons.map(({ kind, changes: number }) => `${kind} (${number})`).join(", ");
  return `Asks for a **${release}** release: ${breaking}\n\nWhat asks for it: ${why}.`;
}

function newModels({ newModels: models }: ReportSummary, length: number): string {
  const kinds = [...new Set(models.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const own = models.filter((model) => model.kind === kind).map(({ id }) => code(id.slice(kind.length + 1)));
    return [`${code(kind)} (${own.length})`, listed(own, length)];
  });
  return section(`New models (${models.length})`, rows.length > 0 && longTable(["kind", "models"], rows, length));
}

function goneModels({ goneModels: models }: ReportSummary, length: number): string {
  const replaced = models.filter(({ replacement }) => replacement !== null);
  const others = models.filter(({ replacement }) => replacement === null).map(({ id }) => code(id));
  const rows = replaced.map(({ id, replacement }) => [code(id), code(replacement ?? "")]);
  const text = [
    rows.length > 0 && longTable(["model", "use instead"], rows, length),
    others.length > 0 && `No replacement is named: ${listed(others, length)}.`,
  ];
  return section(`Models that are gone (${models.length})`, text.filter(Boolean).join("\n\n"));
}

function movedModels({ movedModels: models }: ReportSummary, length: number): string {
  const rows = models.map(({ from, to, works }) => [
    code(from),
    code(to),
    works ? "yes, as deprecated" : "no: it took other inputs",
  ]);
  const head = ["was", "is now", "the old id goes on working"];
  return section(`Models with another id (${models.length})`, rows.length > 0 && longTable(head, rows, length));
}

const callersText: Record<Callers, string> = {
  every: "every caller",
  some: "who uses it",
  few: "who uses such a value or name",
};

function breakingChanges({ breaking, breakingTotal }: ReportSummary, length: number): string {
  const rows = breaking.map(({ text, breaks, callers, subjects }) => [
    text,
    breaks.join(", "),
    callersText[callers],
    subjectsText(subjects, Math.min(length, 5)),
  ]);
  const title =
    breakingTotal > breaking.length ? `The ${breaking.length} changes that break most callers` : "What breaks callers";
  return section(title, rows.length > 0 && table(["change", "breaks", "for", "in"], rows));
}

function subjectsText(subjects: BreakingChange["subjects"], length: number): string {
  if (subjects[0] === "*") return "the whole API";
  const names = listed(
    subjects.map((subject) => code(subject)),
    length,
  );
  return subjects.length > 1 ? `${subjects.length}: ${names}` : names;
}

function prices({ prices: changes }: ReportSummary, length: number): string {
  const lines = changes
    .filter(({ before, after }) => before && after)
    .map((change) => [
      code(change.model),
      change.before ? rangeText(change.before) : "",
      change.after ? rangeText(change.after) : "",
      difference(change),
    ]);
  const hasOtherUnit = changes.some(({ perOldUnit }) => perOldUnit !== null);
  const without = (side: "before" | "after") =>
    changes.filter((change) => !change[side]).map(({ model }) => code(model));
  const [added, gone] = [without("before"), without("after")];
  const text = [
    lines.length > 0 && longTable(["model", "before", "now", "change"], lines, length),
    hasOtherUnit &&
      "The unit of some prices has changed. What one of the old units costs now, by the highest price of each model, is the " +
        "same for models whose prices were only converted.",
    added.length > 0 && `Models that had no price (${added.length}): ${listed(added, length)}.`,
    gone.length > 0 && `Models whose price is no longer given (${gone.length}): ${listed(gone, length)}.`,
  ];
  return section(`Prices (${changes.length})`, text.filter(Boolean).join("\n\n"));
}

function difference({ kind, percent, perOldUnit, after }: PriceChange): string {
  if (kind === "price unit changed") {
    if (perOldUnit === null || !after) return "another unit";
    return `another unit: ${prose(amountText(after.unit, { amount: perOldUnit }))} for each old one`;
  }
  if (kind === "price conditions renamed") return "none: only what they depend on has other names";
  if (!percent) return "from a price of zero";
  const text = (value: number) => `${value > 0 ? "+" : ""}${Number(value.toPrecision(3))} %`;
  const { least, greatest } = percent;
  if (least === greatest) return text(least);
  return `${text(least)} to ${text(greatest)}`;
}

function overlays({ overlays: all }: UpdateReport, length: number): string[] {
  const texts = (isKept: boolean) =>
    all.filter(({ reason }) => (reason === "contradicted") === isKept).map(({ text }) => text);
  return [
    notes("Overlay actions that the document contradicts", texts(true), length),
    notes("Overlay actions taken out", texts(false), length),
  ];
}

function notes(title: string, items: readonly string[], length: number): string {
  const lines = items.slice(0, length).map((text) => `- ${prose(text, 600)}`);
  if (items.length > lines.length) lines.push(`- and ${items.length - lines.length} more`);
  return section(`${title} (${items.length})`, lines.join("\n"));
}

function sunsets({ pastSunset }: UpdateReport, length: number): string {
  const lines = pastSunset.slice(0, length).map(({ sunsetDate, aliases }) => {
    const operations = new Set(aliases.map(({ operation }) => operation)).size;
    return `- since ${prose(sunsetDate)}: ${counted(aliases.length, "old name")} of ${counted(operations, "operation")}`;
  });
  if (pastSunset.length > lines.length) lines.push(`- and of ${pastSunset.length - lines.length} later dates`);
  const intro = "The API refuses these old names; the SDK takes them still, and rewrites them.";
  return section("Aliases past their sunset", lines.length > 0 && [intro, "", ...lines].join("\n"));
}

function longTable(head: readonly string[], rows: readonly string[][], length: number): string {
  const text = table(head, rows.slice(0, length));
  return rows.length > length ? `${text}\n\nAnd ${rows.length - length} more.` : text;
}

function section(title: string, text: string | false): string {
  return text ? `## ${title}\n\n${text}` : "";
}
