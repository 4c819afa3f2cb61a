/**
 * What must hold on every runtime. It uses only what all of them have, and is given the package as its runtime loads it.
 *
 * @module
 */

/** The package. */
export interface Sdk {
  main: typeof import("krea-sdk");
  webhooks: typeof import("krea-sdk/webhooks");
  validate: typeof import("krea-sdk/validate");
  node: typeof import("krea-sdk/node");
  mock: typeof import("krea-sdk/mock");
  runware: typeof import("krea-sdk/runware");
}

/** Where things are. */
export interface Places {
  /** The mock server. */
  mock: string;
  /** The mock server of the other provider. */
  runware: string;
  /** A foreign server: `/hang` never answers, `/reset/` resets the connection, `/headers` answers the request's headers. */
  other: string;
  /** Whether the runtime has files. */
  hasFiles: boolean;
  /** Whether the runtime is a page in a browser. */
  isPage: boolean;
}

/** How a check ended: `ok`, or what went wrong. */
export type Results = Record<string, string>;

const key = "key-of-the-smoke-suite";
const flux = "bfl/flux-1-dev";
/** An image of one transparent pixel. */
const png = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4//8/AAX+Av6nNYGEAAAAAElFTkSuQmCC"),
  (character) => character.charCodeAt(0),
);

/** Runs every check; none of them stops the others. */
export async function smoke(sdk: Sdk, places: Places): Promise<Results> {
  const results: Results = {};
  for (const [name, check] of Object.entries(checksOf(sdk, places))) {
    results[name] = await check().then(
      () => "ok",
      (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error)),
    );
  }
  return results;
}

function checksOf(
  { main, webhooks, validate, node, mock, runware }: Sdk,
  places: Places,
): Record<string, () => Promise<void>> {
  const options = { apiKey: key, ...(places.isPage && { dangerouslyAllowBrowser: true }) };
  const krea = new main.Krea({ ...options, baseUrl: places.mock });
  const elsewhere = new main.Krea({ ...options, baseUrl: places.other });

  return {
    async "submits and waits"() {
      const statuses: string[] = [];
      const { data, job } = await krea.subscribe(`image/${flux}`, {
        input: { prompt: "a lighthouse" },
        intervalMs: 20,
        onQueueUpdate: ({ status }) => statuses.push(status),
      });
      expectEqual(job.status, "completed");
      expectEqual(data.urls.length, 1);
      expectEqual(statuses.at(-1), "completed");
    },
    async "uploads a file, by itself and within an input"() {
      const file = new Blob([png], { type: "image/png" });
      const sent: number[] = [];
      const asset = await krea.assets.upload(file, { onProgress: ({ loadedBytes }) => void sent.push(loadedBytes) });
      expectEqual(asset.image_url.startsWith(places.mock), true);
      expectEqual(sent.at(-1), png.length);
      const job = await krea.image(flux, { prompt: "at night", image_url: file });
      expectEqual(typeof job.job_id, "string");
    },
    async lists() {
      const ids: string[] = [];
      for await (const { job_id } of krea.jobs.list({ limit: 1 })) ids.push(job_id);
      expectEqual(ids.length >= 2, true);
      expectEqual(new Set(ids).size, ids.length);
    },
    async "handles a webhook"() {
      const job = await krea.jobs.wait(await krea.image(flux, { prompt: "waves" }), { intervalMs: 20 });
      const received: string[] = [];
      const handler = webhooks.createWebhookHandler({ krea, onJob: ({ job_id }) => void received.push(job_id) });
      const body = JSON.stringify({ job_id: job.job_id, status: "completed" });
      const headers = { "content-type": "application/json" };
      const answer = await handler(new Request("https://app.example/hook", { method: "POST", headers, body }));
      expectEqual(answer.status, 200);
      expectEqual(received.join(), job.job_id);
    },
    async "aborts a wait at once, with the job's id"() {
      const controller = new AbortController();
      let polled = () => {};
      const polling = new Promise<void>((resolve) => {
        polled = resolve;
      });
      const announced: typeof fetch = (...request) => {
        polled();
        return fetch(...request);
      };
      const hanging = new main.Krea({ ...options, baseUrl: places.other, fetch: announced });
      const waiting = failureOf(hanging.jobs.wait("hang", { signal: controller.signal, intervalMs: 10 }));
      await polling;
      controller.abort(new Error("enough"));
      const error = await waiting;
      expectEqual(main.isKreaAbortError(error) && error.jobId, "hang");
    },
    async "aborts and times out a request that hangs"() {
      const timedOut = await failureOf(elsewhere.jobs.get("hang", { timeoutMs: 100, maxRetries: 0 }));
      expectEqual(main.isKreaTimeoutError(timedOut), true);
      const aborted = await failureOf(elsewhere.jobs.get("hang", { signal: AbortSignal.timeout(50) }));
      expectEqual(main.isKreaAbortError(aborted), true);
    },
    async "knows the API's errors"() {
      const missing = await failureOf(krea.jobs.get("00000000-0000-4000-8000-000000000000"));
      expectEqual(main.isKreaNotFoundError(missing) && missing.status, 404);
      const headers = { prefer: "code=402" };
      const poor = await failureOf(krea.image(flux, { prompt: "x" }, { headers }));
      expectEqual(main.isKreaInsufficientCreditsError(poor), true);
    },
    async "refuses bad input and options"() {
      const input = await failureOf(krea.generateRaw("not a model", {}));
      expectEqual(main.isKreaInputError(input), true);
      let thrown: unknown;
      try {
        new main.Krea({ ...options, baseUrl: "http://api.example" });
      } catch (error) {
        thrown = error;
      }
      expectEqual(main.isKreaInputError(thrown), true);
      const problems = validate.validateInput(`image/${flux}`, { prompt: "x", steps: 500 });
      expectEqual(problems.length > 0, true);
    },
    async "does not send a submission again whose outcome is not known"() {
      // On a connection of its own, and on one that was used before.
      for (const before of [undefined, `${places.other}/headers`]) {
        if (before) await (await fetch(before)).text();
        let calls = 0;
        const counted: import("krea-sdk").Fetch = async (url, init) => {
          calls += 1;
          return fetch(url, init);
        };
        const submission = elsewhere.generateRaw("image/reset/once", { prompt: "x" }, { fetch: counted });
        expectEqual(main.isKreaSubmissionUnknownError(await failureOf(submission)), true);
        expectEqual(calls, 1);
      }
    },
    async "knows a connection that was never made"() {
      // Nothing listens on port 9 of this machine.
      const nowhere = new main.Krea({ ...options, baseUrl: "http://127.0.0.1:9", maxRetries: 0 });
      expectEqual(main.isKreaConnectionError(await failureOf(nowhere.jobs.get("x"))), true);
    },
    async "reads prices without a request"() {
      const { price } = await krea.models.estimate("video/kling/kling-2.5", { prompt: "waves" });
      expectEqual(typeof price?.amount, "number");
    },
    async "submits and waits at another provider"() {
      const other = new runware.Runware({ ...options, baseUrl: places.runware });
      const { data } = await runware.createFallback([other, krea]).subscribe("image/krea/krea-2/medium", {
        input: { prompt: "a lighthouse", aspect_ratio: "1:1", resolution: "1K" },
        intervalMs: 20,
      });
      expectEqual(data.urls[0]?.startsWith(places.runware), true);
    },
    async "keeps the key at home"() {
      const answer = await krea.files.fetch(`${places.other}/headers`);
      expectEqual((await answer.text()).includes(key), false);
      const error = await failureOf(elsewhere.generateRaw("image/reset/once", { prompt: "x" }));
      const shown = [krea, error].map((value) => `${JSON.stringify(value)} ${String(value)}`).join();
      expectEqual(shown.includes(key), false);
    },
    async "has files, or says that it has none"() {
      if (places.hasFiles) {
        const job = await krea.jobs.wait(await krea.image(flux, { prompt: "saved" }), { intervalMs: 20 });
        const [saved] = await node.saveJob(job, { directory: "made", overwrite: true });
        const file = saved && (await node.fileFromPath(saved.path));
        expectEqual(file?.size, saved?.bytes);
      } else {
        expectIncludes(await failureOf(node.fileFromPath("a.png")), "needs a file system");
        expectIncludes(await failureOf(mock.startMockServer()), "needs Node");
      }
    },
    async "refuses a key in a page, unless told otherwise"() {
      const error = await failureOf((async () => new main.Krea({ apiKey: key }))());
      expectEqual(main.isKreaInputError(error), places.isPage);
    },
  };
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

function expectEqual(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`expected ${String(expected)}, got ${String(actual)}`);
}

function expectIncludes(error: unknown, text: string): void {
  const message = error instanceof Error ? error.message : String(error);
  if (!message.includes(text)) throw new Error(`expected an error that says ${text}, got ${message}`);
}
