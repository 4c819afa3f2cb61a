import { beforeEach, expect, test, vi } from "vitest";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

beforeEach(() => void vi.useFakeTimers());

const model = "image/bfl/flux-1-dev" as const;
const input = { prompt: "x" };
const url = "https://files.example/a.png";

/** A client whose job is completed when it is first read. */
const client = () =>
  stubbedClient(({ method }) =>
    json(jobBody(method === "POST" ? {} : { status: "completed", result: { urls: [url] } })),
  );

test("subscribe returns the result, the job, and the job's id under both of its names", async () => {
  const { krea } = client();
  const { job_id } = jobBody();
  expect(await settled(krea.subscribe(model, { input }))).toMatchObject({
    data: { urls: [url] },
    job: { job_id, status: "completed" },
    jobId: job_id,
    requestId: job_id,
  });
});

test("subscribe tells each status of the job, the first right after the submission", async () => {
  const { krea } = client();
  const statuses: string[] = [];
  await settled(krea.subscribe(model, { input, onQueueUpdate: ({ status }) => statuses.push(status) }));
  expect(statuses).toEqual(["queued", "completed"]);
});

test("subscribe bounds the wait by timeoutMs, and the submission by requestTimeoutMs", async () => {
  const { krea } = stubbedClient(() => json(jobBody({ status: "processing" })));
  expect(await settled(krea.subscribe(model, { input, timeoutMs: 5_000 }))).toMatchObject({
    name: "KreaJobTimeoutError",
    timeoutMs: 5_000,
  });
  const hanging = stubbedClient(() => new Promise(() => {}));
  expect(await settled(hanging.krea.subscribe(model, { input, requestTimeoutMs: 700 }))).toMatchObject({
    name: "KreaSubmissionUnknownError",
    message: expect.stringContaining("700 ms"),
  });
});

test.each([
  ["an option of waiting under its other name", { input, onUpdate: () => {} }, 'subscribe: unknown option "onUpdate"'],
  ["a field of the input beside it", { input, prompt: "x" }, "Fields of the model's input go under input."],
  ["a missing input", {}, "input: expected an object, got undefined"],
])("subscribe refuses %s, and sends nothing", async (_what, options, message) => {
  const { krea, sent } = client();
  expect(await caught(krea.subscribe(model, options as { input: typeof input }))).toMatchObject({
    message: expect.stringContaining(message),
  });
  expect(sent).toEqual([]);
});
