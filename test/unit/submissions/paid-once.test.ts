import { describe, expect, test } from "vitest";
import * as sdk from "../../../src/index.ts";
import { reset } from "../../support/failures.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

describe("styles.train and nodeApps.execute are paid for once", () => {
  const calls: [string, (krea: sdk.Krea) => Promise<unknown>][] = [
    ["styles.train", (krea) => krea.styles.train({ name: "x", urls: ["https://x.example/1.png"] })],
    ["nodeApps.execute", (krea) => krea.nodeApps.execute("x", {})],
  ];

  test.each(calls)("%s is not sent again after a reset", async (_name, call) => {
    const { krea, sent } = stubbedClient(reset, { maxRetries: 4 });
    await expect(call(krea)).rejects.toSatisfy(sdk.isKreaSubmissionUnknownError);
    expect(sent).toHaveLength(1);
  });

  test("a training that was lost is adopted where the client recovers", async () => {
    const { krea, sent } = stubbedClient(
      ({ method }) =>
        method === "POST"
          ? reset()
          : json({ items: [jobBody({ job_id: "mine", created_at: new Date().toISOString() })], next_cursor: null }),
      { onUnknownSubmission: "recover" },
    );
    expect(await krea.styles.train({ name: "x", urls: [] })).toMatchObject({ job_id: "mine" });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });
});
