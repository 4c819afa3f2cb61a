/**
 * Listening to abort signals.
 *
 * @module
 */

/** Who listens to each signal: one listener of the signal's own tells them all. */
const listeners = new WeakMap<AbortSignal, { callbacks: Set<() => void>; tell: () => void }>();

/**
 * Calls back when a signal aborts. However many calls share a signal, it has one listener: Node warns of a leak past ten.
 *
 * @param signal - one that has not aborted yet; undefined for none
 * @returns ends the listening; with the last, the signal's listener goes
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {};
  let entry = listeners.get(signal);
  if (!entry) {
    const callbacks = new Set<() => void>();
    const tell = () => {
      listeners.delete(signal);
      for (const each of callbacks) each();
    };
    signal.addEventListener("abort", tell, { once: true });
    entry = { callbacks, tell };
    listeners.set(signal, entry);
  }
  const { callbacks, tell } = entry;
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size > 0 || listeners.get(signal)?.callbacks !== callbacks) return;
    signal.removeEventListener("abort", tell);
    listeners.delete(signal);
  };
}
