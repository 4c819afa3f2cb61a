/**
 * Compares a field that both versions have.
 *
 * @module
 */

import type { Difference } from "microdiff";
import { type BoundKeyword, boundKeywords, type Field } from "./fields.ts";
import type { FoundChange } from "./found-change.ts";
import { code, listed, prose } from "./markdown.ts";
import type { ChangeKind } from "./rules.ts";

/** The most values that one row of the report lists. */
const mostValues = 12;

/** What is compared. */
export interface ComparedPart {
  part: "request" | "response";
  /** The name of a field in the report, by its path. */
  name: (path: string) => string;
  /** Whether the API refuses unknown fields. */
  isClosed: boolean;
}

/** The kinds of changes of each part. */
export const kinds = {
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

/** Lists the changes of a field. */
export function compareField(
  differences: readonly Difference[],
  path: string,
  before: Field,
  after: Field,
  { part, name: nameOf }: ComparedPart,
): FoundChange[] {
  const name = nameOf(path);
  const names = kinds[part];
  const isFirstOfValues = (difference: Difference) =>
    difference === differences.find((one) => one.path[2] === "values" && one.type === difference.type);
  return differences.flatMap((difference): FoundChange[] => {
    const [, , facet, key] = difference.path;
    const isAdded = difference.type === "CREATE";
    switch (facet) {
      case "required":
        return [{ kind: after.required ? names.required : names.optional, name }];
      case "types":
        return compareTypes(difference, before, after, name, names);
      case "values":
        return isFirstOfValues(difference) ? compareValues(difference, before, after, name, names) : [];
      case "bounds":
        return part === "response"
          ? [{ kind: "response detail changed", name: `${String(key)} of ${name}`, ...texts(difference) }]
          : [compareBound(difference, String(key) as BoundKeyword, name)];
      case "default":
        return [
          {
            kind: part === "response" ? "response detail changed" : "default changed",
            name: part === "response" ? `Default of ${name}` : name,
            before: defaultText(before),
            after: defaultText(after),
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

function defaultText({ default: value }: Field): string | undefined {
  return value === undefined ? undefined : prose(value);
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
  const text = code(String(type));
  return difference.type === "CREATE"
    ? [{ kind: names.typeGained, name, after: text }]
    : [{ kind: names.typeLost, name, before: text }];
}

/** Reports a change of a whole set only once, for its first member. */
function once(difference: Difference, set: Record<string, true>, change: FoundChange): FoundChange[] {
  return String(difference.path[3]) === Object.keys(set)[0] ? [change] : [];
}

/** Reports all values that a field gained as one change, and all that it lost as another. */
function compareValues(
  difference: Difference,
  before: Field,
  after: Field,
  name: string,
  names: KindNames,
): FoundChange[] {
  const [, , , value] = difference.path;
  if (value === undefined) {
    return difference.type === "CREATE"
      ? [{ kind: names.limited, name, after: valueList(Object.keys(after.values ?? {})) }]
      : [{ kind: names.freed, name, before: valueList(Object.keys(before.values ?? {})) }];
  }
  const isGained = difference.type === "CREATE";
  const [own, other] = isGained ? [after.values, before.values] : [before.values, after.values];
  // Null is reported as a type.
  const changed = Object.keys(own ?? {}).filter((one) => one !== "null" && !other?.[one]);
  if (changed.length === 0) return [];
  return isGained
    ? [{ kind: names.valueGained, name, after: valueList(changed) }]
    : [{ kind: names.valueLost, name, before: valueList(changed) }];
}

function valueList(values: readonly string[]): string {
  return listed(values.slice(0, mostValues).map(code), mostValues, values.length);
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
  const text = (value: unknown) => (typeof value === "string" ? code(value) : prose(JSON.stringify(value) ?? "none"));
  return {
    ...(difference.type !== "CREATE" && { before: text(difference.oldValue) }),
    ...(difference.type !== "REMOVE" && { after: text(difference.value) }),
  };
}
