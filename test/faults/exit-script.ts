/** What a program does with a client before it has nothing more to do. It is not to end itself: that is what is tested. */

import { isKreaSubmissionUnknownError, type Krea } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { clientOf, inputOf, model, pass } from "./support.ts";

const id = `image/${model}` as const;
const wait = { intervalMs: 10 };

const calls: Record<string, (krea: Krea) => Promise<unknown>> = {
  "a result": (krea) => krea.subscribe(id, { input: inputOf("good"), ...wait }),
  "a wait that times out": (krea) => caught(krea.subscribe(id, { input: inputOf("slow"), ...wait, timeoutMs: 100 })),
  "a wait that times out while a read hangs": (krea) =>
    caught(krea.subscribe(id, { input: inputOf("silent"), ...wait, timeoutMs: 100 })),
  "a wait that is aborted": (krea) =>
    caught(krea.subscribe(id, { input: inputOf("slow"), signal: AbortSignal.timeout(100), cancelOnAbort: true })),
  "a submission that is aborted": (krea) =>
    caught(krea.image(model, inputOf("mute"), { signal: AbortSignal.timeout(100) })),
  "a lost submission": async (krea) => {
    const error = await caught(krea.image(model, inputOf("lost")));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    const { status } = await error.recover({ lagMs: 100 });
    if (status !== "found") throw new Error(`Expected the job to be found, got ${status}.`);
  },
  "a search that is aborted": async (krea) => {
    const error = await caught(krea.image(model, inputOf("gone")));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    await caught(error.recover({ signal: AbortSignal.timeout(50) }));
  },
  "a submission that gives up on a limit": async (krea) => {
    await caught(krea.image(model, inputOf("limited"), { retryBudgetMs: 100 }));
    await caught(krea.image(model, inputOf("limited too"), { signal: AbortSignal.timeout(50) }));
  },
  "a batch that is left": async (krea) => {
    const requests = ["good", "slow", "slow"].map((prompt) => ({ model: id, input: inputOf(prompt), ...wait }));
    for await (const { status } of krea.batch(requests)) if (status === "fulfilled") break;
  },
  "a watch that is left": async (krea) => {
    const job = await krea.image(model, inputOf("slow"));
    for await (const { status } of krea.jobs.watch(job, wait)) if (status === "processing") break;
  },
  "a job that nobody waits for": (krea) => krea.image(model, inputOf("slow")),
  "a call that nobody waits for": async (krea) => {
    void caught(krea.jobs.wait("no-such-job", { ...wait, timeoutMs: 300 }));
    await pass(10);
  },
};

const [url = "", name = ""] = process.argv.slice(2);
// Its own account: the jobs of the other calls are not to be found.
const apiKey = name.replaceAll(" ", "-");
await calls[name]?.(clientOf({ url }, { apiKey, timeoutMs: 60_000, maxConcurrentJobs: 4 }));
console.log("done");
