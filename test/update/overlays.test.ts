import { describe, expect, test } from "vitest";
import { describeLines, withoutLines } from "../../scripts/update-spec/overlay-lines.ts";
import { planUpdate, prepareState } from "../../scripts/update-spec/plan-update.ts";
import type { Schema } from "../../src/codegen/document.ts";
import { applyOverlays } from "../../src/codegen/overlays.ts";
import {
  type Alteration,
  altered,
  bodyOf,
  bytesOf,
  currentState,
  operationAt,
  overlayText,
  reportOf,
  rowsOf,
  today,
  update,
} from "./support.ts";

const large = "/generate/image/krea/krea-2/large";
const medium = "/generate/image/krea/krea-2/medium";

/** The document with everything that the overlays add. */
async function bring(
  path: string,
  alter: (document: Parameters<Alteration>[0]) => void = () => {},
): Promise<Alteration> {
  const { document, overlays } = await currentState();
  const inline = await applyOverlays(document, overlays.slice(0, 1));
  return (target) => {
    target.paths[path] = structuredClone(inline.paths[path]) ?? {};
    alter(target);
  };
}

describe("a document that brings an operation of an overlay itself", () => {
  test("is used, and the report shows the differences and the lines to delete", async () => {
    const arrive = await bring(large, (document) => {
      const { properties } = bodyOf(document, large);
      properties.aspect_ratio?.enum?.push("3:4");
      properties.negative_prompt = { type: "string" };
      delete properties.seed;
    });
    const plan = await update([arrive]);
    expect(rowsOf(plan).filter((row) => row.startsWith(`POST ${large}`))).toEqual([
      `POST ${large} | \`aspect_ratio\` accepts \`"3:4"\` | nothing`,
      `POST ${large} | \`seed\` was removed; the API refuses it | types, requests`,
      `POST ${large} | New field \`negative_prompt\` | nothing`,
    ]);
    expect(plan.report.overlays.map(({ overlay, reason, lines }) => [overlay, reason, lines.length])).toEqual([
      ["1-operations.yaml", "arrived", 1],
      ["1-operations.yaml", "arrived", 1],
    ]);
    expect(plan.report.overlays[0]?.text).toMatch(
      /the document has POST \/generate\/image\/krea\/krea-2\/large itself, and its own is taken\. Delete lines \d+ to \d+ of openapi\/overlays\/1-operations\.yaml\.$/,
    );
  });

  test("gives the same result after the named lines are deleted", async () => {
    const bytes = bytesOf(await altered(await bring(large), await bring(medium)));
    const state = await currentState();
    const plan = await planUpdate(await prepareState(state), { bytes, source: "test", today });
    const name = "1-operations.yaml";
    const lines = plan.report.overlays.filter(({ overlay }) => overlay === name).flatMap((advice) => advice.lines);
    const text = withoutLines(await overlayText(name), lines);
    expect(text).not.toContain("krea-2");
    expect(text).toContain("krea/enhance");
    const overlays = state.overlays.map((overlay) => (overlay.name === name ? { name, text } : overlay));
    const document = await altered(await bring(large), await bring(medium));
    const again = await planUpdate(await prepareState({ ...state, document, overlays }), {
      bytes,
      source: "test",
      today,
    });
    expect(again.report.overlays).toEqual([]);
    for (const [path, content] of again.files)
      if (path.startsWith("generated/")) expect(content).toBe(plan.files.get(path));
  });

  test("says so if a whole overlay file can be deleted", async () => {
    const plan = await update([await bring(large), await bring(medium), await bring("/generate/enhance/krea/enhance")]);
    expect(plan.report.overlays).toHaveLength(7);
    for (const { text } of plan.report.overlays) expect(text).toContain("Nothing else is in that file: delete it.");
  });

  test("names only its own lines of an action that adds several operations", async () => {
    const add = (path: string) =>
      `      ${path}:\n        get:\n          summary: ${path}\n          responses: { "200": { description: Done } }\n`;
    const text = `overlay: 1.1.0\ninfo: { title: x, version: 1.0.0 }\nactions:\n  - target: $.paths\n    description: Two.\n    update:\n${add("/one")}${add("/two")}`;
    const arrive: Alteration = (document) => {
      document.paths["/two"] = { get: { summary: "Two", responses: { "204": { description: "None" } } } };
    };
    const { overlays } = await currentState();
    const plan = await update([arrive], { overlays: [{ name: "0.yaml", text }, ...overlays] });
    const [advice] = plan.report.overlays;
    expect(advice?.lines).toEqual([{ first: 11, last: 14 }]);
    expect(text.split("\n")[10]).toContain("/two:");
    const kept = withoutLines(text, advice?.lines ?? []);
    const again = await update([arrive], { overlays: [{ name: "0.yaml", text: kept }, ...overlays] });
    expect(again.report.overlays).toEqual([]);
  });
});

describe("a correction that the document has made", () => {
  const corrections: [name: string, alteration: Alteration, target: RegExp][] = [
    [
      "an example that was completed, in other words",
      (document) => {
        const media = operationAt(document, "/generate/enhance/topaz/standard-enhance").requestBody?.content[
          "application/json"
        ];
        if (media) media.example = { ...(media.example as object), model: "High Fidelity V2" };
      },
      /topaz\/standard-enhance/,
    ],
    [
      "an example that was missing",
      (document) => {
        const media = operationAt(document, "/styles/{id}", "patch").requestBody?.content["application/json"];
        if (media) media.example = { title: "Other" };
      },
      /styles\/\{id\}/,
    ],
    [
      "jobs that may be null",
      (document) => {
        const fix = (node: unknown): void => {
          if (typeof node !== "object" || node === null) return;
          const { properties } = node as Schema;
          if (properties?.job_id && properties.completed_at?.type === "string") {
            properties.completed_at.type = ["null", "string"];
            if (properties.result) properties.result.type = ["object", "null"];
          }
          for (const value of Object.values(node)) fix(value);
        };
        fix(document.paths);
      },
      /completed_at/,
    ],
    [
      "bodies that are required",
      (document) => {
        for (const item of Object.values(document.paths)) {
          for (const operation of Object.values(item) as { requestBody?: { required?: boolean } }[]) {
            if (operation.requestBody) operation.requestBody.required = true;
          }
        }
      },
      /requestBody/,
    ],
  ];

  test.each(corrections)("%s", async (_name, alteration, target) => {
    const plan = await reportOf([alteration]);
    expect(plan.report.overlays).toHaveLength(1);
    const [advice] = plan.report.overlays;
    expect(advice).toMatchObject({ overlay: "2-corrections.yaml", reason: "corrected" });
    expect(advice?.text).toMatch(
      /the document says this itself\. Delete lines \d+ to \d+ of openapi\/overlays\/2-corrections\.yaml\./,
    );
    expect(advice?.text).toMatch(target);
    const text = withoutLines(await overlayText("2-corrections.yaml"), advice?.lines ?? []);
    const { overlays } = await currentState();
    const without = overlays.map((overlay) => (overlay.name === "2-corrections.yaml" ? { ...overlay, text } : overlay));
    const again = await reportOf([alteration], { overlays: without });
    expect(again.report.overlays).toEqual([]);
    expect(plan.report.changes.filter(({ kind }) => kind !== "description changed")).toEqual([]);
  });
});

describe("an action that no longer applies", () => {
  test("stops the update with an error that names all such actions, reasons and lines", async () => {
    const remove: Alteration = (document) => {
      delete document.paths["/generate/enhance/topaz/bloom-enhance"];
      delete document.paths["/styles/{id}/share/link"];
    };
    const failure = await reportOf([remove]).catch((error: unknown) => String(error));
    expect(failure).toContain("The overlays no longer apply to the new document:");
    expect(failure).toMatch(
      /- Overlay 2-corrections\.yaml, action 4 \(target .*\): the document has \/generate\/enhance\/topaz\/bloom-enhance no longer\. Delete lines 26 to 29 of openapi\/overlays\/2-corrections\.yaml\./,
    );
    expect(failure).toMatch(/3-names\.yaml, action \d+ .*the document has \/styles\/\{id\}\/share\/link no longer/);
    const lines = (await overlayText("2-corrections.yaml")).split("\n");
    expect(lines[25]).toContain("bloom-enhance");
    expect(lines[28]).toContain("model: Reimagine");
  });
});

test("no action of the current overlays is unnecessary", async () => {
  expect((await reportOf([])).report.overlays).toEqual([]);
});

test("line ranges are formatted as a reader would write them", () => {
  expect(describeLines([{ first: 7, last: 7 }])).toBe("line 7");
  expect(
    describeLines([
      { first: 7, last: 9 },
      { first: 12, last: 12 },
    ]),
  ).toBe("lines 7 to 9 and 12");
});
