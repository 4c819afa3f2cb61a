/** Makes an object whose keys are names of the document, which may be `constructor` or `__proto__`. */
export function record<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  return Object.assign(Object.create(null) as Record<string, Value>, Object.fromEntries(entries));
}
