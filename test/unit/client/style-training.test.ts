import { beforeEach, expect, test, vi } from "vitest";
import { isKreaEmptyResultError, type TrainStyleInput } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

beforeEach(() => void vi.useFakeTimers());

const input: TrainStyleInput = {
  name: "Lighthouses",
  urls: ["https://files.example/a.png"],
  model: "flux_dev",
  type: "Style",
};

/** A client whose training job ends with this result. */
const training = (result: object) =>
  stubbedClient(({ method }) => json(jobBody(method === "POST" ? {} : { status: "completed", result })));

test("styles.trainAndWait returns the style that the job made", async () => {
  const { krea, sent } = training({ style_id: "s1" });
  const trained = await settled(krea.styles.trainAndWait(input, { webhookUrl: "https://app.example/hook" }));
  expect(trained).toMatchObject({ styleId: "s1", job: { status: "completed" } });
  expect(sent[0]).toMatchObject({ method: "POST", url: "https://api.example/styles/train", body: input });
  expect(sent[0]?.headers["x-webhook-url"]).toBe("https://app.example/hook");
});

test("styles.train returns the job, and styles.wait takes it or its id", async () => {
  const { krea } = training({ style_id: "s1" });
  const job = await krea.styles.train(input);
  expect(job.status).toBe("queued");
  expect(await settled(krea.styles.wait(job))).toMatchObject({ styleId: "s1" });
  expect(await settled(krea.styles.wait(job.job_id))).toMatchObject({ styleId: "s1" });
});

test("styles.wait says so if the job of another method made no style", async () => {
  const { krea } = training({ urls: ["https://files.example/a.png"] });
  const error = await settled(krea.styles.wait(String(jobBody().job_id)));
  if (!isKreaEmptyResultError(error)) throw error;
  expect(error.message).toContain("completed without a style: expected a job of styles.train.");
  expect(error.job?.result?.urls).toEqual(["https://files.example/a.png"]);
});

test("styles.trainAndWait refuses an unknown option by its own name, and sends nothing", async () => {
  const { krea, sent } = training({ style_id: "s1" });
  expect(await caught(krea.styles.trainAndWait(input, { steps: 1 } as object))).toMatchObject({
    message: expect.stringMatching(/^styles\.trainAndWait: unknown option "steps"/),
  });
  expect(sent).toEqual([]);
});
