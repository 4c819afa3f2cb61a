/**
 * Parts that are loaded when they are first needed: an app that only makes a client does not load what sends requests.
 *
 * @module
 */

import { KreaConnectionError } from "../errors/client-errors.ts";
import type { List } from "./list.ts";

/** Answers a part, and loads it the first time. */
export type Load<Part> = () => Promise<Part>;

/**
 * Loads a part once; where that fails, as when a page's network is gone, again at the next call.
 *
 * @throws KreaConnectionError where it cannot be loaded: nothing was sent
 */
export function lazy<Part>(load: Load<Part>): Load<Part> {
  let part: Promise<Part> | undefined;
  return () => {
    part ??= load().catch((cause: unknown) => {
      part = undefined;
      const message = "A part of krea-sdk could not be loaded; nothing was sent. Is the file still where the app is?";
      throw new KreaConnectionError(message, { cause });
    });
    return part;
  };
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
