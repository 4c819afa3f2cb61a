/**
 * A map and a set that forget their oldest entry when they are full.
 *
 * @module
 */

/** A `Map` that keeps at most `maxSize` entries. Setting a key makes it the newest; the oldest is dropped when full. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #maxSize: number;
  readonly #oldestFirst: Iterator<Key>;

  constructor(maxSize: number) {
    super();
    this.#maxSize = maxSize;
    this.#oldestFirst = this.keys();
  }

  override set(key: Key, value: Value): this {
    this.delete(key);
    super.set(key, value);
    if (this.size > this.#maxSize) dropOldest(this, this.#oldestFirst);
    return this;
  }
}

/** A `Set` that keeps at most `maxSize` values. Adding a value makes it the newest; the oldest is dropped when full. */
export class BoundedSet<Value> extends Set<Value> {
  readonly #maxSize: number;
  readonly #oldestFirst: Iterator<Value>;

  constructor(maxSize: number) {
    super();
    this.#maxSize = maxSize;
    this.#oldestFirst = this.keys();
  }

  override add(value: Value): this {
    this.delete(value);
    super.add(value);
    if (this.size > this.#maxSize) dropOldest(this, this.#oldestFirst);
    return this;
  }
}

/**
 * Maps and sets iterate in insertion order, so the next key is the oldest. One iterator serves for all: a new one would have
 * to pass the places of everything that was deleted before, each time. It never ends, because it is only asked when the
 * collection is full, and it sees what is added later.
 */
function dropOldest<Key>(entries: Map<Key, unknown> | Set<Key>, oldestFirst: Iterator<Key>): void {
  const { done, value } = oldestFirst.next();
  if (!done) entries.delete(value);
}
