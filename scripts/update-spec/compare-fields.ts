/**
 * Compares the fields of a request or of a response.
 *
 * @module
 */

import type { Difference } from "microdiff";
import { type BoundKeyword, boundKeywords, type Field, type Fields } from "./fields.ts";
import type { FoundChange } from "./found-change.ts";
import type { ChangeKind } from "./rules.ts";

/** What is compared. */
export interface ComparedPart {
  part: "request" | "response";
  /** The name of a field in the report, by its path. */
  name: (path: string) => string;
  /** Whether the API refuses unknown fields. */
  isClosed: boolean;
}

/** The kinds of changes of each part. */
const kinds = {
  request: {
    optional: "no longer required",
    required: "newly required",
    typeGained: "type gained",
    typeLost: "type lost",
    valueGained: "value gained",
    valueLost: "value lost",
    limited: "values limited",
    freed: "values freed",
    rest: "composition changed",
  },
  response: {
    optional: "response field optional",
    required: "response field required",
    typeGained: "response type gained",
    typeLost: "response type lost",
    valueGained: "response value gained",
    valueLost: "response value lost",
    limited: "response values limited",
    freed: "response values freed",
    rest: "response composition changed",
  },
} as const satisfies Record<ComparedPart["part"], Record<string, ChangeKind>>;

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
  const paths = [...new Set(differences.map(({ path }) => String(path[1] ?? "")))];
  const found = paths.flatMap((path) => {
    const [one, other] = [before[path], after[path]];
    if (one && other) {
      const own = differences.filter((difference) => difference.path[1] === path);
      return compareField(own, path, one, other, part).map((change) => ({ path, change }));
    }
    const name = part.name(path);
    // The fields inside an added or removed field are not reported separately.
    const isInside = parentsOf(path).some((parent) =>
      one ? !after[parent] && before[parent] : !before[parent] && after[parent],
    );
    if (isInside) return [];
    // The list itself exists in both versions; only one of them describes its items.
    if (/(\[\]|\{\})$/.test(path)) return [{ path, change: { kind: kinds[part.part].rest, name } }];
    if (other) return [{ path, change: { kind: addedKind(other, part), name } }];
    return [{ path, change: { kind: removedKind(path, after, part), name } }];
  });
  return withoutRepeats(found, part);
}

function addedKind(field: Field, { part }: ComparedPart): ChangeKind {
  if (part === "response") return "response field added";
  return field.required ? "required field added" : "field added";
}

function removedKind(path: string, after: Fields, { part, isClosed }: ComparedPart): ChangeKind {
  if (part === "response") return "response field removed";
  const [parent = ""] = parentsOf(path);
  const isParameter = /^(query|path|header|cookie) /.test(path);
  const refuses = parent === "" ? isClosed && !isParameter : after[parent]?.closed === true;
  return refuses ? "field removed" : "ignored field removed";
}

/** The paths that contain a path, innermost first: for `a.b[].c` these are `a.b[]`, `a.b`, `a` and `""`. */
function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let rest = path; rest !== ""; ) {
    rest = rest.replace(/(\[\]|\{\}|\.?[^.[\]{}]+|.)$/, "");
    parents.push(rest);
  }
  return parents;
}

function compareField(
  differences: readonly Difference[],
  path: string,
  before: Field,
  after: Field,
  { part, name: nameOf }: ComparedPart,
): FoundChange[] {
  const name = nameOf(path);
  const names = kinds[part];
  return differences.flatMap((difference): FoundChange[] => {
    const [, , facet, key] = difference.path;
    const isAdded = difference.type === "CREATE";
    switch (facet) {
      case "required":
        return [{ kind: after.required ? names.required : names.optional, name }];
      case "types":
        return compareTypes(difference, before, after, name, names);
      case "values":
        return compareValues(difference, before, after, name, names);
      case "bounds":
        return part === "response"
          ? [{ kind: "response detail changed", name: `${String(key)} of ${name}`, ...texts(difference) }]
          : [compareBound(difference, String(key) as BoundKeyword, name)];
      case "default":
        return [
          {
            kind: part === "response" ? "response detail changed" : "default changed",
            name: part === "response" ? `Default of ${name}` : name,
            before: before.default,
            after: after.default,
          },
        ];
      case "closed":
        if (part === "response") return [];
        return [{ kind: isAdded ? "unknown fields refused" : "unknown fields accepted", name }];
      case "deprecated":
        return [{ kind: isAdded ? "field deprecated" : "field reinstated", name }];
      case "description":
        return [{ kind: "description changed", name }];
      default:
        return [{ kind: names.rest, name }];
    }
  });
}

type KindNames = (typeof kinds)[ComparedPart["part"]];

/** Reports types as inline code, which needs no article. */
function compareTypes(
  difference: Difference,
  before: Field,
  after: Field,
  name: string,
  names: KindNames,
): FoundChange[] {
  const [, , , type] = difference.path;
  // An empty set of types stands for any type.
  if (Object.keys(after.types).length === 0)
    return once(difference, before.types, { kind: names.typeGained, name, after: "anything" });
  if (Object.keys(before.types).length === 0) {
    return once(difference, after.types, { kind: names.typeLost, name, before: "anything" });
  }
  const text = `\`${String(type)}\``;
  return difference.type === "CREATE"
    ? [{ kind: names.typeGained, name, after: text }]
    : [{ kind: names.typeLost, name, before: text }];
}

/** Reports a change of a whole set only once, for its first member. */
function once(difference: Difference, set: Record<string, true>, change: FoundChange): FoundChange[] {
  return String(difference.path[3]) === Object.keys(set)[0] ? [change] : [];
}

function compareValues(
  difference: Difference,
  before: Field,
  after: Field,
  name: string,
  names: KindNames,
): FoundChange[] {
  const [, , , value] = difference.path;
  const list = (values: Record<string, true> = {}) =>
    Object.keys(values)
      .map((text) => `\`${text}\``)
      .join(", ");
  if (value === undefined) {
    return difference.type === "CREATE"
      ? [{ kind: names.limited, name, after: list(after.values) }]
      : [{ kind: names.freed, name, before: list(before.values) }];
  }
  // Null is reported as a type.
  if (value === "null") return [];
  const text = `\`${String(value)}\``;
  return difference.type === "CREATE"
    ? [{ kind: names.valueGained, name, after: text }]
    : [{ kind: names.valueLost, name, before: text }];
}

function compareBound(difference: Difference, keyword: BoundKeyword, name: string): FoundChange {
  return {
    kind: isTighter(difference, keyword) ? "bound tightened" : "bound loosened",
    name: `${keyword} of ${name}`,
    ...texts(difference),
  };
}

/** Whether a bound admits fewer values than before. A different pattern or format counts as tighter. */
function isTighter(difference: Difference, keyword: BoundKeyword): boolean {
  if (difference.type === "CREATE") return true;
  if (difference.type === "REMOVE") return false;
  const direction = boundKeywords[keyword];
  const [one, other] = [Number(difference.oldValue), Number(difference.value)];
  if (direction === "up") return other > one;
  if (direction === "down") return other < one;
  // A step that divides the old step admits every value of the old one.
  if (keyword === "multipleOf") return one % other !== 0;
  return true;
}

function texts(difference: Difference): { before?: string; after?: string } {
  const text = (value: unknown) => (typeof value === "string" ? `\`${value}\`` : JSON.stringify(value));
  return {
    ...(difference.type !== "CREATE" && { before: text(difference.oldValue) }),
    ...(difference.type !== "REMOVE" && { after: text(difference.value) }),
  };
}

/**
 * Drops rows that add nothing: "the alternatives have changed" if another row says how, and a changed description if the field
 * has another row.
 */
function withoutRepeats(found: { path: string; change: FoundChange }[], { part }: ComparedPart): FoundChange[] {
  const vague: ChangeKind[] = [kinds[part].rest, "description changed"];
  const exact = found.filter(({ change }) => !vague.includes(change.kind));
  return found
    .filter(({ path, change }) => {
      if (change.kind === "description changed") return !exact.some((other) => other.path === path);
      if (change.kind !== kinds[part].rest) return true;
      return !exact.some((other) => other.path === path || parentsOf(other.path).includes(path));
    })
    .map(({ change }) => change);
}
