import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { withoutActions } from "../../scripts/update-spec/overlay-edit.ts";
import { planUpdate, prepareState, type UpdatePlan } from "../../scripts/update-spec/plan-update.ts";
import type { OpenApiDocument, Schema } from "../../src/codegen/document.ts";
import { applyOverlays } from "../../src/codegen/overlays.ts";
import {
  type Alteration,
  bodyOf,
  currentState,
  fieldAt,
  flux,
  operationAt,
  overlayText,
  reportOf,
  rowsOf,
  textOf,
  today,
  update,
} from "./support.ts";

const large = "/generate/image/krea/krea-2/large";
const medium = "/generate/image/krea/krea-2/medium";
const corrections = "openapi/overlays/2-corrections.yaml";

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

/** What an update would do next if the document stayed the same. */
async function again(plan: UpdatePlan): Promise<UpdatePlan> {
  const { overlays } = await currentState();
  const left = overlays.flatMap(({ name, text }) => {
    const content = plan.files.get(`openapi/overlays/${name}`);
    return content === null ? [] : [{ name, text: typeof content === "string" ? content : text }];
  });
  const bytes = plan.files.get("openapi/krea.json") as Uint8Array;
  const document = JSON.parse(textOf(plan.files, "openapi/krea.json")) as OpenApiDocument;
  return planUpdate(await prepareState(await currentState({ document, overlays: left })), {
    bytes,
    source: "test",
    today,
  });
}

const overlayFiles = ({ files }: UpdatePlan) =>
  [...files.keys()].filter((path) => path.startsWith("openapi/overlays/"));

describe("a document that brings an operation of an overlay itself", () => {
  test("is used, the actions are taken out, and the report shows the differences", async () => {
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
    expect(plan.report.overlays.map(({ overlay, reason }) => [overlay, reason])).toEqual([
      ["1-operations.yaml", "arrived"],
      ["1-operations.yaml", "arrived"],
    ]);
    expect(plan.report.overlays[0]?.text).toBe(
      `Taken out of 1-operations.yaml, $.paths: the document has POST ${large} itself, and its own is used.`,
    );
    const text = textOf(plan.files, "openapi/overlays/1-operations.yaml");
    expect(text).toContain("# Operations that have a reference page but are not in krea.json.");
    expect(text).not.toContain("Most powerful Krea 2 model");
    expect(text).toContain("Faster, cheaper Krea 2 model.");
  });

  test("leaves everything else as it was, and nothing for the next update", async () => {
    const plan = await update([await bring(large), await bring(medium)]);
    expect(overlayFiles(plan)).toEqual(["openapi/overlays/1-operations.yaml"]);
    const before = await overlayText("1-operations.yaml");
    const after = textOf(plan.files, "openapi/overlays/1-operations.yaml");
    const first = before.indexOf("  - target");
    const kept = before.lastIndexOf("  - target: $.paths\n");
    expect(after).toBe(before.slice(0, first) + before.slice(kept));
    const next = await again(plan);
    expect(next.report.overlays).toEqual([]);
    expect(overlayFiles(next)).toEqual([]);
    for (const [path, content] of next.files)
      if (path.startsWith("generated/")) expect(content).toBe(plan.files.get(path));
  });

  test("deletes an overlay of which nothing is left", async () => {
    const plan = await update([await bring(large), await bring(medium), await bring("/generate/enhance/krea/enhance")]);
    expect(plan.report.overlays).toHaveLength(7);
    expect(plan.files.get("openapi/overlays/1-operations.yaml")).toBeNull();
  });

  test("takes only its own lines out of an action that adds several operations", async () => {
    const add = (path: string) =>
      `      ${path}:\n        get:\n          summary: ${path}\n          responses: { "200": { description: Done } }\n`;
    const top = `overlay: 1.1.0\ninfo: { title: x, version: 1.0.0 }\nactions:\n  - target: $.paths\n    description: Two.\n    update:\n`;
    const arrive: Alteration = (document) => {
      document.paths["/two"] = { get: { summary: "Two", responses: { "204": { description: "None" } } } };
    };
    const { overlays } = await currentState();
    const text = `${top}${add("/one")}${add("/two")}`;
    const plan = await update([arrive], { overlays: [{ name: "0.yaml", text }, ...overlays] });
    expect(textOf(plan.files, "openapi/overlays/0.yaml")).toBe(`${top}${add("/one")}`);
  });
});

describe("a correction that the document has made", () => {
  const rows: [name: string, alteration: Alteration, target: RegExp][] = [
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

  test.each(rows)("%s", async (_name, alteration, target) => {
    const plan = await update([alteration]);
    expect(plan.report.overlays).toMatchObject([{ overlay: "2-corrections.yaml", reason: "corrected" }]);
    const [advice] = plan.report.overlays;
    expect(advice?.text).toMatch(/^Taken out of 2-corrections\.yaml, .*: the document says this itself/);
    expect(advice?.target).toMatch(target);
    const count = (text: string) => (parse(text) as { actions: unknown[] }).actions.length;
    expect(count(textOf(plan.files, corrections))).toBe(count(await overlayText("2-corrections.yaml")) - 1);
    expect((await again(plan)).report.overlays).toEqual([]);
    expect(plan.report.changes.filter(({ kind }) => kind !== "description changed")).toEqual([]);
  });
});

describe("a correction of what is gone", () => {
  test("is taken out, and the update goes through", async () => {
    const remove: Alteration = (document) => {
      delete document.paths["/generate/enhance/topaz/bloom-enhance"];
      delete document.paths["/styles/{id}/share/link"];
    };
    const plan = await update([remove]);
    expect(plan.report.overlays.map(({ overlay, reason }) => [overlay, reason])).toEqual([
      ["2-corrections.yaml", "removed"],
      ["3-names.yaml", "removed"],
    ]);
    expect(plan.report.overlays[0]?.text).toContain(
      "bloom-enhance'].post.requestBody.content['application/json'].example: the document no longer has what it changed.",
    );
    expect(textOf(plan.files, corrections)).not.toContain("bloom-enhance");
    expect((await again(plan)).report.overlays).toEqual([]);
  });

  test("takes no names with it that other operations use", async () => {
    const remove: Alteration = (document) => {
      delete document.paths[flux];
    };
    const plan = await update([remove]);
    expect(plan.report.overlays.map(({ target }) => target).join()).not.toContain("job_id");
    const types = textOf(plan.files, "generated/openapi.ts");
    expect(types.match(/export interface \w*PendingJob\w* /g)).toEqual(["export interface PendingJob "]);
  });

  test("goes with the actions that build on it", async () => {
    const actions = [
      { target: "$.paths", description: "New.", update: { "/new": {} } },
      { target: "$.paths['/new']", description: "Copied.", copy: "$.paths['/generate/enhance/topaz/bloom-enhance']" },
    ];
    const text = JSON.stringify({ overlay: "1.1.0", info: { title: "x", version: "1" }, actions });
    const { overlays } = await currentState();
    const remove: Alteration = (document) => {
      delete document.paths["/generate/enhance/topaz/bloom-enhance"];
    };
    const plan = await update([remove], { overlays: [{ name: "0.json", text }, ...overlays] });
    const left = parse(textOf(plan.files, "openapi/overlays/0.json")) as { actions: unknown[] };
    expect(left.actions).toHaveLength(1);
  });
});

describe("a correction that the document contradicts", () => {
  const correct = (update: object) => ({
    name: "9.yaml",
    text: `overlay: 1.1.0
info: { title: x, version: 1.0.0 }
actions:
  - target: $.paths['${flux}'].post.requestBody.content['application/json'].schema.properties.steps
    description: Measured.
    update: ${JSON.stringify(update)}
`,
  });
  const flagged = async (update: object, alteration: Alteration) => {
    const { overlays } = await currentState();
    const plan = await reportOf([alteration], { overlays: [...overlays, correct(update)] });
    return plan.report.overlays.map(({ reason, text }) => [reason, text]);
  };

  test("is kept, and flagged with what the document says", async () => {
    const change: Alteration = (document) => {
      fieldAt(document, flux, "steps").maximum = 50;
    };
    const [first, ...rest] = await flagged({ maximum: 60 }, change);
    expect(rest).toEqual([]);
    expect(first?.[0]).toBe("contradicted");
    expect(first?.[1]).toMatch(/^Kept of 9\.yaml, .*: the document now says otherwise: `maximum` is 50, and was 100\./);
  });

  test("is flagged if the document said nothing before", async () => {
    const change: Alteration = (document) => {
      fieldAt(document, flux, "steps").multipleOf = 5;
    };
    expect(await flagged({ multipleOf: 2 }, change)).toMatchObject([
      ["contradicted", expect.stringContaining("`multipleOf` is 5")],
    ]);
  });

  test("is not flagged for a description, or while the document says what it said", async () => {
    const change: Alteration = (document) => {
      fieldAt(document, flux, "steps").description = "Other words.";
    };
    expect(await flagged({ maximum: 60, description: "Ours." }, change)).toEqual([]);
  });
});

test("an action that matches neither document stops the update", async () => {
  const text = "overlay: 1.1.0\nactions: [{target: $.gone, description: x, update: {}}]";
  const { overlays } = await currentState();
  await expect(reportOf([], { overlays: [...overlays, { name: "9.yaml", text }] })).rejects.toThrow(
    "- Overlay 9.yaml, action 1 (target $.gone)",
  );
});

test("no action of the current overlays is unnecessary", async () => {
  expect((await reportOf([])).report.overlays).toEqual([]);
});

describe("taking actions out of a file", () => {
  const text = `# What this file is for.
actions:
  # Why the first.
  - target: $.one
    update: { a: 1 } # as measured

  # Why the second.
  - target: $.two
    update:
      b: "2"
`;

  test("keeps comments and format of the others, and removes its own", () => {
    expect(withoutActions(text, [{ index: 0 }])).toBe(`# What this file is for.
actions:
  # Why the second.
  - target: $.two
    update:
      b: "2"
`);
    expect(withoutActions(text, [{ index: 1 }])).toBe(`# What this file is for.
actions:
  # Why the first.
  - target: $.one
    update: { a: 1 } # as measured
`);
  });

  test("leaves no file without actions", () => {
    expect(withoutActions(text, [{ index: 0 }, { index: 1 }])).toBeUndefined();
  });

  test("works in JSON and on lines that actions share", () => {
    const json = '{"overlay":"1.1.0","actions":[{"target":"$.one"},{"target":"$.two"}]}';
    expect(parse(withoutActions(json, [{ index: 0 }]) ?? "")).toEqual({
      overlay: "1.1.0",
      actions: [{ target: "$.two" }],
    });
  });
});
