/**
 * Bounds the nesting depth of data. Pure.
 *
 * @module
 */

/**
 * Returns JSON data in which everything below a depth is null. Parsers read arrays that are nested 100,000 levels deep, but
 * nearly everything else that goes through data runs out of stack there.
 *
 * @returns the value itself if it is not as deep
 */
export function limitDepth<Value>(value: Value, maxDepth: number): Value {
  return limited(value, maxDepth) as Value;
}

function limited(value: unknown, levels: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (levels === 0) return null;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => limited(item, levels - 1));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const fields = entries.map(([name, field]): [string, unknown] => [name, limited(field, levels - 1)]);
  return fields.some(([, field], index) => field !== entries[index]?.[1]) ? Object.fromEntries(fields) : value;
}
