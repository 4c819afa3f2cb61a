import { pass } from "../support.ts";

/** What keeps the process alive, by kind: timers, sockets, servers. */
export function resources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/**
 * What is there that was not there before, once what was on its way has had its time.
 *
 * @param patienceMs - how long to wait for it to go
 */
export async function leftBehind(before: ReadonlyMap<string, number>, patienceMs: number): Promise<string[]> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const left = [...resources()].filter(([kind, count]) => count > (before.get(kind) ?? 0));
    if (left.length === 0) return [];
    if (Date.now() >= giveUpAt) return left.map(([kind, count]) => `${kind}: ${count}, not ${before.get(kind) ?? 0}`);
    await pass(50);
  }
}
