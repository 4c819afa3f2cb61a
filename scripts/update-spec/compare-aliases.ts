/**
 * Compares the aliases of an operation.
 *
 * @module
 */

import { aliasTarget } from "../../src/codegen/retired.ts";
import type { OperationModel } from "./api-model.ts";
import type { FoundChange } from "./found-change.ts";
import { code } from "./markdown.ts";

/** The fields that were renamed: the old name is gone and is now an alias of the new one. */
export function renamedFields(before: OperationModel, after: OperationModel): [from: string, to: string][] {
  return Object.values(after.aliases).flatMap(({ from, to }): [string, string][] => {
    const isRenamed = before.fields[from] !== undefined && after.fields[from] === undefined;
    return isRenamed && after.fields[to] !== undefined ? [[from, to]] : [];
  });
}

/**
 * Lists the changes of aliases other than renamed fields.
 *
 * @param renamed - old and new names of the renamed fields
 * @param retired - aliases retired by earlier updates, from old to new name
 */
export function compareAliases(
  before: OperationModel,
  after: OperationModel,
  renamed: readonly (readonly [string, string])[],
  retired: Readonly<Record<string, string>>,
): FoundChange[] {
  const fields = new Set(Object.keys(after.fields));
  const oldFields = new Set(Object.keys(before.fields));
  const knownBefore = [
    ...Object.entries(retired).map(([from, to]) => ({ from, to })),
    ...Object.values(before.aliases),
  ];
  const known = [...knownBefore, ...Object.values(after.aliases)];
  const added = Object.values(after.aliases)
    .filter(({ from }) => !before.aliases[from] && !Object.hasOwn(retired, from))
    .filter(({ from }) => !renamed.some(([name]) => name === from))
    .map(({ from, to }): FoundChange => ({ kind: "alias added", name: code(from), after: code(to) }));
  const changed = Object.values(before.aliases).flatMap((old): FoundChange[] => {
    const name = code(old.from);
    const present = after.aliases[old.from];
    if (present) {
      const sunset = { name, before: old.sunset_date, after: present.sunset_date };
      return [
        ...(present.to === old.to
          ? []
          : [{ kind: "alias moved", name, before: code(old.to), after: code(present.to) } as const]),
        ...(present.sunset_date === old.sunset_date ? [] : [{ kind: "alias sunset changed", ...sunset } as const]),
      ];
    }
    return [dropped(old.from, old.to, fields, known)];
  });
  const lost = Object.entries(retired).flatMap(([from, to]): FoundChange[] => {
    if (after.aliases[from] || before.aliases[from] || oldFields.has(from)) return [];
    const wasLost = aliasTarget(to, oldFields, knownBefore) === undefined;
    const change = dropped(from, to, fields, known);
    return wasLost || change.kind === "alias kept" ? [] : [change];
  });
  return [...added, ...changed, ...lost];
}

function dropped(
  from: string,
  to: string,
  fields: ReadonlySet<string>,
  known: readonly { from: string; to: string }[],
): FoundChange {
  if (fields.has(from)) return { kind: "alias withdrawn", name: code(from), before: code(to) };
  const target = aliasTarget(to, fields, known);
  if (target === undefined) return { kind: "alias broken", name: code(from), before: code(to) };
  return { kind: "alias kept", name: code(from), after: code(target) };
}
