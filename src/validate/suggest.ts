/**
 * The name that was probably meant. Pure.
 *
 * @module
 */

/** Longer names are not compared: the time grows with the square of the length. */
const maxNameLength = 64;

/**
 * Returns the known name that is closest to a mistaken one. Undefined if none is close.
 *
 * @example
 * ```ts
 * closestName("aspectRatio", ["prompt", "aspect_ratio"]); // "aspect_ratio"
 * ```
 */
export function closestName(mistaken: string, names: readonly string[]): string | undefined {
  if (mistaken.length > maxNameLength) return undefined;
  const letters = lettersOf(mistaken);
  let closest: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = distanceBetween(letters, lettersOf(name));
    // Up to two edits in a long name, and one for every three letters of a short one.
    const isClose = distance <= Math.min(2, Math.floor(Math.max(name.length, mistaken.length) / 3));
    if (isClose && (closest === undefined || distance < closest.distance)) closest = { name, distance };
  }
  return closest?.name;
}

/** Removes case and separators, so that `aspectRatio` and `aspect-ratio` equal `aspect_ratio`. */
function lettersOf(name: string): string {
  return name.replace(/[_\-\s]/g, "").toLowerCase();
}

/** How many letters are to be added, removed or replaced, or neighbours swapped, to make one name the other. */
function distanceBetween(one: string, other: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_value, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, previous] = [previous, current];
  }
  return at(previous, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
