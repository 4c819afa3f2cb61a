import { readFile, stat } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";
import { readPages } from "./support/pages.ts";

const pages = await readPages();
const markdown = (path: string) => readFile(repositoryPath(path), "utf8");

/** The text of a page without its code, where brackets are no links. */
function proseOf(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(text: string): string[] {
  const headings = text.replaceAll(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function linksOf(text: string): string[] {
  return [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

async function problemOf(from: string, link: string): Promise<string | undefined> {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? from : normalize(join(dirname(from), path));
  if (!(await stat(repositoryPath(target)).catch(() => undefined))) return `${from}: ${link}: there is no ${target}`;
  if (anchor === undefined || anchorsOf(await markdown(target)).includes(anchor)) return undefined;
  return `${from}: ${link}: ${target} has no heading of that name`;
}

test("every link between pages leads to a page, and to a heading of it", async () => {
  const others = ["CONTRIBUTING.md", "SECURITY.md"];
  const links = await Promise.all(
    [...pages.map(({ path }) => path), ...others].map(async (path) =>
      linksOf(await markdown(path))
        .filter((link) => !/^https?:/.test(link))
        .map((link) => problemOf(path, link)),
    ),
  );
  expect(links.flat().length).toBeGreaterThan(40);
  const problems = await Promise.all(links.flat());
  expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
});

test("a link to a heading that is not there is found", async () => {
  expect(await problemOf("README.md", "docs/waiting.md#cancel-a-job")).toBeUndefined();
  expect(await problemOf("README.md", "docs/waiting.md#cancel")).toContain("has no heading");
  expect(await problemOf("docs/waiting.md", "README.md")).toContain("there is no docs/README.md");
});

test("every page is part of the site, and can be reached from the README", async () => {
  const { projectDocuments } = JSON.parse(await markdown("typedoc.json")) as { projectDocuments: string[] };
  const guide = pages.map(({ path }) => path).filter((path) => path !== "README.md");
  expect(projectDocuments).toEqual(expect.arrayContaining(guide));
  const links = linksOf(await markdown("README.md")).map((link) => link.split("#")[0]);
  expect(guide.filter((path) => !links.includes(path))).toEqual([]);
});

test("the README is a front door", () => {
  const readme = pages.find(({ path }) => path === "README.md");
  expect(readme?.lines.length).toBeLessThanOrEqual(180);
});
