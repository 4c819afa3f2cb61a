import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { listOperations, operationKey } from "../../src/codegen/document.ts";
import { effective, repositoryPath, vendored } from "../support/document.ts";

describe("the vendored document", () => {
  test("is the published one, byte for byte", async () => {
    const bytes = await readFile(repositoryPath("openapi/krea.json"));
    const digest = createHash("sha256").update(bytes).digest("hex");
    // The update writes the checksum beside the document.
    expect(await readFile(repositoryPath("openapi/krea.json.sha256"), "utf8")).toBe(`${digest}  krea.json\n`);
  });
});

describe("the effective document", () => {
  test("has every operation of the vendored one, and those that overlays add", async () => {
    const { document, overlays } = await vendored();
    const before = listOperations(document).map(operationKey);
    const after = listOperations(await effective()).map(operationKey);
    expect(before.length).toBeGreaterThan(0);
    const added = overlays.flatMap(({ text }) => {
      const { actions } = parse(text) as { actions: { target: string; update?: object }[] };
      return actions.flatMap(({ target, update = {} }) => (target === "$.paths" ? Object.keys(update) : []));
    });
    expect(after.map((key) => key.split(" ")[1])).toEqual(expect.arrayContaining(added));
    expect(before.filter((key) => !after.includes(key))).toEqual([]);
  });

  test("requires every request body", async () => {
    const bodies = listOperations(await effective()).flatMap(({ operation }) => operation.requestBody ?? []);
    expect(bodies).not.toEqual([]);
    expect(bodies.filter((body) => body.required !== true)).toEqual([]);
  });

  test("gives examples of every state of a job: nulls until it has ended, and an error if it failed", async () => {
    const { Job, PendingJob } = (await effective()).components?.schemas ?? {};
    expect(Job?.properties?.completed_at).toMatchObject({ type: ["string", "null"] });
    expect(Job?.properties?.result).toEqual({ anyOf: [{ $ref: "#/components/schemas/JobResult" }, { type: "null" }] });
    expect(Job?.properties?.error).toMatchObject({
      anyOf: [{ $ref: "#/components/schemas/JobError" }, { type: "null" }],
    });
    expect(PendingJob?.properties?.error).toEqual(Job?.properties?.error);
  });

  test("documents the response to a missing key for the paths of jobs", async () => {
    const operations = listOperations(await effective()).filter(({ path }) => path === "/jobs/{id}");
    expect(operations.map(({ method, operation }) => [method, "401" in operation.responses])).toEqual([
      ["get", true],
      ["delete", true],
    ]);
  });

  test("has repeated schemas as named components only", async () => {
    const { paths, components } = await effective();
    const names = Object.keys(components?.schemas ?? {});
    expect(names).toEqual(
      expect.arrayContaining(["Job", "PendingJob", "JobStatus", "JobResult", "ErrorBody", "Asset", "Style", "NodeApp"]),
    );
    const text = JSON.stringify(paths);
    expect(text).not.toContain('"enum":["backlogged"');
    expect(text).not.toContain('"properties":{"error"');
    expect(text).not.toContain('"like_count"');
  });
});
