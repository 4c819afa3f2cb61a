import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aliases } from "../../generated/aliases.ts";
import { body as bodySchema } from "../../generated/runware-tables.ts";
import {
  type DeprecationNotice,
  isKreaAbortError,
  isKreaJobFailedError,
  isKreaJobTimeoutError,
  isKreaValidationError,
} from "../../src/index.ts";
import { type RunwareMockServer, startRunwareMockServer } from "../../src/mock.ts";
import { type ImageInferenceTask, Runware, type RunwareTaskOptions } from "../../src/runware.ts";
import { caught } from "../support/caught.ts";

let mock: RunwareMockServer;
let runware: Runware;
beforeAll(async () => {
  mock = await startRunwareMockServer({ processingMs: 30 });
  runware = new Runware({ apiKey: "test-key", baseUrl: mock.url });
});
afterAll(() => mock.close());
let before = 0;
beforeEach(() => {
  before = mock.requests.length;
});
const sent = () => mock.requests.slice(before);

const large = "image/krea/krea-2/large";
const input = { prompt: "a lighthouse", aspect_ratio: "3:2", resolution: "1K" } as const;
const quick = { intervalMs: 10 };

/** The old names of the style references. A document may have none. */
const oldNames = (aliases[`POST /generate/${large}`] ?? []).flatMap(([from, to]) =>
  to === "image_style_references" ? [from] : [],
);

describe("subscribe", () => {
  test("answers as the main client does, and shows each change", async () => {
    const statuses: string[] = [];
    const result = await runware.subscribe(large, {
      input,
      ...quick,
      onQueueUpdate: ({ status }) => statuses.push(status),
    });
    const { job } = result;
    expect(result).toEqual({ data: job.result, job, jobId: job.job_id, requestId: job.job_id });
    expect(result.data.urls).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/images\/\d+\.png$/)]);
    expect((await fetch(result.data.urls[0] ?? "")).headers.get("content-type")).toBe("image/png");
    expect(statuses).toEqual(["processing", "completed"]);
    expect(mock.tasks.at(-1)).toMatchObject({ model: "krea:krea@2-large", width: 1248, height: 832 });
  });

  test("sends the key as a bearer, and one task with an id of its own", async () => {
    await runware.subscribe(large, { input, ...quick });
    const [first] = sent();
    expect(first?.headers).toMatchObject({ authorization: "Bearer test-key", "content-type": "application/json" });
    expect(first?.body).toEqual([expect.objectContaining({ taskUUID: mock.tasks.at(-1)?.taskUUID })]);
  });

  test("makes several images, and says what they cost", async () => {
    const { data, job } = await runware.subscribe(large, {
      input: { ...input, seed: 7 },
      ...quick,
      runware: { numberResults: 3, includeCost: true },
    });
    expect(data.urls).toHaveLength(3);
    expect(job.extra.cost).toBeCloseTo(0.09, 6);
  });

  test("sends a file as a data URI", async () => {
    const png = new Blob([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])]);
    const image_style_references = [{ url: png, strength: 1 }];
    await runware.subscribe(large, { input: { ...input, image_style_references }, ...quick });
    const [reference] = mock.tasks.at(-1)?.inputs?.referenceImages ?? [];
    expect(reference).toEqual({ image: expect.stringMatching(/^data:image\/png;base64,iVBOR/), strength: 1 });
  });

  test.each(oldNames)("sends an old name as the current one, and says so once: %s", async (oldName) => {
    const notices: DeprecationNotice[] = [];
    const client = new Runware({ apiKey: "k", baseUrl: mock.url, onDeprecation: (notice) => notices.push(notice) });
    const old = { [oldName]: [{ url: "https://a.example/1", strength: 1 }] };
    for (const _time of [1, 2]) await client.subscribe(large, { input: { ...input, ...old }, ...quick });
    expect(mock.tasks.at(-1)?.inputs?.referenceImages).toEqual([{ image: "https://a.example/1", strength: 1 }]);
    expect(notices).toMatchObject([{ kind: "field", from: oldName, to: "image_style_references" }]);
  });

  test("sends the input and the options as they were, whatever the caller does with them then", async () => {
    const options: RunwareTaskOptions = {};
    const own = { ...input, prompt: "" };
    const count = mock.tasks.length;
    const calls = (["PNG", "WEBP", "JPG"] as const).map((outputFormat) => {
      options.outputFormat = outputFormat;
      own.prompt = outputFormat;
      return runware.subscribe(large, { input: own, runware: options, ...quick });
    });
    await Promise.all(calls);
    const made = mock.tasks.slice(count).map((task) => [task.positivePrompt, task.outputFormat]);
    expect(made.sort()).toEqual([
      ["JPG", "JPG"],
      ["PNG", "PNG"],
      ["WEBP", "WEBP"],
    ]);
  });

  test("throws where the task fails", async () => {
    mock.failNext({ code: "contentModerated", message: "The prompt was refused." });
    const error = await caught(runware.subscribe(large, { input, ...quick }));
    expect(isKreaJobFailedError(error) && error.job?.error).toEqual({
      code: "contentModerated",
      message: "The prompt was refused.",
    });
    // Krea says so of its jobs; Runware says nothing.
    expect(String(error)).not.toContain("billed");
  });

  test("ends at once on an abort, and after its time, with the task's id", async () => {
    const slow = await startRunwareMockServer({ processingMs: 60_000 });
    const client = new Runware({ apiKey: "k", baseUrl: slow.url });
    const late: unknown = await caught(client.subscribe(large, { input, timeoutMs: 50 }));
    expect(isKreaJobTimeoutError(late) && late.jobId).toBe(slow.tasks[0]?.taskUUID);
    const controller = new AbortController();
    const waiting = caught(
      client.subscribe(large, { input, signal: controller.signal, onQueueUpdate: () => controller.abort("enough") }),
    );
    const error = await waiting;
    expect(isKreaAbortError(error) && [error.jobId, error.cause]).toEqual([slow.tasks[1]?.taskUUID, "enough"]);
    await slow.close();
  });
});

describe("bad input reaches nothing", () => {
  test.each<[object, string]>([
    [{ input: { ...input, styles: [{ id: "x", strength: 1 }] } }, "Runware has no styles"],
    [{ input, runware: { outputQuality: 5 } }, "outputQuality"],
    [{ input, runware: { numberResults: 21 } }, "numberResults"],
    [{ input, runware: { outputFormat: "TIFF" } }, "outputFormat"],
    [{ input, runware: { ttl: 5 } }, "ttl"],
    [{ input, runware: { safety: { mode: "full" } } }, "safety"],
    [{ input, runware: { outputType: "base64Data" } }, 'runware: unknown option "outputType"'],
    [{ input, runware: { referenceStrengths: 1 } }, "referenceStrengths: expected an array"],
    [
      {
        input: { ...input, image_style_references: [{ url: "https://a.example" }] },
        runware: { referenceStrengths: [3] },
      },
      "strength",
    ],
    [{ input: { ...input, seed: -1 } }, "seed"],
    [{ input: { ...input, prompt: undefined } }, "positivePrompt"],
    [{ input, webhookUrl: "http://app.example" }, "webhookUrl: expected an absolute https URL"],
    [{ input, cancelOnAbort: true }, 'unknown option "cancelOnAbort"'],
    [{ input, runware: "PNG" }, "runware: expected an object"],
    [{ input: "a cat" }, "input: expected an object"],
    [{ input: { ...input, moodboards: null } }, "moodboards"],
    [{ input: { ...input, prompt: new Blob(["x"]) } }, "positivePrompt"],
  ])("%j", async (options, message) => {
    await expect(runware.subscribe(large, options as never)).rejects.toThrow(message);
    expect(sent()).toEqual([]);
  });

  test("nor do bad options make a client", () => {
    expect(() => new Runware({})).toThrow("new Runware(): no API key. Pass apiKey, or set RUNWARE_API_KEY");
    expect(() => new Runware({ apiKey: "k", maxConcurrentJobs: 1 } as never)).toThrow(
      'unknown option "maxConcurrentJobs"',
    );
    expect(() => new Runware({ apiKey: "k", baseUrl: "http://api.example" })).toThrow("https");
    expect(JSON.stringify(new Runware({ apiKey: "secret-key" }))).not.toContain("secret-key");
  });
});

test("the mock server lets pages of other origins in where it is told to", async () => {
  const preflight = {
    method: "OPTIONS",
    headers: { origin: "https://app.example", "access-control-request-method": "POST" },
  };
  const allowed = async ({ url }: RunwareMockServer) =>
    (await fetch(url, preflight)).headers.get("access-control-allow-origin");
  await using open = await startRunwareMockServer({ cors: true });
  expect([await allowed(open), await allowed(mock)]).toEqual(["*", null]);
  // Disposed of again, at the end.
  await open.close();
});

describe("the raw door", () => {
  const task = (): ImageInferenceTask => ({
    taskType: "imageInference",
    taskUUID: crypto.randomUUID(),
    model: "krea:krea@2-medium",
    positivePrompt: "waves",
    width: 1024,
    height: 1024,
    deliveryMethod: "async",
  });

  test("sends tasks as they are, and answers with data and errors", async () => {
    const first = task();
    expect(await runware.run([first])).toEqual({
      data: [{ taskType: "imageInference", taskUUID: first.taskUUID }],
      errors: [],
    });
    const unknown = crypto.randomUUID();
    const { data, errors } = await runware.run([
      { taskType: "getResponse", taskUUID: first.taskUUID },
      { taskType: "getResponse", taskUUID: unknown },
    ]);
    expect([data.length, errors.map(({ taskUUID }) => taskUUID)]).toEqual([1, [unknown]]);
  });

  test("refuses what the document does not have", async () => {
    for (const tasks of [[], [{ ...task(), width: 5 }], [{ taskType: "videoInference" }], "task"]) {
      const error = await caught(runware.run(tasks as never));
      expect(isKreaValidationError(error)).toBe(true);
    }
    expect(sent()).toEqual([]);
  });
});

// Every option of the document, with every value that it names and every bound: as the mock server's Prism takes it.
describe("every option of the document is taken", () => {
  const [schema] = (bodySchema.items as { oneOf: { properties: Record<string, Record<string, unknown>> }[] }).oneOf;
  const values = Object.entries(schema?.properties ?? {}).flatMap(([name, { enum: named, type, minimum, maximum }]) => {
    if (Array.isArray(named)) return named.map((value) => [name, value] as const);
    if (type === "boolean") return [true, false].map((value) => [name, value] as const);
    return [minimum, maximum].flatMap((bound) =>
      typeof bound === "number" && Number.isSafeInteger(bound) ? [[name, bound] as const] : [],
    );
  });
  const own = new Set<string>(["outputFormat", "outputQuality", "numberResults", "ttl", "includeCost"]);

  test("there are some", () => {
    expect(values.length).toBeGreaterThan(20);
    expect([...own].filter((name) => !values.some(([known]) => known === name))).toEqual([]);
  });

  test.each(values.filter(([name]) => own.has(name)))("runware.%s: %s", async (name, value) => {
    const options = { [name]: value } as RunwareTaskOptions;
    await runware.subscribe(large, { input, runware: options, ...quick });
    expect(mock.tasks.at(-1)).toMatchObject(options);
  });

  test.each(values.filter(([name]) => !own.has(name) && name !== "model"))("run, %s: %s", async (name, value) => {
    const { errors } = await runware.run([
      {
        taskType: "imageInference",
        taskUUID: crypto.randomUUID(),
        model: "krea:krea@2-medium",
        positivePrompt: "waves",
        width: 1024,
        height: 1024,
        [name]: value,
      } as ImageInferenceTask,
    ]);
    expect(errors).toEqual([]);
  });
});
