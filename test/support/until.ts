const { setTimeout: realTimeout } = globalThis;
const longestMs = 120_000;

/** Looks every few milliseconds, until something holds. For what comes over a socket, whose time no fake timer tells. */
export async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + longestMs;
  while (!holds()) {
    if (Date.now() > giveUpAt) throw new Error(`Waited too long: ${holds}`);
    await new Promise((resolve) => realTimeout(resolve, 3));
  }
}
