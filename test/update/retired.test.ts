import { beforeAll, describe, expect, test } from "vitest";
import { planUpdate, prepareState, type UpdatePlan } from "../../scripts/update-spec/plan-update.ts";
import { fixtureDocument } from "../support/fixture.ts";
import { jobBody, json, stubbedClient } from "../support/stub-fetch.ts";
import {
  type Alteration,
  aliasOf,
  bodyOf,
  bytesOf,
  compile,
  flux,
  fluxKey,
  importText,
  operationAt,
  rowsOf,
  stateAfter,
  textOf,
  today,
  update,
} from "./support.ts";

const fast = "/generate/image/google/imagen-4-fast";
const replacement = "image/bfl/flux-1-dev";
const replacements = new Map([["image/google/imagen-4-fast", replacement]]);

const dropAliases: Alteration = (document) => {
  delete operationAt(document, flux)["x-krea-deprecated-field-aliases"];
};
const rename =
  (from: string, to: string): Alteration =>
  (document) => {
    const { properties, required } = bodyOf(document, flux);
    const { [from]: field } = properties;
    if (field) properties[to] = field;
    delete properties[from];
    const at = required?.indexOf(from) ?? -1;
    if (at >= 0) required?.splice(at, 1, to);
    const operation = operationAt(document, flux);
    const aliases = operation["x-krea-deprecated-field-aliases"] ?? [];
    operation["x-krea-deprecated-field-aliases"] = [...aliases, aliasOf(from, to)];
    const media = operation.requestBody?.content["application/json"];
    if (media) media.example = JSON.parse(JSON.stringify(media.example).replaceAll(`"${from}":`, `"${to}":`));
  };
const removeModel: Alteration = (document) => {
  delete document.paths[fast];
};

/** The body that a client with the generated table of aliases sends. */
async function sentWith(plan: UpdatePlan, model: string, input: Record<string, unknown>): Promise<unknown> {
  const tables = await importText(textOf(plan.files, "generated/aliases.ts"));
  const { krea, sent } = stubbedClient(() => json(jobBody()), { document: { ...fixtureDocument, ...tables } });
  await krea.generateRaw(model, input);
  return sent[0]?.body;
}

const types = ({ files }: UpdatePlan) => textOf(files, "generated/openapi.ts");
const useInput = (id: string, input: string) =>
  `import type { ModelInputs } from "./openapi.ts";\nexport const input: ModelInputs[${JSON.stringify(id)}] = ${input};\n`;

describe("aliases that are removed from the document", () => {
  let plan: UpdatePlan;
  beforeAll(async () => {
    plan = await update([dropAliases]);
  });

  test("are kept and break nothing", () => {
    expect(rowsOf(plan)).toContain(
      `${fluxKey} | The document dropped the alias \`imageUrl\`; it is kept here, and rewritten to \`image_url\` | nothing`,
    );
    expect(plan.report.release).toBe("patch");
    expect(plan.report.retiredAliases).toHaveLength(4);
    expect(JSON.parse(textOf(plan.files, "openapi/retired-aliases.json"))[0]).toEqual({
      operation: fluxKey,
      from: "imageUrl",
      to: "image_url",
      sunset_date: "2026-06-19",
      reason: "Public API request fields are moving to snake_case.",
      migration_url: "https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields",
      retired: today,
    });
  });

  test("stay in the types as deprecated, and are rewritten before sending", async () => {
    expect(
      compile(types(plan), useInput("image/bfl/flux-1-dev", '{ prompt: "x", imageUrl: "https://a.example/b.png" }')),
    ).toEqual([]);
    expect(await sentWith(plan, "image/bfl/flux-1-dev", { prompt: "x", imageUrl: "https://a.example/b.png" })).toEqual({
      prompt: "x",
      image_url: "https://a.example/b.png",
    });
  });

  test("generate the same code as aliases of the document", async () => {
    const same = await update([]);
    expect(textOf(plan.files, "generated/openapi.ts")).toBe(textOf(same.files, "generated/openapi.ts"));
  });

  test("stay through further updates without duplicates", async () => {
    const state = await stateAfter(plan);
    const again = await planUpdate(await prepareState(state), {
      bytes: bytesOf(state.document),
      source: "test",
      today: "2027-01-01",
    });
    expect(textOf(again.files, "openapi/retired-aliases.json")).toBe(
      textOf(plan.files, "openapi/retired-aliases.json"),
    );
    expect(again.report).toMatchObject({ release: "none", changes: [], retiredAliases: [] });
    expect(textOf(again.files, "generated/aliases.ts")).toBe(textOf(plan.files, "generated/aliases.ts"));
  });

  test("follow their field if it is renamed later", async () => {
    const later = await update([dropAliases, rename("image_url", "image")], await stateAfter(plan));
    expect(rowsOf(later)).toEqual([
      `${fluxKey} | \`image_url\` was renamed to \`image\`, by an alias: the old name is rewritten | nothing`,
    ]);
    expect(await sentWith(later, "image/bfl/flux-1-dev", { prompt: "x", imageUrl: "u" })).toEqual({
      prompt: "x",
      image: "u",
    });
    expect(await sentWith(later, "image/bfl/flux-1-dev", { prompt: "x", image_url: "u" })).toEqual({
      prompt: "x",
      image: "u",
    });
  });

  test("are removed with their field, and the report says so", async () => {
    const without: Alteration = (document) => {
      delete bodyOf(document, flux).properties.image_url;
    };
    const later = await update([dropAliases, without], await stateAfter(plan));
    expect(rowsOf(later)).toContain(
      `${fluxKey} | The old name \`imageUrl\` is no longer rewritten: \`image_url\` is gone | types, requests`,
    );
    expect(textOf(later.files, "generated/aliases.ts")).not.toContain(
      '["POST /generate/image/bfl/flux-1-dev",["imageUrl"',
    );
    expect(await sentWith(later, "image/bfl/flux-1-dev", { prompt: "x", imageUrl: "u" })).toEqual({
      prompt: "x",
      imageUrl: "u",
    });
    expect(textOf(later.files, "openapi/retired-aliases.json")).toContain('"from":"imageUrl"');
  });

  test("are removed if the old name becomes a field again", async () => {
    const back: Alteration = (document) => {
      bodyOf(document, flux).properties.imageUrl = { type: "boolean" };
    };
    const later = await update([dropAliases, back], await stateAfter(plan));
    expect(rowsOf(later).sort()).toEqual([
      `${fluxKey} | New field \`imageUrl\` | nothing`,
      `${fluxKey} | \`imageUrl\` was an old name of \`image_url\`, and is a field of its own now | requests`,
    ]);
    expect(await sentWith(later, "image/bfl/flux-1-dev", { prompt: "x", imageUrl: true })).toEqual({
      prompt: "x",
      imageUrl: true,
    });
  });
});

test("a renamed required field: either name satisfies the type, and the new one is sent", async () => {
  const plan = await update([rename("prompt", "text")]);
  expect(plan.report.release).toBe("minor");
  expect(compile(types(plan), useInput("image/bfl/flux-1-dev", '{ prompt: "x" }'))).toEqual([]);
  expect(compile(types(plan), useInput("image/bfl/flux-1-dev", '{ text: "x" }'))).toEqual([]);
  expect(compile(types(plan), useInput("image/bfl/flux-1-dev", "{ seed: 1 }"))).toHaveLength(1);
  expect(await sentWith(plan, "image/bfl/flux-1-dev", { prompt: "x" })).toEqual({ text: "x" });
});

test("a field renamed twice in one document: each old name leads to the newest name", async () => {
  const plan = await update([rename("prompt", "text"), rename("text", "words")]);
  expect(await sentWith(plan, "image/bfl/flux-1-dev", { prompt: "x" })).toEqual({ words: "x" });
  expect(await sentWith(plan, "image/bfl/flux-1-dev", { text: "x" })).toEqual({ words: "x" });
});

describe("a model that was removed", () => {
  let plan: UpdatePlan;
  beforeAll(async () => {
    plan = await update([removeModel], { replacements });
  });

  test("breaks requests and requires a major release", () => {
    expect(rowsOf(plan)).toEqual([
      `POST ${fast} | The model was retired, with a replacement: \`${replacement}\`. Its id stays in the types as deprecated | requests`,
    ]);
    expect(plan.report).toMatchObject({
      release: "major",
      retiredModels: [{ id: "image/google/imagen-4-fast", replacement }],
    });
  });

  test("stays in the types as deprecated, with its replacement", () => {
    const program = `${useInput("image/google/imagen-4-fast", '{ prompt: "x" }')}
import type { paths } from "./openapi.ts";
export type Post = paths["${fast}"]["post"]["responses"][200];`;
    expect(compile(types(plan), program)).toEqual([]);
    const member = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*"image\/google\/imagen-4-fast": /.exec(types(plan))?.[0];
    expect(member).toContain("@deprecated");
    expect(member).toContain(`since ${today}. Use \`${replacement}\` instead.`);
  });

  test("is neither in the table of models nor in the document of the mock server", () => {
    expect(textOf(plan.files, "generated/models.ts")).not.toContain("image/google/imagen-4-fast");
    expect(textOf(plan.files, "generated/openapi.json")).not.toContain(fast);
  });

  test("stays in the types for one more major version", async () => {
    const next = await stateAfter(plan);
    const still = await update([removeModel], { ...next, major: 2 });
    expect(types(still)).toContain('"image/google/imagen-4-fast":');
    const gone = await update([removeModel], { ...next, major: 3 });
    expect(types(gone)).not.toContain('"image/google/imagen-4-fast":');
    expect(textOf(gone.files, "openapi/retired-models.json")).toBe(textOf(plan.files, "openapi/retired-models.json"));
  });

  test("is listed once if it comes back and goes again", async () => {
    const first = await update([removeModel]);
    const back = await update([], await stateAfter(first));
    const again = await update([removeModel], await stateAfter(back));
    const listed = JSON.parse(textOf(again.files, "openapi/retired-models.json")) as { id: string }[];
    expect(listed.filter(({ id }) => id === "image/google/imagen-4-fast")).toHaveLength(1);
    expect(again.report.retiredModels.map(({ id }) => id)).toEqual(["image/google/imagen-4-fast"]);
  });

  test("is retired by a second run where the first was killed between two files", async () => {
    const plan = await update([removeModel, dropAliases], { replacements });
    const paths = [...plan.files.keys()];
    // What is retired is found only while the old document is in place.
    expect(paths.at(-1)).toBe("openapi/krea.json");
    expect(paths.slice(0, 2)).toEqual(["openapi/retired-aliases.json", "openapi/retired-models.json"]);
    const { retired } = await stateAfter(plan);
    const rerun = await update([removeModel, dropAliases], { retired });
    expect([...rerun.files]).toEqual([...plan.files]);
    expect(rerun.report.changes).toEqual(plan.report.changes);
    expect(rerun.report.retiredModels).toEqual(plan.report.retiredModels);
  });

  test("may come back", async () => {
    const back = await update([], await stateAfter(plan));
    expect(rowsOf(back)).toEqual([`POST ${fast} | The model was retired, and is back | nothing`]);
    expect(types(back)).toBe(types(await update([])));
  });

  test("may be given its replacement later", async () => {
    const without = await update([removeModel]);
    expect(rowsOf(without)[0]).toContain("The model was retired; no replacement is named");
    const later = await update([removeModel], { ...(await stateAfter(without)), replacements });
    expect(types(later)).toContain(`Use \`${replacement}\` instead.`);
  });

  test("has the replacement that its operation named", async () => {
    const named: Alteration = (document) => {
      operationAt(document, fast)["x-krea-deprecation"] = { replacement: `/generate/${replacement}` };
    };
    const state = await stateAfter(await update([named]));
    expect(rowsOf(await update([removeModel], state))[0]).toContain(`with a replacement: \`${replacement}\``);
  });

  test("cannot be replaced by a model that does not exist", async () => {
    const replace = (from: string, to: string) => update([removeModel], { replacements: new Map([[from, to]]) });
    await expect(replace("image/google/imagen-4-fast", "image/no/such")).rejects.toThrow(
      "the new document has no model image/no/such",
    );
    await expect(replace(replacement, "image/google/imagen-4-fast")).rejects.toThrow("is not a model that was retired");
  });

  test("does not clash with a model whose input has the same name", async () => {
    const move: Alteration = (document) => {
      const item = structuredClone(document.paths[fast]);
      document.paths["/generate/video/google/imagen-4-fast"] = item ?? {};
      bodyOf(document, "/generate/video/google/imagen-4-fast").properties.frames = { type: "number" };
      removeModel(document);
    };
    const moved = await update([move]);
    const program = `${useInput("video/google/imagen-4-fast", '{ prompt: "x", frames: 1 }')}
import type { ModelInputs as All } from "./openapi.ts";
export const old: All["image/google/imagen-4-fast"] = { prompt: "x" };`;
    expect(compile(types(moved), program)).toEqual([]);
  });
});

test("a removed model, renamed fields, removed aliases and a removed value at once", async () => {
  const loseValue: Alteration = (document) => {
    const field = bodyOf(document, "/generate/video/kling/kling-2.5").properties.aspect_ratio;
    if (field) field.enum = ["16:9", "1:1"];
  };
  const plan = await update([removeModel, dropAliases, rename("steps", "step_count"), loseValue]);
  expect(plan.report.release).toBe("major");
  expect(rowsOf(plan)).toHaveLength(1 + 4 + 1 + 1);
  const program = `${useInput("image/bfl/flux-1-dev", '{ prompt: "x", steps: 3, presetStyles: [] }')}
import type { ModelInputs as All } from "./openapi.ts";
// @ts-expect-error the value was removed
export const clip: All["video/kling/kling-2.5"] = { prompt: "x", aspect_ratio: "9:16" };
export const gone: All["image/google/imagen-4-fast"] = { prompt: "x" };`;
  expect(compile(types(plan), program)).toEqual([]);
  expect(await sentWith(plan, "image/bfl/flux-1-dev", { prompt: "x", steps: 3, presetStyles: [] })).toEqual({
    prompt: "x",
    step_count: 3,
    styles: [],
  });
});
