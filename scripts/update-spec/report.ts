/**
 * Formats the report as Markdown.
 *
 * @module
 */

import { describeDefect } from "../../src/codegen/defect.ts";
import type { Change } from "./changes.ts";
import type { UpdateReport } from "./plan-update.ts";

/** A change that occurs in at least this many operations gets a section of its own. */
const manyOperations = 4;

/** Formats the report by model and operation, breaking changes first. */
export function reportMarkdown(report: UpdateReport): string {
  const { changes } = report;
  const shared = sharedChanges(changes);
  const single = changes.filter((change) => !shared.has(groupKey(change)));
  const sections = [
    `# The API's document of ${report.date}`,
    summary(report),
    overlaySection(report),
    defectSection(report),
    ...[...shared.values()].map(sharedSection),
    ...operationSections(single),
    sunsetSection(report),
    `Read from ${report.source}, SHA-256 \`${report.sha256}\`.`,
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function summary({ release, changes }: UpdateReport): string {
  if (release === "none") return "Nothing has changed for callers: no release is needed.";
  const count = (what: "types" | "requests") => changes.filter(({ breaks }) => breaks.includes(what)).length;
  const rows = (number: number) => (number === 1 ? "1 change breaks" : `${number} changes break`);
  const breaking = `${rows(count("types"))} callers' types, ${rows(count("requests"))} their requests, of ${changes.length} in all.`;
  return `Asks for a **${release}** release: ${breaking}`;
}

function overlaySection({ overlays }: UpdateReport): string {
  if (overlays.length === 0) return "";
  return ["## Overlays", "", ...overlays.map(({ text }) => `- ${plain(text)}`)].join("\n");
}

function defectSection({ defects }: UpdateReport): string {
  if (defects.length === 0) return "";
  return ["## Defects of the document", "", ...defects.map((defect) => `- ${plain(describeDefect(defect))}`)].join(
    "\n",
  );
}

function sharedChanges(changes: readonly Change[]): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) groups.set(groupKey(change), [...(groups.get(groupKey(change)) ?? []), change]);
  // Added and removed models and operations are always listed one by one.
  const isShared = ([first, ...rest]: Change[]) =>
    rest.length + 1 >= manyOperations && !/^(operation|model) /.test(first?.kind ?? "");
  return new Map([...groups].filter(([, group]) => isShared(group)));
}

function groupKey({ kind, text }: Change): string {
  return `${kind}\n${text}`;
}

function sharedSection(changes: Change[]): string {
  const [first] = changes;
  if (!first) return "";
  const operations = changes.map(({ operation }) => `\`${operation}\``).join(", ");
  return [
    `## In ${changes.length} operations`,
    "",
    table([first]),
    "",
    `<details><summary>Which</summary>\n\n${operations}\n\n</details>`,
  ].join("\n");
}

function operationSections(changes: readonly Change[]): string[] {
  const operations = [...new Set(changes.map(({ operation }) => operation))];
  const worst = (operation: string) =>
    Math.max(...changes.filter((change) => change.operation === operation).map(({ breaks }) => breaks.length));
  return operations
    .sort((a, b) => Math.sign(worst(b)) - Math.sign(worst(a)))
    .map((operation) => {
      const own = changes.filter((change) => change.operation === operation);
      const model = own[0]?.model;
      const title = operation === "*" ? "The API" : model === undefined ? `\`${operation}\`` : `\`${model}\``;
      return [`## ${title}`, "", table(own)].join("\n");
    });
}

function table(changes: readonly Change[]): string {
  const rows = changes.map(({ text, breaks }) => `| ${cell(text)} | ${breaks.join(", ") || "nothing"} |`);
  return ["| change | breaks |", "| --- | --- |", ...rows].join("\n");
}

function sunsetSection({ pastSunset }: UpdateReport): string {
  if (pastSunset.length === 0) return "";
  const lines = pastSunset.map(({ sunsetDate, aliases }) => {
    const operations = new Set(aliases.map(({ operation }) => operation)).size;
    return `- since ${sunsetDate}: ${aliases.length} old names of ${operations} operations`;
  });
  const intro = "The API refuses these old names; the SDK takes them still, and rewrites them.";
  return ["## Aliases past their sunset", "", intro, "", ...lines].join("\n");
}

/** Formats text of the document for a table cell. */
function cell(text: string): string {
  return plain(text).replaceAll("|", "\\|");
}

/** Keeps text of the document from creating HTML or mentioning users where the report is rendered. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("<", "&lt;").replaceAll("@", "@\u200b");
}
