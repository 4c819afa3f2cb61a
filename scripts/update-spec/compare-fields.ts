/**
 * Compares the fields of a request or of a response.
 *
 * @module
 */

import type { Difference } from "microdiff";
import { type ComparedPart, compareField, kinds } from "./compare-field.ts";
import type { Field, Fields } from "./fields.ts";
import type { FoundChange } from "./found-change.ts";
import type { ChangeKind } from "./rules.ts";

/**
 * Lists the changes of fields.
 *
 * @param differences - the differences between the two lists; the second element of each path is the path of the field, and
 *   those after it say what differs
 */
export function compareFields(
  differences: readonly Difference[],
  before: Fields,
  after: Fields,
  part: ComparedPart,
): FoundChange[] {
  const found = [...byPath(differences)].flatMap(([path, own]) => {
    const [one, other] = [before[path], after[path]];
    if (one && other) {
      const isRequired = one.required && !someParent(path, (parent) => before[parent]?.required === false);
      return compareField(own, path, one, other, part).map((change) => ({ path, change: { ...change, isRequired } }));
    }
    const name = part.name(path);
    // The fields inside an added or removed field are not reported separately.
    const parent = parentOf(path);
    const isInside = one ? !after[parent] && before[parent] : !before[parent] && after[parent];
    if (path !== "" && isInside) return [];
    // The list itself exists in both versions; only one of them describes its items.
    if (/(\[\]|\{\})$/.test(path)) return [{ path, change: { kind: kinds[part.part].rest, name } }];
    if (other) return [{ path, change: { kind: addedKind(other, part), name } }];
    return [{ path, change: { kind: removedKind(path, after, part), name, isRequired: one?.required === true } }];
  });
  return withoutRepeats(found, part);
}

function byPath(differences: readonly Difference[]): Map<string, Difference[]> {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const path = String(difference.path[1] ?? "");
    const group = groups.get(path);
    if (group) group.push(difference);
    else groups.set(path, [difference]);
  }
  return groups;
}

function addedKind(field: Field, { part }: ComparedPart): ChangeKind {
  if (part === "response") return "response field added";
  return field.required ? "required field added" : "field added";
}

function removedKind(path: string, after: Fields, { part, isClosed }: ComparedPart): ChangeKind {
  if (part === "response") return "response field removed";
  const parent = parentOf(path);
  const isParameter = /^(query|path|header|cookie) /.test(path);
  const refuses = parent === "" ? isClosed && !isParameter : after[parent]?.closed === true;
  return refuses ? "field removed" : "ignored field removed";
}

/** The path that contains a path: of `a.b[].c` it is `a.b[]`. */
function parentOf(path: string): string {
  if (/(\[\]|\{\})$/.test(path)) return path.slice(0, -2);
  // Inside a quoted name, a quotation mark follows a backslash.
  return path.slice(0, Math.max(0, path.lastIndexOf(path.endsWith('"]') ? '["' : ".")));
}

/** Whether a test holds for any path that contains a path. */
function someParent(path: string, test: (parent: string) => boolean): boolean {
  for (let rest = path; rest !== ""; ) {
    rest = parentOf(rest);
    if (test(rest)) return true;
  }
  return false;
}

/**
 * Drops rows that add nothing: "the alternatives have changed" if another row says how, and a changed description if the field
 * has another row.
 */
function withoutRepeats(found: { path: string; change: FoundChange }[], { part }: ComparedPart): FoundChange[] {
  const vague: ChangeKind[] = [kinds[part].rest, "description changed"];
  const exact = new Set(found.filter(({ change }) => !vague.includes(change.kind)).map(({ path }) => path));
  const around = new Set<string>();
  for (const path of exact) {
    someParent(path, (parent) => {
      const isKnown = around.has(parent);
      around.add(parent);
      return isKnown;
    });
  }
  return found
    .filter(({ path, change }) => {
      if (change.kind === "description changed") return !exact.has(path);
      return change.kind !== kinds[part].rest || !(exact.has(path) || around.has(path));
    })
    .map(({ change }) => change);
}
