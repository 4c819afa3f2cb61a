/**
 * A program of a user who has installed the package. It uses every entry, and is compiled as ECMAScript and as CommonJS
 * modules under many compilers and settings, and run; so it uses only what all of them have.
 *
 * @module
 */

import {
  type BatchResult,
  type CompletedJob,
  isKreaAPIError,
  isKreaInputError,
  isKreaSubmissionUnknownError,
  type Job,
  Krea,
  type KreaOptions,
  type ModelId,
  type ModelInput,
} from "krea-sdk";
import { startMockServer, startRunwareMockServer } from "krea-sdk/mock";
import { fileFromPath, saveJob } from "krea-sdk/node";
import { createFallback, Runware } from "krea-sdk/runware";
import { validateInput } from "krea-sdk/validate";
import { createWebhookHandler, toNodeListener } from "krea-sdk/webhooks";

/** Makes, saves, lists and receives something, against the mock server. */
export async function everything(directory: string): Promise<Record<string, unknown>> {
  const mock = await startMockServer({ port: 0, jobs: { queuedMs: 0, processingMs: 10 } });
  try {
    const options: KreaOptions = {
      apiKey: "test-key",
      baseUrl: mock.url,
      validateInput,
      onDeprecation: () => undefined,
    };
    const krea = new Krea(options);

    const input: ModelInput<"image/krea/krea-2/medium"> = {
      prompt: "a lighthouse at dusk",
      aspect_ratio: "16:9",
      resolution: "1K",
    };
    const statuses: string[] = [];
    const { data, job } = await krea.subscribe("image/krea/krea-2/medium", {
      input,
      intervalMs: 50,
      onQueueUpdate: (update) => statuses.push(update.status),
    });
    const url: string = data.urls[0] ?? "";

    const pending: Job = await krea.image("bfl/flux-1-dev", { prompt: "waves", imageUrl: url });
    const done: CompletedJob = await krea.jobs.wait(pending, { intervalMs: 50 });
    const saved = await saveJob(done, { directory });
    const file = saved[0] && (await fileFromPath(saved[0].path));
    const asset = file && (await krea.assets.upload(file, { description: "waves" }));

    const model: ModelId = "image/bfl/flux-1-dev";
    const results: BatchResult[] = [];
    for await (const result of krea.batch([{ model, input: { prompt: "one" }, intervalMs: 50 }])) results.push(result);

    const listed: string[] = [];
    for await (const { job_id } of krea.jobs.list()) listed.push(job_id);
    const { price } = await krea.models.estimate("video/kling/kling-2.5", { prompt: "waves" });

    const received: string[] = [];
    const handler = createWebhookHandler({ krea, onJob: (ended) => void received.push(ended.job_id) });
    const body = JSON.stringify({ job_id: done.job_id, status: "completed" });
    const headers = { "content-type": "application/json" };
    const { status } = await handler(new Request("https://example.com/hook", { method: "POST", body, headers }));
    const listener = toNodeListener(handler);

    const { data: read } = await krea.api.GET("/jobs/{id}", { params: { path: { id: done.job_id } } });

    const other = await startRunwareMockServer({ processingMs: 10 });
    const either = createFallback([new Runware({ apiKey: "test-key", baseUrl: other.url }), krea]);
    const second = await either.subscribe("image/krea/krea-2/large", { input, intervalMs: 50 });
    await other.close();

    const refused = await krea.image("bfl/flux-1-dev", { prompt: "waves", steps: 500 }).catch(kindOf);
    return {
      asset: asset?.image_url,
      jobId: job.job_id,
      listed,
      listener: typeof listener,
      price,
      read: read?.status,
      received,
      refused,
      results: results.map((result) => result.status),
      second: second.data.urls[0],
      status,
      statuses,
      url,
    };
  } finally {
    await mock.close();
  }
}

function kindOf(error: unknown): string {
  if (isKreaInputError(error)) return `${error.name}: ${error.message}`;
  if (isKreaSubmissionUnknownError(error)) return "unknown";
  return isKreaAPIError(error) ? String(error.status) : "other";
}

/** What the types must refuse, under every setting. */
export function refusals(krea: Krea): unknown[] {
  return [
    // @ts-expect-error - a value that the document does not have
    () => krea.image("krea/krea-2/medium", { prompt: "x", aspect_ratio: "17:9", resolution: "1K" }),
    // @ts-expect-error - a field that the model does not have
    () => krea.image("bfl/flux-1-dev", { prompt: "x", stepz: 1 }),
    // @ts-expect-error - a required field is missing
    () => krea.subscribe("image/bfl/flux-1-dev", { input: {} }),
    // @ts-expect-error - no such path
    () => krea.api.GET("/jobz"),
  ];
}
