/**
 * Finds the names closest to a mistaken one. Pure.
 *
 * @module
 */

import { editDistance } from "../support/edit-distance.ts";

/** Of a longer name only the beginning is compared: the time grows with its length. */
const maxNameLength = 100;

/**
 * The names closest to an unknown one, closest first.
 *
 * @param count - the most names to return
 */
export function closest(name: string, names: readonly string[], count = 3): string[] {
  const wanted = name.toLowerCase().slice(0, maxNameLength);
  return names
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, candidate) }))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** The distance of two ids. Ids with the same last part count as close. */
function distanceTo(wanted: string, candidate: string): number {
  if (candidate.endsWith(`/${wanted}`)) return 0;
  const last = (text: string) => text.slice(text.lastIndexOf("/") + 1);
  return editDistance(wanted, candidate) + editDistance(last(wanted), last(candidate));
}
