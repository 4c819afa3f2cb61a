/**
 * Searches whatever other code has thrown. Pure.
 *
 * @module
 */

/** How many values are searched. Errors are smaller, except those that hold whole requests or connections. */
const maxValues = 20_000;
/** How much text is searched, in characters. */
const maxCharacters = 10_000_000;

/**
 * Whether a pattern occurs in a value, in any part that a console would print: fields, also hidden ones and those named by
 * symbols, the entries of maps and sets, headers. True as well if the value is too large to be searched.
 *
 * @throws what a getter or a Proxy in the value throws
 */
export function containsText(value: unknown, pattern: RegExp): boolean {
  const seen = new Set<object>();
  const open: unknown[] = [value];
  let characters = 0;
  while (open.length > 0) {
    const current = open.pop();
    if (typeof current === "string") {
      characters += current.length;
      if (characters > maxCharacters || current.search(pattern) >= 0) return true;
    }
    if (typeof current === "symbol") open.push(current.description);
    if (typeof current !== "object" || current === null || seen.has(current)) continue;
    seen.add(current);
    const parts = partsOf(current, maxValues - seen.size - open.length);
    if (!parts) return true;
    open.push(...parts);
  }
  return false;
}

/** The parts of an object. Undefined if there are more than `most`. */
function partsOf(value: object, most: number): unknown[] | undefined {
  // Consoles print bytes as numbers, and there may be millions.
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return [];
  if (value instanceof Request || value instanceof Response) return [value.url, ...value.headers.values()];
  if (value instanceof Headers) return [...value.values()];
  if (value instanceof URL || value instanceof URLSearchParams) return [String(value)];
  const parts: unknown[] = [];
  if (value instanceof Map) {
    if (value.size > most) return undefined;
    for (const entry of value) parts.push(...entry);
  } else if (value instanceof Set) {
    if (value.size > most) return undefined;
    parts.push(...value);
  }
  if (Array.isArray(value) && value.length > most) return undefined;
  const names = Reflect.ownKeys(value);
  if (names.length > most) return undefined;
  for (const name of names) parts.push(name, Reflect.get(value, name));
  return parts.length > most ? undefined : parts;
}
