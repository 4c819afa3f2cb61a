import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { exists, moveIntoPlace } from "../../../src/node/move-into-place.ts";
import { caught } from "../../support/caught.ts";

/** A directory with a temporary file, and where it is to go. */
async function places() {
  const directory = await mkdtemp(join(tmpdir(), "krea-sdk-move-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const temporary = join(directory, "temporary");
  await writeFile(temporary, "new");
  return { directory, temporary, path: join(directory, "a.png") };
}

test("moveIntoPlace gives a file its name", async () => {
  const { temporary, path } = await places();
  await moveIntoPlace(temporary, path, false);
  expect(await readFile(path, "utf8")).toBe("new");
});

test("moveIntoPlace refuses to replace a file, and leaves it as it was", async () => {
  const { temporary, path } = await places();
  await writeFile(path, "old");
  expect(await caught(moveIntoPlace(temporary, path, false))).toMatchObject({
    name: "KreaInputError",
    message: expect.stringContaining("Pass overwrite: true to replace it."),
  });
  expect(await readFile(path, "utf8")).toBe("old");
});

test("moveIntoPlace replaces a file if it is told to", async () => {
  const { directory, temporary, path } = await places();
  await writeFile(path, "old");
  await moveIntoPlace(temporary, path, true);
  expect(await readFile(path, "utf8")).toBe("new");
  expect(await readdir(directory)).toEqual(["a.png"]);
});

test("a link that leads nowhere exists too, and is not written through", async () => {
  const { directory, temporary, path } = await places();
  await symlink(join(directory, "elsewhere"), path);
  expect(await exists(path)).toBe(true);
  expect(await caught(moveIntoPlace(temporary, path, false))).toMatchObject({ name: "KreaInputError" });
  expect(await exists(join(directory, "elsewhere"))).toBe(false);
});
