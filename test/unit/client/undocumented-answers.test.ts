import { describe, expect, test } from "vitest";
import { isKreaError, type Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
function png(): Blob {
  return new Blob([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])]);
}

describe("an answer that is not what its operation promises is an error that shows it", () => {
  const calls: [string, (krea: Krea) => Promise<unknown>, unknown[]][] = [
    ["jobs.get", (krea) => krea.jobs.get(id), [null, [], {}, { job_id: "" }, { job_id: 5, status: "queued" }, "job"]],
    ["jobs.list", (krea) => krea.jobs.list(), [null, [], {}, { items: {} }, { items: "x" }]],
    ["assets.list", (krea) => krea.assets.list(), [null, [], {}, { items: {} }]],
    ["assets.upload", (krea) => krea.assets.upload(png()), [null, [], {}, { id: "x" }, { id: 5, image_url: "x" }]],
    ["styles.list", (krea) => krea.styles.list(), [null, [], {}, { items: 5 }]],
    ["styles.get", (krea) => krea.styles.get(id), [null, [], {}, { id: 5 }]],
    ["styles.update", (krea) => krea.styles.update(id, { title: "x" }), [null, {}]],
    ["styles.shareLink", (krea) => krea.styles.shareLink(id), [null, {}, { share_link: null }]],
    ["styles.shareWithWorkspace", (krea) => krea.styles.shareWithWorkspace(id), [null, {}, { style_id: 1 }]],
    ["nodeApps.get", (krea) => krea.nodeApps.get(id), [null, [], {}, { id: 5 }]],
    ["nodeApps.execute", (krea) => krea.nodeApps.execute(id, {}), [null, [], {}, [{}], [jobBody(), {}]]],
  ];
  test.each(calls.flatMap(([name, call, answers]) => answers.map((answer) => ({ name, call, answer }))))(
    "$name: $answer",
    async ({ call, answer }) => {
      const { krea, sent } = stubbedClient(() => json(answer));
      const error = await caught(call(krea));
      expect(isKreaError(error)).toBe(true);
      expect(error).toMatchObject({ message: expect.stringMatching(/not the documented one|job may exist/) });
      expect(sent).toHaveLength(1);
    },
  );
});
