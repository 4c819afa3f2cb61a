/**
 * Suggests the name that was probably meant. Pure.
 *
 * @module
 */

import { editDistance } from "./edit-distance.ts";

/** Longer names are not compared: the time grows with the square of the length. */
const maxNameLength = 64;
/** Names that differ by more edits are not close. */
const maxDistance = 2;
/** How many names of a similar length are compared. */
const maxCompared = 500;

/**
 * Returns the known name that is closest to a mistaken one. Undefined if none is close. Of very many names of a similar
 * length, only the first are compared.
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
  let compared = 0;
  for (const name of names) {
    if (name.length > 2 * maxNameLength) continue;
    const others = lettersOf(name);
    if (Math.abs(others.length - letters.length) > maxDistance) continue;
    compared += 1;
    if (compared > maxCompared) break;
    const distance = editDistance(letters, others);
    // Up to two edits in a long name, and one for every three letters of a short one.
    const isClose = distance <= Math.min(maxDistance, Math.floor(Math.max(name.length, mistaken.length) / 3));
    if (isClose && (closest === undefined || distance < closest.distance)) closest = { name, distance };
  }
  return closest?.name;
}

/** `aspectRatio` and `aspect-ratio` are other spellings of `aspect_ratio`. */
function lettersOf(name: string): string {
  return name.replace(/[_\-\s]/g, "").toLowerCase();
}
