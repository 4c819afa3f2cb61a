import { beforeAll, describe, expect, test } from "vitest";
import { followMoved, type OverlaidState } from "../../scripts/update-spec/follow-moved.ts";
import type { UpdatePlan } from "../../scripts/update-spec/plan-update.ts";
import type { RetiredModel } from "../../src/codegen/retired.ts";
import { currentModel } from "../../src/codegen/retired.ts";
import { documentOf } from "./report-support.ts";
import { type Alteration, aliasOf, compile, flux, importText, rowsOf, textOf, update } from "./support.ts";

const from = "image/google/imagen-4-fast";
const to = "image/deepmind/imagen-4-fast";
const oldPath = `/generate/${from}`;

const move =
  (path: string): Alteration =>
  (document) => {
    document.paths[path] = document.paths[oldPath] ?? {};
    delete document.paths[oldPath];
  };

let plan: UpdatePlan;
beforeAll(async () => {
  const alias = { operation: `POST ${oldPath}`, ...aliasOf("text", "prompt"), retired: "2026-11-01" };
  plan = await update([move(`/generate/${to}`)], { retired: { aliases: [alias], models: [] } });
});

test("a model that has moved breaks nothing", () => {
  expect(rowsOf(plan)[0]).toBe(
    `POST /generate/${to} | Moved: \`${from}\` is now \`${to}\`. The old id goes on working, as deprecated | nothing`,
  );
  expect(plan.report.release).toBe("minor");
  expect(plan.report.retiredModels).toEqual([{ id: from, replacement: to }]);
});

test("its old id stays in the types, as deprecated, with the new one named", () => {
  const types = textOf(plan.files, "generated/openapi.ts");
  const program = `import type { ModelInputs } from "./openapi.ts";
export const input: ModelInputs["${from}"] = { prompt: "x" };
export const path: keyof import("./openapi.ts").paths = "/generate/${from}";`;
  expect(compile(types, program)).toEqual([]);
  const member = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*"image\/google\/imagen-4-fast": /.exec(types)?.[0];
  expect(member).toContain(`@deprecated Moved: its id is \`${to}\` now.`);
});

test("its old id is in the table that the client rewrites ids by", async () => {
  const { movedModels } = await importText(textOf(plan.files, "generated/moved-models.ts"));
  expect(movedModels).toEqual({ [from]: to });
});

test("the field names that it had earlier are rewritten under the new id", async () => {
  const { aliases } = await importText(textOf(plan.files, "generated/aliases.ts"));
  const names = (aliases as Record<string, [string, string, number][]>)[`POST /generate/${to}`] ?? [];
  expect(names.map(([old, current]) => `${old} ${current}`)).toEqual(["text prompt"]);
});

describe("the current id of a model", () => {
  const retired = (id: string, replacement: string | null, moved = true): RetiredModel => ({
    id,
    replacement,
    ...(moved && { moved: true }),
    retired: "2026-11-21",
    lastMajor: 2,
    operation: { responses: {} },
  });
  const document = documentOf({ "image/a/here": {} });
  const current = (id: string, ...list: RetiredModel[]) => currentModel(document, list, id);

  test("follows a model that moves again", () => {
    const list = [retired("image/a/first", "image/a/second"), retired("image/a/second", "image/a/here")];
    expect(current("image/a/first", ...list)).toBe("image/a/here");
    expect(current("image/a/second", ...list)).toBe("image/a/here");
  });

  test("of a model that is back is its own", () => {
    expect(current("image/a/here", retired("image/a/here", "image/a/other"))).toBe("image/a/here");
  });

  test("is none for a model that was replaced by another, or whose last id is gone", () => {
    expect(current("image/a/old", retired("image/a/old", "image/a/here", false))).toBeUndefined();
    expect(current("image/a/old", retired("image/a/old", "image/a/gone"))).toBeUndefined();
    expect(current("image/a/old", retired("image/a/old", null))).toBeUndefined();
  });

  test("is none for models that lead to each other", () => {
    const list = [retired("image/a/b", "image/a/c"), retired("image/a/c", "image/a/b")];
    expect(current("image/a/b", ...list)).toBeUndefined();
  });
});

describe("overlays of models that have moved", () => {
  const state = (overlay: string) => ({
    document: documentOf({ "image/a/one": {}, "image/a/one/large": {} }),
    actions: [{ overlay, index: 0, target: "$.paths['/generate/image/a/one'].post", outcome: "applied", arrived: [] }],
    overlays: [{ name: overlay, text: "target: $.paths['/generate/image/a/one'] # not /generate/image/a/one/large\n" }],
  });

  test("name the new path, and leave longer paths alone", () => {
    const before = state("1.yaml") as OverlaidState;
    const after = followMoved(before, [{ from: "image/a/one", to: "image/b/one", isSame: true }]);
    expect(Object.keys(after.document.paths)).toEqual(["/generate/image/b/one", "/generate/image/a/one/large"]);
    expect(after.actions[0]?.target).toBe("$.paths['/generate/image/b/one'].post");
    expect(after.overlays[0]?.text).toBe(
      "target: $.paths['/generate/image/b/one'] # not /generate/image/a/one/large\n",
    );
  });

  test("of models that were replaced by another stay as they are", () => {
    const before = state("1.yaml") as OverlaidState;
    expect(followMoved(before, [{ from: "image/a/one", to: "image/b/two", isSame: false }])).toBe(before);
  });

  test("still apply after the update, and change in its files", async () => {
    const path = "/generate/image/black-forest-labs/flux-1-dev";
    const { report, files } = await update([
      (document) => {
        document.paths[path] = document.paths[flux] ?? {};
        delete document.paths[flux];
      },
    ]);
    expect(report.overlays.map(({ text }) => text).join()).not.toContain("no longer has");
    expect(textOf(files, "openapi/overlays/3-names.yaml")).toContain(`$.paths['${path}'].post`);
    expect(textOf(files, "openapi/overlays/3-names.yaml")).not.toContain(flux);
  });
});
