/**
 * The report as data, for programs. `report.schema.json` describes it.
 *
 * @module
 */

import type { UpdateReport } from "./plan-update.ts";
import { type ReportSummary, summarize } from "./summary.ts";

/** The report with its first page, as `--format json` prints it. */
export interface JsonReport extends UpdateReport {
  /** The version of this format. It rises when a property goes or changes its meaning. */
  version: 1;
  /** The first page as data. */
  summary: ReportSummary;
}

/** Makes the report as data. */
export function jsonReport(report: UpdateReport): JsonReport {
  return { version: 1, ...report, summary: summarize(report.changes, report.release) };
}

/** Formats the report as JSON. */
export function reportJson(report: UpdateReport): string {
  return `${JSON.stringify(jsonReport(report), null, 2)}\n`;
}
