/**
 * A map and a set that forget their oldest entry when they are full.
 *
 * @module
 */

/** A `Map` that keeps at most `maxSize` entries. Setting a key makes it the newest; the oldest is dropped when full. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #maxSize: number;

  constructor(maxSize: number) {
    super();
    this.#maxSize = maxSize;
  }

  override set(key: Key, value: Value): this {
    this.delete(key);
    super.set(key, value);
    dropOldest(this, this.#maxSize);
    return this;
  }
}

/** A `Set` that keeps at most `maxSize` values. Adding a value makes it the newest; the oldest is dropped when full. */
export class BoundedSet<Value> extends Set<Value> {
  readonly #maxSize: number;

  constructor(maxSize: number) {
    super();
    this.#maxSize = maxSize;
  }

  override add(value: Value): this {
    this.delete(value);
    super.add(value);
    dropOldest(this, this.#maxSize);
    return this;
  }
}

/** Maps and sets iterate in insertion order, so the first key is the oldest. */
function dropOldest<Key>(entries: Map<Key, unknown> | Set<Key>, maxSize: number): void {
  if (entries.size <= maxSize) return;
  for (const oldest of entries.keys()) {
    entries.delete(oldest);
    return;
  }
}
