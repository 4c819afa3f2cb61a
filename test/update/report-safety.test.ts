import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { cell, code, prose } from "../../scripts/update-spec/markdown.ts";
import { pullRequestMarkdown, reportMarkdown } from "../../scripts/update-spec/report.ts";
import { changesOf, documentOf, reportOf } from "./report-support.ts";

const parser = new MarkdownIt({ html: true, linkify: true });

/** Everything that a Markdown text is made of, from the outside in. */
function tokensOf(markdown: string) {
  return parser.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

const typesOf = (markdown: string) => new Set(tokensOf(markdown).map(({ type }) => type));

/** Text that means something in Markdown, HTML or GitHub's comments. */
const nasty = fc
  .array(
    fc.constantFrom(
      ..."|`\\<>&@#*_~[]()!$\n\r\t \"'",
      "a",
      "1",
      "||",
      "``",
      "\\|",
      "\\\\|",
      "<img src=x onerror=alert(1)>",
      "</details>",
      "<!--",
      "@everyone",
      "#1",
      "https://evil.example",
      "www.evil.example",
      "[x](https://evil.example)",
      "![x](y)",
      "| --- |",
      "\n\n# Title\n\n",
      "\u0000",
      "\u202e",
      "\ud800",
      "😀",
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("text of the document in Markdown", () => {
  test("as code is one code span with nothing else", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [, inline] = parser.parse(code(text), {});
        if (text.trim() === "") return;
        expect(inline?.children?.map(({ type }) => type)).toEqual(["code_inline"]);
      }),
    );
    expect(code("a`b")).toBe("``a`b``");
    expect(code("")).toBe("(empty)");
  });

  test("as prose is text alone", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const types = typesOf(`Called ${prose(text)}.`);
        for (const type of types)
          expect(["paragraph_open", "inline", "text", "text_special", "paragraph_close"]).toContain(type);
      }),
    );
  });

  test("in a table stays in its cell", () => {
    fc.assert(
      fc.property(nasty, nasty, (one, other) => {
        const table = `| a | b |\n| --- | --- |\n| ${cell(code(one))} | ${cell(prose(other))} |\n`;
        const tokens = parser.parse(table, {});
        expect(tokens.filter(({ type }) => type === "td_open")).toHaveLength(2);
        expect(tokens.filter(({ type }) => type === "tr_open")).toHaveLength(2);
        // GitHub's parser takes a backslash that is escaped itself for no escape of a pipe.
        const row = table.split("\n")[2] ?? "";
        expect(row.replace(/\\[\\|]/g, "").match(/\|/g)).toHaveLength(3);
      }),
    );
  });

  test("keeps a pattern readable", () => {
    expect(cell(code("^\\S|x$"))).toBe("`^\\S\\|x$`");
  });

  test("that is a megabyte is cut to a line", () => {
    const text = "word ".repeat(200_000);
    expect(code(text).length).toBeLessThan(170);
    expect(prose(text).length).toBeLessThan(170);
  });
});

describe("a report of a document full of Markdown", () => {
  test("has no HTML, links, images, mentions or rows of its own", () => {
    fc.assert(
      fc.property(
        fc.array(nasty, { minLength: 8, maxLength: 8 }),
        ([a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = ""]) => {
          const fields = (value: string, name: string) => ({
            x: { enum: ["same", value], pattern: value, default: value, description: value },
            [`n${name}`]: { type: "string" },
          });
          const changes = changesOf(
            documentOf({
              "image/a/one": { title: a, fields: fields(b, c), prices: { [d]: 1 } },
              [`image/b/${e}x`]: { title: e },
            }),
            documentOf(
              {
                "image/a/one": { title: f, fields: fields(g, h), prices: { [h]: 2 } },
                [`audio/${e}/${a}y`]: { title: g, prices: 1, rest: { "x-replacement": h } },
              },
              { servers: [{ url: a }], security: [{ [b]: [] }] },
            ),
          );
          const report = reportOf(changes, {
            defects: [{ where: c, problem: a, handled: b }],
            source: "https://api.example/openapi.json",
          });
          for (const text of [reportMarkdown(report), pullRequestMarkdown(report)]) {
            const tokens = tokensOf(text.replace(/^Read from .*$/m, ""));
            for (const { type } of tokens) expect(type).not.toMatch(/html|link|image|fence|code_block/);
            expect(tokens.filter(({ type, content }) => type === "text" && /@\w/.test(content))).toEqual([]);
            expect(tokens.filter(({ type }) => type === "heading_open").length).toBe(text.match(/^#+ /gm)?.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
