/**
 * Parts that are loaded when they are first needed: an app that only makes a client does not load what sends requests.
 *
 * @module
 */

import { isPlainObject } from "./check.ts";
import { KreaAbortError, KreaConnectionError } from "./errors/client-errors.ts";
import type { List } from "./list.ts";

/** Answers a part, and loads it the first time. */
export interface Load<Part> {
  (): Promise<Part>;
  /** Whether it is there: then a call has nothing to wait for. */
  isLoaded?: boolean;
}

/**
 * Loads a part once; where that fails, as when a page's network is gone, again at the next call.
 *
 * @throws KreaConnectionError where it cannot be loaded: nothing was sent
 */
export function lazy<Part>(load: () => Promise<Part>): Load<Part> {
  let part: Promise<Part> | undefined;
  const loadOnce: Load<Part> = () => {
    part ??= load().then(
      (loaded) => {
        loadOnce.isLoaded = true;
        return loaded;
      },
      (cause: unknown) => {
        part = undefined;
        const message = "A part of krea-sdk could not be loaded; nothing was sent. Is the file still where the app is?";
        throw new KreaConnectionError(message, { cause });
      },
    );
    return part;
  };
  return loadOnce;
}

/**
 * Loads a part for a call, and no longer than the call's signal lets it: its file may hang.
 *
 * @param given - what the call was given; its options come last
 * @throws KreaAbortError where the signal aborts first: nothing was sent
 */
export async function loadFor<Part>(load: Load<Part>, given: readonly unknown[]): Promise<Part> {
  const options = given.at(-1);
  const signal = isPlainObject(options) && options.signal instanceof AbortSignal ? options.signal : undefined;
  // A signal that has aborted already is told of by the call itself, with what it was about.
  if (load.isLoaded || !signal || signal.aborted) return load();
  let abort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(new KreaAbortError("The call was aborted before it went out.", { cause: signal.reason }));
  });
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([load(), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** A list of a part that is still to be loaded. */
export function lazyList<Item>(load: Load<() => List<Item>>): List<Item> {
  // A list is a promise of its first page: it must not be awaited in place of the list.
  const list = load().then((open) => ({ list: open() }));
  const first = list.then((opened) => opened.list);
  const iterate = <Value>(open: (list: List<Item>) => AsyncIterator<Value, void>) => {
    // Whoever iterates is told of a failure there.
    first.catch(() => {});
    return lazyIterator(async () => open((await list).list));
  };
  return Object.assign(first, {
    pages: () => iterate((opened) => opened.pages()),
    [Symbol.asyncIterator]: () => iterate((opened) => opened[Symbol.asyncIterator]()),
  });
}

/** An iterator of a part that is loaded when the first value is asked for. */
export function lazyIterator<Item>(load: Load<AsyncIterator<Item, void>>): AsyncIterableIterator<Item, void> {
  let iterator: Promise<AsyncIterator<Item, void>> | undefined;
  let isLeft = false;
  const ended = { done: true, value: undefined } as const;
  const self: AsyncIterableIterator<Item, void> = {
    async next() {
      if (isLeft && !iterator) return ended;
      iterator ??= load();
      return (await iterator).next();
    },
    async return() {
      isLeft = true;
      return (await (await iterator)?.return?.()) ?? ended;
    },
    [Symbol.asyncIterator]: () => self,
  };
  return self;
}
