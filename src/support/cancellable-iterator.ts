/**
 * Iterators that can be left while they wait for the next value.
 *
 * @module
 */

/**
 * An iterator over a generator whose `return()` takes effect at once. A generator's own `return()` waits until the pending
 * `next()` has settled.
 *
 * @param generate - makes the generator; its signal aborts when the iterator is left
 */
export function cancellableIterator<Item>(
  generate: (left: AbortSignal) => AsyncGenerator<Item, void, void>,
): AsyncIterableIterator<Item, void, void> {
  const left = new AbortController();
  const generator = generate(left.signal);
  const iterator: AsyncIterableIterator<Item, void, void> = {
    next: () => generator.next(),
    return: async () => {
      left.abort();
      return generator.return();
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
