/**
 * Compares what an operation is, beside its fields: its title, its text, its body, whether it is about to go.
 *
 * @module
 */

import type { Difference } from "microdiff";
import type { OperationModel } from "./api-model.ts";
import { compareOwnAuthentication } from "./compare-access.ts";
import type { FoundChange } from "./found-change.ts";
import { code, prose } from "./markdown.ts";

/**
 * Lists the changes of an operation as a whole.
 *
 * @param differences - the differences between the two operations
 */
export function compareMetadata(
  before: OperationModel,
  after: OperationModel,
  differences: readonly Difference[],
): FoundChange[] {
  const isChanged = (key: keyof OperationModel) => differences.some(({ path }) => path[0] === key);
  const seconds = (value: number | undefined) => (value === undefined ? undefined : `${value} s`);
  const named = (id: string | undefined) => (id === undefined ? undefined : code(id));
  const found: FoundChange[] = [];
  if (isChanged("deprecated")) {
    found.push(
      after.deprecated
        ? { kind: "operation retiring", name: "", after: named(after.replacement) }
        : { kind: "operation reinstated", name: "" },
    );
  } else if (isChanged("replacement")) {
    found.push({
      kind: "replacement changed",
      name: "",
      before: named(before.replacement),
      after: named(after.replacement),
    });
  }
  if (isChanged("title"))
    found.push({ kind: "title changed", name: "", before: prose(before.title), after: prose(after.title) });
  if (isChanged("body")) {
    found.push({ kind: "body changed", name: "", before: named(before.body), after: named(after.body) });
  }
  if (isChanged("expectedSeconds")) {
    const [one, other] = [seconds(before.expectedSeconds), seconds(after.expectedSeconds)];
    found.push({ kind: "expected time changed", name: "", before: one, after: other });
  }
  if (isChanged("authentication")) {
    found.push(...compareOwnAuthentication(before.authentication, after.authentication));
  }
  if (isChanged("description")) found.push({ kind: "description changed", name: "The operation" });
  return found;
}
