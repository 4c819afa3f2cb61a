import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";

/** The rooms of `src/` from the top down, as docs/architecture.md shows them. A room imports only what stands below it. */
const floors = [
  ["cli"],
  ["codegen"],
  ["mock"],
  ["webhooks", "node", "runware"],
  ["client"],
  ["submissions"],
  ["validate"],
  ["jobs", "media", "models"],
  ["transport"],
  ["options"],
  ["errors"],
  ["support"],
];
/** What an error carries: the plain data of a job, as a type. */
const allowed = new Set([
  "src/errors/job-errors.ts -> src/jobs/job.ts",
  "src/errors/lost-submission.ts -> src/jobs/job.ts",
]);

const floorOf = (path: string) => floors.findIndex((rooms) => rooms.includes(path.split("/")[1] ?? ""));

test("a room of src imports only the rooms below it", async () => {
  const root = repositoryPath("");
  const entries = await readdir(join(root, "src"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.parentPath !== join(root, "src"));
  const upward: string[] = [];
  for (const file of files) {
    const path = relative(root, join(file.parentPath, file.name));
    expect(floorOf(path), `${path} is in no room that this test knows`).toBeGreaterThanOrEqual(0);
    const text = await readFile(join(root, path), "utf8");
    for (const [, from = ""] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)) {
      const target = join(dirname(path), from);
      if (!target.startsWith("src/") || floorOf(target) < 0) continue;
      const isSameRoom = target.split("/")[1] === path.split("/")[1];
      const arrow = `${path} -> ${target}`;
      if (!isSameRoom && floorOf(target) <= floorOf(path) && !allowed.has(arrow)) upward.push(arrow);
    }
  }
  expect(upward).toEqual([]);
});
