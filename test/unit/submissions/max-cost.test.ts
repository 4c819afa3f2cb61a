import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BatchRequest,
  type BatchResult,
  isKreaInputError,
  type Krea,
  KreaAbortError,
  KreaConnectionError,
  KreaInputError,
  KreaSubmissionUnknownError,
  type MaxCost,
  type Recovery,
} from "../../../src/index.ts";
import { CostLedger } from "../../../src/submissions/cost-ledger.ts";
import { isMaxCost } from "../../../src/submissions/max-cost.ts";
import { fixtureLookup as lookup } from "../../support/fixture.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const flux = "image/bfl/flux-1-dev"; // about 3 compute units
const krea2 = "image/krea/krea-2/medium"; // $0.03
const krea2Input = { prompt: "x", aspect_ratio: "1:1", resolution: "1K" } as const;

/** A client whose jobs complete at their first read; a prompt may ask for another answer to its submission. */
function client() {
  const made: string[] = [];
  return stubbedClient(({ method, body, url }) => {
    const { prompt } = (body || {}) as { prompt?: string };
    if (method === "POST" && prompt === "refused") return json({ error: "no" }, { status: 400 });
    if (method === "POST" && prompt === "lost") return json({ error: "no" }, { status: 502 });
    if (method === "POST") return json(jobBody({ job_id: made[made.push(`job-${made.length}`) - 1] }));
    const ended = (job_id: string) => {
      const failed = { job_id, status: "failed" };
      const done = { job_id, status: "completed", result: { urls: [`https://x.example/${job_id}`] } };
      return jobBody(job_id === failing ? failed : done);
    };
    return json({ items: made.map(ended), next_cursor: null, ...ended(url.split("/").at(-1) ?? "") });
  });
}
let failing = "none";

/** Each way to submit an input to a model with a bound. */
const ways: [string, (krea: Krea, maxCost: MaxCost) => Promise<unknown>][] = [
  ["image", (krea, maxCost) => krea.image("bfl/flux-1-dev", { prompt: "x" }, { maxCost })],
  ["generateRaw", (krea, maxCost) => krea.generateRaw(flux, { prompt: "x" }, { maxCost })],
  ["subscribe", (krea, maxCost) => krea.subscribe(flux, { input: { prompt: "x" }, intervalMs: 1, maxCost })],
];

describe("maxCost of a submission", () => {
  test.each(ways)("%s sends what is within it, and nothing past it", async (_name, submit) => {
    const { krea, sent } = client();
    const failed = submit(krea, { computeUnits: 2.9 });
    await expect(failed).rejects.toSatisfy(isKreaInputError);
    await expect(failed).rejects.toThrow(
      "image/bfl/flux-1-dev: maxCost: expected at most 2.9 compute units, got an input that costs about 3 compute units. " +
        "Nothing was sent.",
    );
    expect(sent).toEqual([]);
    await submit(krea, { computeUnits: 3 });
    expect(sent.filter(({ method }) => method === "POST").map(({ body }) => body)).toEqual([{ prompt: "x" }]);
  });

  test("of video and enhancement", async () => {
    const { krea, sent } = client();
    const maxCost = { computeUnits: 400 };
    await expect(krea.video("kling/kling-2.5", { prompt: "x", duration: 10 }, { maxCost })).rejects.toThrow(
      "video/kling/kling-2.5: maxCost: expected at most 400 compute units, got an input that costs 401 compute units.",
    );
    await krea.video("kling/kling-2.5", { prompt: "x" }, { maxCost });
    expect(sent).toHaveLength(1);
    await expect(krea.enhance("krea/enhance", { image_url: "https://x.example/a" }, { maxCost })).rejects.toThrow(
      "enhance/krea/enhance: maxCost: expected at most 400 compute units, got an input whose price is not known. The " +
        "document gives no prices for enhance/krea/enhance. Nothing was sent.",
    );
    expect(sent).toHaveLength(1);
  });

  test("a price in the other unit is refused, and one in either of two bounds is not", async () => {
    const { krea, sent } = client();
    await expect(krea.image("krea/krea-2/medium", krea2Input, { maxCost: { computeUnits: 9 } })).rejects.toThrow(
      `${krea2}: maxCost: expected at most 9 compute units, got an input that costs $0.03: the document gives this ` +
        "model's price only in USD. Add { usd: … } to the limit. Nothing was sent.",
    );
    await expect(krea.image("bfl/flux-1-dev", { prompt: "x" }, { maxCost: { usd: 1 } })).rejects.toThrow(
      "the document gives this model's price only in compute units. Add { computeUnits: … } to the limit.",
    );
    expect(sent).toEqual([]);
    await krea.image("krea/krea-2/medium", krea2Input, { maxCost: { computeUnits: 0, usd: 0.03 } });
    expect(sent).toHaveLength(1);
  });

  test("of a training is that of its steps", async () => {
    const { krea, sent } = client();
    const input = { name: "x", urls: ["https://x.example/a"], max_train_steps: 100 };
    await expect(krea.styles.train(input, { maxCost: { computeUnits: 299 } })).rejects.toThrow(
      "styles.train: maxCost: expected at most 299 compute units, got an input that costs about 300 compute units.",
    );
    await expect(krea.styles.train({ ...input, batch_size: 2 }, { maxCost: { computeUnits: 900 } })).rejects.toThrow(
      /styles\.train: maxCost: .*price is not known\. The document does not say what batch_size above 1 changes/,
    );
    expect(sent).toEqual([]);
    await krea.styles.train(input, { maxCost: { computeUnits: 300 } });
    expect(sent).toHaveLength(1);
  });

  test("of a node app is not known", async () => {
    const { krea, sent } = client();
    const failed = krea.nodeApps.execute("app", {}, { maxCost: { computeUnits: 1e6 } });
    await expect(failed).rejects.toThrow(
      /^nodeApps\.execute: maxCost: .*price is not known\. The document gives no prices for node-apps\/\{id\}\/execute\./,
    );
    expect(sent).toEqual([]);
  });

  test("a model that the document does not know is refused", async () => {
    const { krea, sent } = client();
    const failed = krea.generateRaw("image/krea/krea-9/large", {}, { maxCost: { usd: 100 } });
    await expect(failed).rejects.toThrow(
      /price is not known\. The API's document has no model "image\/krea\/krea-9\/large"/,
    );
    expect(sent).toEqual([]);
  });

  test("what is sent is what was priced, with current names", async () => {
    const { krea, sent } = client();
    const input = { prompt: "x", generateAudio: false, duration: 5 as 5 | 10 };
    const submitted = krea.video("kling/kling-2.6", input, { maxCost: { computeUnits: 200 } });
    input.duration = 10;
    input.generateAudio = true;
    await submitted;
    expect(sent[0]?.body).toEqual({ prompt: "x", generate_audio: false, duration: 5 });
  });

  test("the items of an array are those that were priced", async () => {
    const { krea, sent } = client();
    const input = { prompt: "x", style_images: [{ url: "https://x.example/a", strength: 1 }] };
    const submitted = krea.image("luma/uni-1", input, { maxCost: { computeUnits: 24.9 } });
    input.style_images.push({ url: "https://x.example/b", strength: 1 });
    await submitted;
    expect(sent[0]?.body).toEqual({ prompt: "x", style_images: [{ url: "https://x.example/a", strength: 1 }] });
  });

  test.each([
    5,
    "5",
    null,
    {},
    { credits: 1 },
    { usd: -1 },
    { usd: Number.NaN },
    { usd: 1, eur: 1 },
    { usd: undefined },
  ])("%j is no bound", async (maxCost) => {
    const { krea, sent } = client();
    // @ts-expect-error -- no bound
    const failed = krea.image("bfl/flux-1-dev", { prompt: "x" }, { maxCost });
    await expect(failed).rejects.toThrow(
      "image/bfl/flux-1-dev: maxCost: expected { computeUnits: … }, { usd: … } or both, each a number, 0 or more",
    );
    // @ts-expect-error -- no bound
    await expect(krea.batch([], { maxCost }).next()).rejects.toThrow(/^batch: maxCost: expected \{ computeUnits/);
    expect(sent).toEqual([]);
  });

  test.each<[object, string]>([
    [{ compute_units: 5 }, '0 or more, and no "compute_units" (did you mean "computeUnits"?), got an object.'],
    [{ usd: 1, eur: 1 }, '0 or more, and no "eur", got an object.'],
    [{ usd: 1, eur: undefined, computeUnits: -1 }, "0 or more, and not computeUnits: -1, got an object."],
  ])("%j: the message names the name that is not known", (maxCost, message) => {
    expect(`${isMaxCost(maxCost)}, got an object.`).toContain(message);
  });
});

const request = (prompt: string, more: object = {}): BatchRequest => ({
  model: flux,
  input: { prompt },
  intervalMs: 1,
  ...more,
});

async function collect(results: AsyncIterable<BatchResult>): Promise<BatchResult[]> {
  const all: BatchResult[] = [];
  for await (const result of results) all.push(result);
  return all.sort((one, other) => one.index - other.index);
}
const statuses = (results: BatchResult[]) =>
  results.map(({ status }) => (status === "fulfilled" ? "done" : "no")).join(" ");

describe("maxCost of a batch", () => {
  test.each([1, 2, 10])("bounds the sum, in the order of reading (%i at once)", async (concurrency) => {
    const { krea, sent } = client();
    const requests = Array.from({ length: 6 }, (_value, index) => request(`p${index}`));
    const results = await collect(krea.batch(requests, { concurrency, maxCost: { computeUnits: 10 } }));
    expect(statuses(results)).toBe("done done done no no no");
    const prompts = sent.flatMap(({ method, body }) =>
      method === "POST" ? [(body as { prompt: string }).prompt] : [],
    );
    expect(prompts.sort()).toEqual(["p0", "p1", "p2"]);
    const [, , , fourth] = results;
    expect(fourth?.status === "rejected" && isKreaInputError(fourth.reason) && fourth.reason.message).toBe(
      "image/bfl/flux-1-dev: maxCost: expected at most 10 compute units, of which the batch has taken 9 compute units, got " +
        "an input that costs about 3 compute units. Nothing was sent.",
    );
  });

  test("a cheaper request that still fits goes on after one that does not", async () => {
    const { krea } = client();
    const dear = { model: "video/kling/kling-2.5", input: { prompt: "x" }, intervalMs: 1 } as const;
    const results = await collect(krea.batch([request("a"), dear, request("b")], { maxCost: { computeUnits: 6 } }));
    expect(statuses(results)).toBe("done no done");
  });

  test("each unit has its own sum, without what binary fractions add", async () => {
    const { krea } = client();
    const dollars = { model: krea2, input: krea2Input, intervalMs: 1 } as const;
    const requests = [...Array<BatchRequest>(11).fill(dollars), request("a"), request("b")];
    const results = await collect(krea.batch(requests, { maxCost: { usd: 0.3, computeUnits: 3 } }));
    expect(statuses(results)).toBe(`${"done ".repeat(10)}no done no`);
  });

  test("a request that made no job gives its share back", async () => {
    const { krea } = client();
    const old = request("x", {
      input: { prompt: "x", image_url: "https://x.example/a", imageUrl: "https://x.example/b" },
    });
    const unpriced = { model: "image/bytedance/seededit", input: { prompt: "x", image_url: "x" } } as const;
    const requests = [request("refused"), request("bad", { timeoutMs: -1 }), old, unpriced, request("a"), request("b")];
    const results = await collect(krea.batch(requests, { concurrency: 1, maxCost: { computeUnits: 3 } }));
    expect(statuses(results)).toBe("no no no no done no");
  });

  test("one whose job may exist, or has failed, does not", async () => {
    const { krea } = client();
    const lost = await collect(
      krea.batch([request("lost"), request("a")], { concurrency: 1, maxCost: { computeUnits: 3 } }),
    );
    expect(statuses(lost)).toBe("no no");
    failing = "job-0";
    const failed = await collect(
      krea.batch([request("x"), request("a")], { concurrency: 1, maxCost: { computeUnits: 3 } }),
    );
    failing = "none";
    expect(statuses(failed)).toBe("no no");
  });

  test("a request's own bound holds beside that of the batch", async () => {
    const { krea } = client();
    const requests = [request("a", { maxCost: { computeUnits: 1 } }), request("b", { maxCost: { computeUnits: 3 } })];
    const results = await collect(krea.batch(requests, { maxCost: { computeUnits: 3 } }));
    expect(statuses(results)).toBe("no done");
  });

  test("each batch has its own", async () => {
    const { krea } = client();
    const run = () => collect(krea.batch([request("a"), request("b")], { maxCost: { computeUnits: 3 } }));
    expect((await Promise.all([run(), run()])).map(statuses)).toEqual(["done no", "done no"]);
  });
});

test("whatever ends well or badly, the jobs that may exist are within the bound, and nothing is refused that would fit", async () => {
  const outcome = fc.constantFrom("fine", "refused", "lost");
  const references = fc.integer({ min: 0, max: 9 });
  const plan = fc.array(fc.record({ outcome, references }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      plan,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 200 }),
      async (jobs, concurrency, bound) => {
        const { krea, sent } = client();
        const requests = jobs.map((job, index): BatchRequest => {
          const style_images = Array.from({ length: job.references }, () => ({
            url: "https://x.example/a",
            strength: 1,
          }));
          const prompt = job.outcome === "fine" ? `p${index}` : job.outcome;
          return { model: "image/luma/uni-1", input: { prompt, style_images }, intervalMs: 1 };
        });
        const results = await collect(krea.batch(requests, { concurrency, maxCost: { computeUnits: bound } }));
        const costs = await Promise.all(
          requests.map(async ({ model, input }) => (await krea.models.estimate(model, input)).price?.amount ?? 0),
        );
        const isStopped = (index: number) => {
          const result = results[index];
          return result?.status === "rejected" && isKreaInputError(result.reason);
        };
        const mayExist = costs.filter((_cost, index) => !isStopped(index) && jobs[index]?.outcome !== "refused");
        const total = mayExist.reduce((sum, cost) => sum + cost, 0);
        expect(total).toBeLessThanOrEqual(bound + 1e-6);
        expect(sent.filter(({ method }) => method === "POST")).toHaveLength(
          jobs.filter((_job, index) => !isStopped(index)).length,
        );
        // One at a time, a share that is given back is there for the next.
        if (concurrency > 1) return;
        let taken = 0;
        for (const [index, cost] of costs.entries()) {
          expect(isStopped(index)).toBe(taken + cost > bound + 1e-6);
          if (!isStopped(index) && jobs[index]?.outcome !== "refused") taken += cost;
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe("what counts as no job", () => {
  const lost = (recovery?: Recovery) => {
    const error = new KreaSubmissionUnknownError("lost", submission);
    error.recovery = recovery;
    return error;
  };
  const none: Recovery = { status: "none" };
  const submission = { model: flux, submittedAt: new Date(0), failedAt: new Date(1), recover: async () => none };

  test.each<[string, unknown, boolean]>([
    ["bad input", new KreaInputError("x"), true],
    ["no connection", new KreaConnectionError("x"), true],
    ["an abort before it was sent", new KreaAbortError("x"), true],
    ["an abort after it was sent", new KreaAbortError("x", { submission }), false],
    ["an unknown outcome", lost(), false],
    [
      "an unknown outcome, where more than one job may be the one",
      lost({ status: "ambiguous", jobs: [], reason: "several" }),
      false,
    ],
    ["an unknown outcome, where there turned out to be no job", lost(none), true],
    ["an error of another origin", new Error("x"), false],
  ])("%s", (_name, error, isFree) => {
    const ledger = new CostLedger({ computeUnits: 3 }, (id, input) => lookup.estimate(id, input));
    const request = { what: flux, path: `/generate/${flux}`, input: { prompt: "x" }, maxCost: undefined };
    const share = ledger.take(request);
    share.release(error);
    share.release(error);
    const again = () => ledger.take(request);
    if (isFree) again();
    expect(again).toThrow(/expected at most 3 compute units, of which the batch has taken 3 compute units/);
  });
});
