import { describe, expect, test, vi } from "vitest";
import {
  isKreaAPIError,
  isKreaAuthenticationError,
  isKreaConnectionError,
  isKreaInputError,
  isKreaInsufficientCreditsError,
  isKreaRateLimitError,
  isKreaSubmissionUnknownError,
  Krea,
} from "../../../src/index.ts";
import { createFallback, type ImageInferenceTask, Runware } from "../../../src/runware.ts";
import { caught } from "../../support/caught.ts";
import { refused, reset } from "../../support/failures.ts";
import { virtually } from "../../support/virtual-time.ts";

const medium = "image/krea/krea-2/medium";
const input = { prompt: "a lighthouse", aspect_ratio: "1:1", resolution: "1K" } as const;
const options = { input, intervalMs: 5, retryDelayMs: 1, maxRetries: 2 };

interface Sent {
  taskType: string;
  taskUUID: string;
}
/** What the service does with a request: it answers, or the connection breaks. */
type Answer = (task: Sent) => Response;

/** A service of Runware's whose answers to submissions and to questions are given. */
function serve(submission: Answer, question: Answer = ended) {
  const sent: Sent[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const [task] = (await new Request(input, init).json()) as [Sent];
    sent.push(task);
    return (task.taskType === "getResponse" ? question : submission)(task);
  };
  const submissions = () => sent.filter(({ taskType }) => taskType === "imageInference");
  return { runware: new Runware({ apiKey: "test-key", fetch }), sent, submissions };
}

const answer =
  (status: number, body: (task: Sent) => unknown): Answer =>
  (task) =>
    Response.json(body(task), { status });
const accepted = answer(200, ({ taskUUID }) => ({ data: [{ taskType: "imageInference", taskUUID }] }));
const ended = answer(200, ({ taskUUID }) => ({
  data: [{ taskUUID, status: "success", imageURL: "https://im.example/1" }],
}));
const noTask = answer(200, ({ taskUUID }) => ({ errors: [{ code: "taskNotFound", message: "No.", taskUUID }] }));
const refusal = (code: string) => () => ({ errors: [{ code, message: "No." }] });

describe("a submission is paid for once", () => {
  test.each<[string, Answer]>([
    ["is reset", reset],
    ["is answered 500", answer(500, refusal("internal"))],
    ["is answered 502 with a page", () => new Response("<html><h1>Bad</h1></html>", { status: 502 })],
    ["is answered 200 with nothing that can be read", () => new Response("{")],
  ])(
    "one that %s is asked for by its id, and goes on",
    virtually(async (_name, fault) => {
      const { runware, sent, submissions } = serve(fault);
      const { data, requestId } = await runware.subscribe(medium, options);
      expect(data.urls).toEqual(["https://im.example/1"]);
      expect(submissions().map(({ taskUUID }) => taskUUID)).toEqual([requestId]);
      expect(new Set(sent.map(({ taskUUID }) => taskUUID))).toEqual(new Set([requestId]));
    }),
  );

  test(
    "one whose task is not there is an error that can look again, and is not sent again",
    virtually(async () => {
      let isThere = false;
      const { runware, submissions } = serve(reset, (task) => (isThere ? ended : noTask)(task));
      const error = await caught(runware.subscribe(medium, options));
      if (!isKreaSubmissionUnknownError(error)) throw error;
      expect(error.recovery).toEqual({ status: "none" });
      isThere = true;
      expect(await error.recover()).toMatchObject({ status: "found", job: { status: "completed" } });
      expect(submissions()).toHaveLength(1);
    }),
  );

  test.each<[string, (task: Sent) => unknown]>([
    ["an error of the whole request", refusal("internal")],
    ["an error in words of its own", ({ taskUUID }) => ({ errors: [{ code: "oops", message: "No.", taskUUID }] })],
    ["nothing about the task", () => ({ data: [] })],
    [
      "words that only sound like it",
      ({ taskUUID }) => ({
        errors: [{ code: "resource", message: "Task was not found here", taskUUID }],
      }),
    ],
  ])(
    "one that is lost is not denied, and is no failed job, where the look meets %s",
    virtually(async (_name, seen) => {
      const { runware } = serve(reset, answer(200, seen));
      const error = await caught(runware.subscribe(medium, options));
      if (!isKreaSubmissionUnknownError(error)) throw error;
      expect(error.recovery).toMatchObject({ status: "ambiguous", reason: expect.any(String) });
    }),
  );

  test(
    "of several in one request, those that were made are all named",
    virtually(async () => {
      const { runware } = serve(reset, (task) => {
        const data = ids.map((taskUUID) => ({ taskUUID, status: "success", imageURL: "https://im.example/1" }));
        return answer(200, () => ({ data }))(task);
      });
      const ids = [crypto.randomUUID(), crypto.randomUUID()];
      const tasks = ids.map(
        (taskUUID): ImageInferenceTask => ({
          taskType: "imageInference",
          taskUUID,
          model: "krea:krea@2-medium",
          deliveryMethod: "async",
          positivePrompt: "waves",
          width: 1024,
          height: 1024,
        }),
      );
      const error = await caught(runware.run(tasks));
      if (!isKreaSubmissionUnknownError(error)) throw error;
      const recovery = await error.recover();
      expect(recovery.status === "ambiguous" && recovery.jobs.map(({ job_id }) => job_id)).toEqual(ids);
    }),
  );

  test(
    "one that is answered 429 is sent again, under the same id",
    virtually(async () => {
      let count = 0;
      const { runware, submissions } = serve((task) => {
        count += 1;
        return (count === 1 ? answer(429, refusal("rateLimit")) : accepted)(task);
      });
      const { requestId } = await runware.subscribe(medium, options);
      expect(submissions().map(({ taskUUID }) => taskUUID)).toEqual([requestId, requestId]);
    }),
  );
});

describe("a refusal is an error with its code", () => {
  test.each<[number, (error: unknown) => boolean]>([
    [401, isKreaAuthenticationError],
    [402, isKreaInsufficientCreditsError],
    [429, isKreaRateLimitError],
    [200, isKreaAPIError],
  ])(
    "%i",
    virtually(async (status, isKind) => {
      const { runware } = serve(answer(status, refusal("someCode")));
      const error = await caught(runware.subscribe(medium, { ...options, maxRetries: 0 }));
      expect(isKind(error)).toBe(true);
      expect(error).toMatchObject({ status, code: "someCode", message: expect.stringContaining("No") });
      expect(JSON.stringify(error)).not.toContain("test-key");
    }),
  );

  test(
    "a question that fails does not end the wait",
    virtually(async () => {
      let count = 0;
      const { runware } = serve(accepted, (task) => {
        count += 1;
        return (count < 3 ? answer(503, refusal("busy")) : ended)(task);
      });
      expect((await runware.subscribe(medium, options)).data.urls).toHaveLength(1);
    }),
  );
});

test(
  "a failure of the whole request does not end the wait, and an empty answer is none",
  virtually(async () => {
    let count = 0;
    const answers = [
      answer(200, () => ({ errors: [{ code: "internalServerError", message: "No." }] })),
      answer(200, () => ({ data: [] })),
      ended,
    ];
    const { runware } = serve(accepted, (task) => {
      count += 1;
      return (answers[count - 1] ?? ended)(task);
    });
    expect((await runware.subscribe(medium, options)).data.urls).toHaveLength(1);
  }),
);

describe("a fallback", () => {
  const other = () => serve(accepted);
  /** A client of Krea's own API that answers submissions so, and knows of no job. */
  const kreaThat = (answers: () => Response | Promise<Response>) => {
    vi.spyOn(globalThis, "fetch").mockImplementation(async (_url, init) =>
      init?.method === "POST" ? answers() : Response.json({ items: [] }),
    );
    return new Krea({ apiKey: "k", baseUrl: "https://api.example", maxRetries: 1, retryDelayMs: 1 });
  };
  const json = (status: number, headers = {}) => Response.json({ error: "No." }, { status, headers });

  test.each<[string, () => Response]>([
    ["was never reached", refused],
    ["has no credits", () => json(402)],
    ["answers 429 past the budget", () => json(429)],
  ])(
    "asks the next where the first %s",
    virtually(async (_name, answers) => {
      const { runware, submissions } = other();
      const told: unknown[] = [];
      const either = createFallback([kreaThat(answers), runware], {
        onFallback: (...given) => void told.push(given[1]),
      });
      const { data } = await either.subscribe(medium, { ...options, runware: { outputFormat: "PNG" } });
      expect(data.urls).toEqual(["https://im.example/1"]);
      expect(submissions()).toEqual([expect.objectContaining({ outputFormat: "PNG" })]);
      expect(told).toEqual([0]);
    }),
  );

  test.each<[string, () => Response]>([
    ["a job may exist: a reset", () => Promise.reject(new TypeError("fetch failed")) as never],
    ["a job may exist: 500", () => json(500)],
    ["a job may exist: a 503 that says nothing", () => json(503)],
    ["a job may exist: a 503 that says when to come again", () => json(503, { "retry-after": "60" })],
    ["the input is bad", () => json(400)],
    ["the key is bad", () => json(401)],
    ["the model is gone", () => json(410)],
  ])(
    "does not where %s",
    virtually(async (_name, answers) => {
      const { runware, sent } = other();
      const error = await caught(createFallback([kreaThat(answers), runware]).subscribe(medium, options));
      expect(isKreaAPIError(error) || isKreaSubmissionUnknownError(error)).toBe(true);
      expect(sent).toEqual([]);
    }),
  );

  test(
    "does not where a job fails, or where the wait for it ends",
    virtually(async () => {
      const job = {
        job_id: "a",
        status: "queued",
        created_at: "2026-01-01T00:00:00Z",
        completed_at: null,
        result: null,
      };
      for (const status of [200, 401, 402]) {
        const krea = new Krea({
          apiKey: "k",
          baseUrl: "https://api.example",
          maxRetries: 0,
          fetch: async (input: RequestInfo | URL, init?: RequestInit) =>
            new Request(input, init).method === "POST"
              ? Response.json(job)
              : Response.json({ ...job, status: "failed" }, { status }),
        });
        const { runware, sent } = other();
        const error = await caught(createFallback([krea, runware]).subscribe(medium, options));
        expect(error).toMatchObject({ jobId: "a" });
        expect(sent).toEqual([]);
      }
    }),
  );

  test(
    "does not where a callback of the caller's throws what looks like it: there is a job",
    virtually(async () => {
      const first = serve(accepted);
      const second = other();
      const failed = await caught(kreaThat(refused).jobs.get("x"));
      const either = createFallback([first.runware, second.runware]);
      const onQueueUpdate = () => {
        throw failed;
      };
      expect(isKreaConnectionError(failed)).toBe(true);
      expect(await caught(either.subscribe(medium, { ...options, onQueueUpdate }))).toBe(failed);
      expect([first.submissions().length, second.submissions().length]).toEqual([1, 0]);
    }),
  );

  test(
    "throws the last error where all are down, and refuses what is no list of clients",
    virtually(async () => {
      const error = await caught(createFallback([kreaThat(refused), kreaThat(refused)]).subscribe(medium, options));
      expect(isKreaConnectionError(error)).toBe(true);
      for (const providers of [[], [{}], "krea", undefined]) {
        expect(() => createFallback(providers as never)).toThrow("providers: expected clients");
      }
      let thrown: unknown;
      try {
        createFallback([kreaThat(refused)], { onfallback: () => {} } as never);
      } catch (reason) {
        thrown = reason;
      }
      expect(isKreaInputError(thrown)).toBe(true);
    }),
  );
});
