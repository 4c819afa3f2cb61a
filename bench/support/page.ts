/**
 * The page that shows what was measured: an introduction, and a section for each benchmark.
 *
 * @module
 */

import type { Benchmark } from "./benchmark.ts";

/** Where and when a benchmark ran. */
export interface Circumstances {
  machine: string;
  nodeVersion: string;
  /** `2026-11-21` */
  date: string;
  seed: number;
}

const introduction = `# Benchmarks

<!-- Written by \`npm run bench\`. Do not edit: the next run replaces it. -->

\`npm run bench\` measures everything and writes this page. \`npm run bench -- peers\` measures one section and leaves the
others as they are. Each section says where and when it was measured. Run them on a quiet machine: times depend on it,
and everything else that runs makes them longer.`;

/** The section of one benchmark, with its heading and the circumstances. */
export function benchmarkSection(
  { name, title }: Pick<Benchmark, "name" | "title">,
  content: string,
  { machine, nodeVersion, date, seed }: Circumstances,
): string {
  const command = `npm run bench -- ${name}${seed === 1 ? "" : ` --seed ${seed}`}`;
  return `## ${title}\n\nMeasured on ${date} by \`${command}\`, Node ${nodeVersion}, ${machine}.\n\n${content.trim()}`;
}

/**
 * Puts one section into the page.
 *
 * @param page - the page as it is; empty for a new one
 * @param titles - the headings of all benchmarks, in the page's order; other sections are dropped
 * @param section - the new section; it replaces the one with the same heading
 * @returns the page, with all other sections as they were
 */
export function withSection(page: string, titles: readonly string[], section: string): string {
  const sections = new Map(sectionsOf(page).map((text) => [titleOf(text), text]));
  sections.set(titleOf(section), section.trim());
  const ordered = titles.flatMap((title) => sections.get(title) ?? []);
  return `${[introduction, ...ordered].join("\n\n")}\n`;
}

function sectionsOf(page: string): string[] {
  return page
    .split(/^(?=## )/m)
    .filter((text) => text.startsWith("## "))
    .map((text) => text.trim());
}

function titleOf(section: string): string {
  return /^## (.*)$/m.exec(section)?.[1] ?? "";
}
