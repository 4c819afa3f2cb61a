/**
 * A steady number of pending jobs, watched through the real client.
 *
 * @module
 */

import { expectedSeconds } from "../../generated/expected-seconds.ts";
import { Krea } from "../../src/index.ts";
import { createRandom } from "../support/random.ts";
import { mean, percentile } from "../support/statistics.ts";
import { VirtualClock } from "../support/virtual-clock.ts";
import { SimulatedApi } from "./simulated-api.ts";

/** The model whose jobs are simulated: the document says about 97 s. */
export const model = "video/alibaba/wan-2.1";
export const averageMs = (expectedSeconds[model] ?? Number.NaN) * 1_000;

/** Jobs that pend at the same time. */
export interface Population {
  pending: number;
  /** Whether one client watches all of them, or each has a client of its own. */
  shared: boolean;
  /** For how long it is measured, in virtual milliseconds. */
  measuredMs: number;
  seed: number;
}

/** What was measured. */
export interface Measurement {
  readsPerSecond: number;
  /** From a job's end to the promise, in seconds. */
  meanDelay: number;
  lateDelay: number;
}

/** Keeps so many jobs pending: whenever one has ended and its end is known, the next is submitted in its place. */
export async function measure({ pending, shared, measuredMs, seed }: Population): Promise<Measurement> {
  const clock = new VirtualClock();
  clock.install();
  try {
    const api = new SimulatedApi(clock, createRandom(seed), averageMs);
    const clients: Krea[] = [];
    for (let count = 0; count < (shared ? 1 : pending); count += 1) clients.push(await readyClient(api.fetch));
    let delays: number[] = [];
    const keepPending = async (krea: Krea, place: number) => {
      // Places are taken one after another, or all jobs would end at about the same time.
      await new Promise<void>((resolve) => setTimeout(resolve, (averageMs * place) / pending));
      for (;;) {
        const { job_id } = await krea.jobs.wait(await krea.generateRaw(model, { prompt: "a lighthouse" }));
        delays.push((clock.now - api.endOf(job_id)) / 1_000);
      }
    };
    let failure: unknown;
    for (let place = 0; place < pending; place += 1) {
      const krea = clients[place % clients.length];
      if (!krea) throw new Error("There is no client.");
      keepPending(krea, place).catch((error: unknown) => {
        failure ??= error;
      });
    }
    await clock.pass(averageMs * 1.25);
    api.reads = 0;
    delays = [];
    await clock.pass(measuredMs);
    if (failure !== undefined) throw failure;
    return {
      readsPerSecond: api.reads / (measuredMs / 1_000),
      meanDelay: mean(delays),
      lateDelay: percentile(delays, 0.95),
    };
  } finally {
    clock.uninstall();
  }
}

/** A client that has loaded what it loads with its first call: that takes real time, and the virtual clock would not wait. */
async function readyClient(fetch: SimulatedApi["fetch"]): Promise<Krea> {
  const krea = new Krea({ apiKey: "benchmark", baseUrl: "https://api.example", fetch });
  // Refused, with nothing sent.
  await krea.jobs.get("").catch(() => {});
  return krea;
}
