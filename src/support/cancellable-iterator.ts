/**
 * Iterators that can be left while a next value is waited for.
 *
 * @module
 */

/**
 * An iterator over a generator whose `return()` takes effect at once: a generator's own waits until the value that is
 * being waited for has come.
 *
 * @param leave - ends what the generator waits for
 */
export function leavable<Item>(
  generator: AsyncGenerator<Item, void, void>,
  leave: () => void,
): AsyncIterableIterator<Item, void, void> {
  const iterator: AsyncIterableIterator<Item, void, void> = {
    next: () => generator.next(),
    return: async () => {
      leave();
      return generator.return();
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
