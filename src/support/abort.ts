/**
 * Shared listeners of abort signals.
 *
 * @module
 */

/** The callbacks of each signal. Each signal has a single listener, which calls them all. */
const listeners = new WeakMap<AbortSignal, { callbacks: Set<() => void>; callAll: () => void }>();

/**
 * Calls a function when a signal aborts. Any number of calls can share a signal: it gets a single listener, because
 * Node warns of a memory leak if there are more than ten.
 *
 * @param signal - a signal that has not aborted yet; undefined for none
 * @returns a function that removes the callback. Removing the last one removes the signal's listener too
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {};
  let entry = listeners.get(signal);
  if (!entry) {
    const callbacks = new Set<() => void>();
    const callAll = () => {
      listeners.delete(signal);
      for (const call of callbacks) call();
    };
    signal.addEventListener("abort", callAll, { once: true });
    entry = { callbacks, callAll };
    listeners.set(signal, entry);
  }
  const { callbacks, callAll } = entry;
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size > 0 || listeners.get(signal)?.callbacks !== callbacks) return;
    signal.removeEventListener("abort", callAll);
    listeners.delete(signal);
  };
}
