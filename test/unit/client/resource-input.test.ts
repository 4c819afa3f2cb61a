import { describe, expect, test } from "vitest";
import type { Krea } from "../../../src/index.ts";
import * as sdk from "../../../src/index.ts";
import { json, stubbedClient } from "../../support/stub-fetch.ts";

describe("bad input of styles and node apps is refused, and nothing is sent", () => {
  type Calls = [string, (krea: sdk.Krea, id: never) => Promise<unknown>][];
  const calls: Calls = [
    ["styles.get", (krea, id) => krea.styles.get(id)],
    ["styles.update", (krea, id) => krea.styles.update(id, { title: "x" })],
    ["styles.shareLink", (krea, id) => krea.styles.shareLink(id)],
    ["styles.shareWithWorkspace", (krea, id) => krea.styles.shareWithWorkspace(id)],
    ["styles.unshare", (krea, id) => krea.styles.unshare(id)],
    ["nodeApps.get", (krea, id) => krea.nodeApps.get(id)],
    ["nodeApps.execute", (krea, id) => krea.nodeApps.execute(id, {})],
    ["nodeApps.run", (krea, id) => krea.nodeApps.run(id, {})],
  ];
  const ids: unknown[] = ["", ".", "..", 1, null, undefined, {}, [], { id: "" }];

  test.each(calls)("of %s", async (_name, call) => {
    const { krea, sent } = stubbedClient(() => json({}));
    for (const id of ids) {
      await expect(call(krea, id as never)).rejects.toSatisfy(sdk.isKreaInputError);
    }
    expect(sent).toEqual([]);
  });

  test("an id with a slash stays one part of the path", async () => {
    const { krea, sent } = stubbedClient(() => json({ id: "x" }));
    await krea.styles.get("a/../../jobs");
    expect(new URL(sent[0]?.url ?? "").pathname).toBe("/styles/a%2F..%2F..%2Fjobs");
  });

  test.each([
    [(krea: sdk.Krea) => krea.styles.train(undefined as never), "styles.train: input: expected an object"],
    [(krea: sdk.Krea) => krea.styles.train({ name: "x", urls: [] }, { wait: true } as object), 'unknown option "wait"'],
    [(krea: sdk.Krea) => krea.styles.trainAndWait({ name: "x", urls: [] }, { steps: 1 } as object), "unknown option"],
    [(krea: sdk.Krea) => krea.styles.get("x", { wait: 1 } as object), 'styles.get: unknown option "wait"'],
    [(krea: sdk.Krea) => krea.nodeApps.execute("x", [] as never), "input: expected an object, got an array"],
    [(krea: sdk.Krea) => krea.nodeApps.run("x", {}, { intervalMs: 0 }), "intervalMs"],
    [(krea: sdk.Krea) => krea.nodeApps.get("x", { wait: 1 } as object), 'nodeApps.get: unknown option "wait"'],
  ])("(%#)", async (call, message) => {
    const { krea, sent } = stubbedClient(() => json({}));
    await expect(call(krea)).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });
});

describe("the id of a resource that would be another path", () => {
  test.each([
    ["jobs.get", (krea: Krea, name: never) => krea.jobs.get(name)],
    ["assets.get", (krea: Krea, name: never) => krea.assets.get(name)],
    ["styles.get", (krea: Krea, name: never) => krea.styles.get(name)],
    ["nodeApps.get", (krea: Krea, name: never) => krea.nodeApps.get(name)],
  ])("is refused: %s", async (_name, call) => {
    const { krea, sent } = stubbedClient(() => json({}));
    for (const name of ["", ".", "..", undefined, null, 5, [], { id: "", job_id: "" }]) {
      await expect(call(krea, name as never)).rejects.toThrow("or its id, got");
    }
    expect(sent).toEqual([]);
  });
});
