import { getEventListeners } from "node:events";
import type { KreaOptions } from "../../../src/index.ts";
import type { FaultOptions, FaultServer } from "../fault-host.ts";
import { createRandom, type Random, seedOf } from "../random.ts";
import { clientOf, pass } from "../support.ts";
import { type CallRecord, makeCalls } from "./calls.ts";
import { createMixture, type Mixture } from "./mix.ts";
import { violationsOf } from "./properties.ts";

/** What came of a world. */
export interface WorldReport {
  records: CallRecord[];
  violations: string[];
  faults: Mixture["counts"];
}

/** Starts the server of a world: one on a port, or one in virtual time. */
export type StartServer = (options: FaultOptions) => FaultServer | Promise<FaultServer>;

const clients = 2;
const callsOfClient = 60;
/** After this no further calls are begun: where many fail, what waits for its turn waits long. */
const longestMs = 6_000;
/** Requests of callers who have gone may still be on their way. */
const settlingMs = 400;

/** A server with its own mixture of faults, and a few clients that make their calls against it. */
export async function runWorld(seed: number, start: StartServer): Promise<WorldReport> {
  const random = createRandom(seed);
  const mixture = createMixture(seedOf(seed, "mixture"));
  const server = await start({
    fault: mixture.fault,
    jobMs: (prompt) => createRandom(seedOf(seed, prompt)).between(3, 50),
    clockOffsetMs: random.pick([0, 0, 300_000, -300_000]),
    sendsDate: random.chance(0.9),
    listLagMs: random.pick([0, 10, 50]),
    maxRunningJobs: random.pick([undefined, undefined, 3, 12]),
    maxRequests: random.pick([undefined, undefined, undefined, { count: 40, withinMs: 100 }]),
    retryAfter: random.pick([undefined, undefined, "0"]),
  });
  const shared = new AbortController().signal;
  const records: CallRecord[] = [];
  const endsAt = Date.now() + longestMs;
  try {
    await Promise.all(
      Array.from({ length: clients }, async (_value, client) => {
        const { options, parallel } = drawClient(createRandom(seedOf(seed, "client", client)));
        const krea = clientOf(server, { ...options, apiKey: `key-${seed}-${client}` });
        const jobIds: string[] = [];
        let begun = 0;
        await inParallel(parallel, async () => {
          if (begun >= callsOfClient || Date.now() >= endsAt) return "enough";
          const mark = `${seed}/${client}/${begun++}`;
          const caller = { krea, random: createRandom(seedOf(mark)), mark, shared, jobIds };
          records.push(...(await makeCalls(caller)));
          return "more";
        });
      }),
    );
    await pass(settlingMs);
  } finally {
    await server.close();
  }
  const violations = records.flatMap((record) => violationsOf(record, server.ledger));
  const listeners = getEventListeners(shared, "abort").length;
  if (listeners > 0) violations.push(`world ${seed}: ${listeners} listeners were left on a signal`);
  return { records, violations, faults: mixture.counts };
}

function drawClient(random: Random): { options: KreaOptions; parallel: number } {
  const maxConcurrentJobs = random.pick([undefined, undefined, 6, 15]);
  const options: KreaOptions = {
    timeoutMs: random.between(100, 300),
    retryDelayMs: random.between(1, 5),
    maxRetries: random.between(0, 6),
    retryBudgetMs: random.pick([300, 1_000, 4_000]),
    // It looks for seconds where there is nothing to be found: for a few clients only.
    onUnknownSubmission: random.chance(0.1) ? "recover" : "throw",
    ...(maxConcurrentJobs !== undefined && { maxConcurrentJobs }),
  };
  // Few calls at once read their jobs one by one, many share their reads.
  return { options, parallel: random.pick([2, 4, 8, 16]) };
}

/** Does a piece of work again and again, so many at once, until it answers that there is no more. */
async function inParallel(parallel: number, work: () => Promise<"more" | "enough">): Promise<void> {
  const worker = async () => {
    while ((await work()) === "more");
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}
