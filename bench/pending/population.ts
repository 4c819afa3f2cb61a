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

/** The model whose jobs are simulated: one that the document gives a long average for. */
export const model = "video/alibaba/wan-2.1";
export const averageMs = (expectedSeconds[model] ?? Number.NaN) * 1_000;

/** What to measure. */
export interface Population {
  /** How many jobs are pending at any time. */
  pending: number;
  /** Whether one client waits for all jobs; otherwise each job has its own. */
  shared: boolean;
  /** How long to measure, in virtual milliseconds. */
  measuredMs: number;
  seed: number;
}

/** What was measured. */
export interface Measurement {
  readsPerSecond: number;
  /** The mean time from a job's end until its promise resolves, in seconds. */
  meanDelay: number;
  /** The 95th percentile of that time. */
  lateDelay: number;
}

/** Keeps a number of jobs pending: when the end of one is noticed, the next is submitted in its place. */
export async function measure({ pending, shared, measuredMs, seed }: Population): Promise<Measurement> {
  const clock = new VirtualClock();
  clock.install();
  try {
    const api = new SimulatedApi(clock, createRandom(seed), averageMs);
    const newClient = () => new Krea({ apiKey: "benchmark", baseUrl: "https://api.example", fetch: api.fetch });
    const clients: Krea[] = [];
    for (let count = 0; count < (shared ? 1 : pending); count += 1) clients.push(newClient());
    let delays: number[] = [];
    const keepPending = async (krea: Krea, place: number) => {
      // Starts are spread over the mean duration; otherwise all jobs would end at about the same time.
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
