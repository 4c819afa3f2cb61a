import type { BatchRequest, Job, Krea, Recovery } from "../../../src/index.ts";
import { isKreaSubmissionUnknownError } from "../../../src/index.ts";
import type { Random } from "../random.ts";
import { inputOf, model, pass } from "../support.ts";
import { drawSignal } from "./signals.ts";

/** What a call resolved with. */
export interface Result {
  jobId: string;
  /** Undefined where the job was not waited for. */
  urls: readonly string[] | undefined;
}

/** How a call ended. */
export type Ending = { kind: "result"; result: Result } | { kind: "error"; error: unknown } | { kind: "hung" };

/** A call that submits, and what came of it. */
export interface SubmissionRecord {
  kind: "subscribe" | "image and wait" | "api.POST" | "batch";
  prompt: string;
  beganAtMs: number;
  endedAtMs: number;
  ending: Ending;
  /** What `recover()` answered, or rejected with, where it was asked. */
  recovery: { beganAtMs: number; answer: Recovery } | { error: unknown } | undefined;
}

/** A call about a job that is there, or not. */
export interface JobCallRecord {
  kind: "jobs.get" | "jobs.cancel";
  jobId: string;
  ending: { kind: "job"; job: Job } | { kind: "done" } | { kind: "error"; error: unknown } | { kind: "hung" };
}

export type CallRecord = SubmissionRecord | JobCallRecord;

/** What calls are made with. */
export interface Caller {
  krea: Krea;
  random: Random;
  /** Marks the calls of this caller. */
  mark: string;
  /** Never aborts. */
  shared: AbortSignal;
  /** Jobs that earlier calls have heard of. */
  jobIds: string[];
}

/** No call may take longer: far more than all its sleeps and deadlines together. */
const boundMs = 120_000;

/** Makes one call, or a batch of several, and says how each ended. */
export async function makeCalls(caller: Caller): Promise<CallRecord[]> {
  const draw = caller.random.next();
  if (draw < 0.3) return [await submit(caller, "subscribe", subscribe)];
  if (draw < 0.55) return [await submit(caller, "image and wait", imageAndWait)];
  if (draw < 0.7) return [await submit(caller, "api.POST", post)];
  if (draw < 0.78) return batch(caller);
  return [await callJob(caller, draw < 0.92 ? "jobs.get" : "jobs.cancel")];
}

type Submitter = (caller: Caller, prompt: string, signal: AbortSignal | undefined) => Promise<Result>;

/** How to wait: a deadline that some jobs miss, and looks that are mostly close. */
function drawWait(random: Random) {
  return {
    timeoutMs: random.pick([100, 400, 1_500, 3_000]),
    cancelOnAbort: random.chance(0.3),
    ...(random.chance(0.8) && { intervalMs: random.between(3, 40) }),
  };
}

const subscribe: Submitter = async ({ krea, random }, prompt, signal) => {
  const { job, data } = await krea.subscribe(`image/${model}`, {
    input: inputOf(prompt),
    ...drawWait(random),
    ...(signal && { signal }),
    ...(random.chance(0.3) && { requestTimeoutMs: random.between(100, 300) }),
  });
  return { jobId: job.job_id, urls: data.urls };
};

const imageAndWait: Submitter = async ({ krea, random, jobIds }, prompt, signal) => {
  const options = signal && { signal };
  const job = await krea.image(model, inputOf(prompt), options);
  jobIds.push(job.job_id);
  const { job_id, result } = await krea.jobs.wait(random.chance(0.5) ? job : job.job_id, {
    ...drawWait(random),
    ...options,
  });
  return { jobId: job_id, urls: result.urls };
};

const post: Submitter = async ({ krea, jobIds }, prompt, signal) => {
  const { data } = await krea.api.POST("/generate/image/krea/krea-2/medium", {
    body: inputOf(prompt),
    ...(signal && { signal }),
  });
  jobIds.push(data.job_id);
  return { jobId: data.job_id, urls: undefined };
};

async function submit(caller: Caller, kind: SubmissionRecord["kind"], submitter: Submitter): Promise<SubmissionRecord> {
  const prompt = `${caller.mark} ${kind}`;
  const { signal, done } = drawSignal(caller.random, caller.shared);
  const beganAtMs = Date.now();
  const ending = await bounded<Ending>(
    submitter(caller, prompt, signal).then(
      (result) => ({ kind: "result", result }),
      (error: unknown) => ({ kind: "error", error }),
    ),
  );
  done();
  return recovered({ kind, prompt, beganAtMs, endedAtMs: Date.now(), ending, recovery: undefined }, caller.random);
}

/** Asks some of the submissions that were lost what became of them, at once or later. */
async function recovered(record: SubmissionRecord, random: Random): Promise<SubmissionRecord> {
  const { ending } = record;
  if (ending.kind !== "error" || !isKreaSubmissionUnknownError(ending.error) || random.chance(0.4)) return record;
  await pass(random.pick([0, 0, 50, 500]));
  const beganAtMs = Date.now();
  const recovery = await bounded<SubmissionRecord["recovery"] | { kind: "hung" }>(
    // Longer than a list lags, a stale one of them included.
    ending.error.recover({ lagMs: random.pick([200, 400]) }).then(
      (answer) => ({ beganAtMs, answer }),
      (error: unknown) => ({ error }),
    ),
  );
  if (recovery && "kind" in recovery) return { ...record, ending: { kind: "hung" } };
  return { ...record, recovery };
}

async function batch({ krea, random, mark, shared }: Caller): Promise<SubmissionRecord[]> {
  const concurrency = random.between(1, 4);
  // Two rounds at most: a client that recovers by itself looks for ten seconds for each submission that it has lost.
  const signals = Array.from({ length: random.between(2, Math.max(2 * concurrency, 2)) }, () =>
    drawSignal(random, shared),
  );
  const prompts = signals.map((_signal, index) => `${mark} batch ${index}`);
  const beganAtMs = Date.now();
  const requests = prompts.map((prompt, index): BatchRequest => {
    const signal = signals[index]?.signal;
    return { model: `image/${model}`, input: inputOf(prompt), ...drawWait(random), ...(signal && { signal }) };
  });
  const endings = new Map<number, { ending: Ending; endedAtMs: number }>();
  const run = async () => {
    const options = { concurrency, ...(random.chance(0.5) && { signal: shared }) };
    for await (const result of krea.batch(requests, options)) {
      const ending: Ending =
        result.status === "fulfilled"
          ? { kind: "result", result: { jobId: result.value.requestId, urls: result.value.data.urls } }
          : { kind: "error", error: result.reason };
      endings.set(result.index, { ending, endedAtMs: Date.now() });
    }
  };
  await bounded(run());
  for (const { done } of signals) done();
  return prompts.map((prompt, index) => {
    const { ending, endedAtMs } = endings.get(index) ?? { ending: { kind: "hung" }, endedAtMs: Date.now() };
    return { kind: "batch", prompt, beganAtMs, endedAtMs, ending, recovery: undefined };
  });
}

async function callJob({ krea, random, jobIds, shared }: Caller, kind: JobCallRecord["kind"]): Promise<JobCallRecord> {
  const jobId = jobIds[random.between(0, Math.max(jobIds.length - 1, 0))] ?? "no-such-job";
  const { signal, done } = drawSignal(random, shared);
  const options = signal && { signal };
  const call: Promise<JobCallRecord["ending"]> =
    kind === "jobs.get"
      ? krea.jobs.get(jobId, options).then((job) => ({ kind: "job", job }))
      : krea.jobs.cancel(jobId, options).then(() => ({ kind: "done" }));
  const ending = await bounded<JobCallRecord["ending"]>(call.catch((error: unknown) => ({ kind: "error", error })));
  done();
  return { kind, jobId, ending };
}

async function bounded<T>(promise: Promise<T>): Promise<T | { kind: "hung" }> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<{ kind: "hung" }>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "hung" }), boundMs);
  });
  try {
    return await Promise.race([promise, bound]);
  } finally {
    clearTimeout(timer);
  }
}
