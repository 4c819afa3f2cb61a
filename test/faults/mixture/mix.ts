import { type Fault, limitFaults, readFaults, unknownFaults } from "../faults.ts";
import type { ApiRequest } from "../faulty-api.ts";
import { createRandom, type Random, seedOf } from "../random.ts";

type Operation = ApiRequest["operation"];
type FaultName = keyof typeof unknownFaults | keyof typeof limitFaults | keyof typeof readFaults;

const all: Readonly<Record<FaultName, Fault>> = { ...unknownFaults, ...limitFaults, ...readFaults };

/** The names of every fault. */
export const faultNames = Object.keys(all) as FaultName[];

/** A second's wait is long here: it comes now and then. */
const rareness = (name: FaultName) => (name === "429 with Retry-After of a second" ? 0.1 : 1);

/** A mixture of faults, and how often each came. */
export interface Mixture {
  fault(request: ApiRequest): Fault | undefined;
  readonly counts: ReadonlyMap<FaultName, number>;
}

/**
 * Draws a mixture: how often requests fail, by operation, and how often in which way. The fault of a request depends on
 * the seed, on what the request is about and on how often it came, not on when.
 */
export function createMixture(seed: number): Mixture {
  const random = createRandom(seed);
  const tables = new Map<Operation, { share: number; pick: (random: Random) => FaultName }>();
  for (const operation of ["submit", "get", "list", "cancel"] as const) {
    const share = random.pick([0, 0.05, 0.15, 0.3, 0.5]);
    // Some of them often, some never.
    const weights = faultNames.map((name) => ({ name, weight: random.next() ** 3 * rareness(name) }));
    tables.set(operation, { share, pick: (draw) => weighted(weights, draw) });
  }
  const counts = new Map<FaultName, number>();
  return {
    counts,
    fault({ operation, account, subject, count }) {
      const table = tables.get(operation);
      const draw = createRandom(seedOf(seed, operation, account, subject, count));
      if (!table || !draw.chance(table.share)) return undefined;
      const name = table.pick(draw);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return all[name];
    },
  };
}

function weighted(weights: readonly { name: FaultName; weight: number }[], random: Random): FaultName {
  let left = random.next() * weights.reduce((sum, { weight }) => sum + weight, 0);
  for (const { name, weight } of weights) {
    left -= weight;
    if (left < 0) return name;
  }
  return "reset before acting";
}
