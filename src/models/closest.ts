/**
 * Finds what somebody may have meant. Pure.
 *
 * @module
 */

/**
 * The names that are closest to one that is not known, closest first.
 *
 * @param count - how many to name at most
 */
export function closest(name: string, names: readonly string[], count = 3): string[] {
  const wanted = name.toLowerCase();
  return names
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, candidate) }))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** How far apart two ids are: those whose last parts are the same count as close, whatever stands before them. */
function distanceTo(wanted: string, candidate: string): number {
  if (candidate.endsWith(`/${wanted}`)) return 0;
  const last = (text: string) => text.slice(text.lastIndexOf("/") + 1);
  return editDistance(wanted, candidate) + editDistance(last(wanted), last(candidate));
}

/** How many letters have to be added, taken away or replaced to make one text the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_value, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, otherLetter] of [...other].entries()) {
      const replaced = (row[at] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
