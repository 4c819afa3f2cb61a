import { expect, test } from "vitest";
import { type Page, programOf, saidOutput, snippetsOf } from "./support/pages.ts";

function pageOf(text: string): Page {
  const lines = text.split("\n");
  return { path: "page.md", lines, snippets: snippetsOf("page.md", lines) };
}

const page = pageOf(`# A page

\`\`\`ts
import { Krea } from "krea-sdk";

const krea = new Krea();
\`\`\`

\`\`\`sh
npm start
\`\`\`

\`\`\`ts
import { Krea, type Job } from "krea-sdk";
import express from "express";
export const POST = krea;
console.log(1 + 1); // 2
\`\`\`

\`\`\`ts no-run needs a proxy
console.log(3); // 4
\`\`\`
`);

test("a snippet stands on the lines of its page, and sees the names of those above it", () => {
  const program = programOf(page, "ts") ?? "";
  const lines = program.split("\n");
  expect(lines[0]).toContain('import express from "express"; import { Krea, type Job } from "krea-sdk";');
  expect(lines[5]).toBe("const krea = new Krea();");
  expect(lines[15]).toBe("const POST = krea;");
  expect(program).not.toContain("npm start");
  expect(programOf(page, "js")).toBeUndefined();
});

test("a snippet that is not run is a function that nobody calls", () => {
  const lines = programOf(page, "ts")?.split("\n") ?? [];
  expect(lines.slice(19, 22)).toEqual(["void (async () => {", "console.log(3); // 4", "});"]);
  expect(saidOutput(page)).toEqual(["2"]);
});

test("a code block without an end is an error that names its line", () => {
  expect(() => pageOf("text\n```ts\nconst a = 1;")).toThrow("page.md:2: The code block has no end.");
});
