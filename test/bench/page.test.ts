import { describe, expect, test } from "vitest";
import { benchmarkSection, withSection } from "../../bench/support/page.ts";

const titles = ["Beside other packages", "Polling schedules"];
const circumstances = { machine: "2 cores (Example)", nodeVersion: "v20.19.0", date: "2026-11-21", seed: 1 };
const section = (name: string, title: string, content: string) =>
  benchmarkSection({ name, title }, content, circumstances);

describe("the page of benchmarks", () => {
  test("says of each section where and when it was measured, and how to repeat it", () => {
    const page = withSection("", titles, section("peers", "Beside other packages", "| a |"));
    expect(page).toContain("Measured on 2026-11-21 by `npm run bench -- peers`, Node v20.19.0, 2 cores (Example).");
    expect(page.startsWith("# Benchmarks\n")).toBe(true);
  });

  test("names the seed only if it is not the usual one", () => {
    const text = benchmarkSection({ name: "polls", title: "P" }, "", { ...circumstances, seed: 7 });
    expect(text).toContain("`npm run bench -- polls --seed 7`");
    expect(section("polls", "P", "")).not.toContain("--seed");
  });

  test("keeps every other section when one is measured again", () => {
    const polls = section("polls", "Polling schedules", "### All averages\n\n| polls |\n\n### Others\n\n| more |");
    const first = withSection("", titles, polls);
    const both = withSection(first, titles, section("peers", "Beside other packages", "old"));
    const again = withSection(both, titles, section("peers", "Beside other packages", "new"));
    expect(again).toContain(polls);
    expect(again).toContain("new");
    expect(again).not.toContain("old");
  });

  test("orders sections by the list of benchmarks, whatever order they were measured in", () => {
    const last = withSection("", titles, section("polls", "Polling schedules", "x"));
    const both = withSection(last, titles, section("peers", "Beside other packages", "y"));
    expect(both.indexOf("## Beside other packages")).toBeLessThan(both.indexOf("## Polling schedules"));
  });

  test("drops sections of benchmarks that no longer exist", () => {
    const old = withSection("", ["Gone"], section("gone", "Gone", "z"));
    expect(withSection(old, titles, section("polls", "Polling schedules", "x"))).not.toContain("## Gone");
  });

  test("is the same text when the same section is measured again", () => {
    const polls = section("polls", "Polling schedules", "x");
    const page = withSection("", titles, polls);
    expect(withSection(page, titles, polls)).toBe(page);
  });
});
