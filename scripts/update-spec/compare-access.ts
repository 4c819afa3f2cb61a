/**
 * Compares how callers reach the API: its URL, and how they say who they are.
 *
 * @module
 */

import microdiff from "microdiff";
import type { ApiModel } from "./api-model.ts";
import type { Authentication } from "./authentication.ts";
import type { FoundChange } from "./found-change.ts";
import { code, listed } from "./markdown.ts";

/** The most servers or ways to authenticate that one row lists. */
const mostListed = 6;

/** Compares what concerns every call: the API's URL, and how callers say who they are. */
export function compareAccess(before: ApiModel, after: ApiModel): FoundChange[] {
  const list = (api: ApiModel) => listed(Object.keys(api.servers).map(code), mostListed) || undefined;
  const isMoved = microdiff(before.servers, after.servers).length > 0;
  return [
    ...(isMoved ? [{ kind: "servers changed", name: "", before: list(before), after: list(after) } as const] : []),
    ...compareAuthentication(before.authentication, after.authentication),
  ];
}

function compareAuthentication(before: Authentication, after: Authentication): FoundChange[] {
  const [old, present] = [Object.keys(before), Object.keys(after)];
  const added = present.filter((way) => !before[way]);
  const list = (ways: readonly string[]) => listed(ways, mostListed, ways.length, " or ");
  if (old.some((way) => !after[way])) {
    return [{ kind: "authentication changed", name: "", before: list(old), after: list(present) }];
  }
  return added.length === 0 ? [] : [{ kind: "authentication added", name: "", after: list(added) }];
}

/** Compares the authentication of operations that may follow the rest of the API, which is then compared as a whole. */
export function compareOwnAuthentication(
  before: Authentication | undefined,
  after: Authentication | undefined,
): FoundChange[] {
  if (before && after) return compareAuthentication(before, after);
  const list = (ways: Authentication | undefined) =>
    ways ? listed(Object.keys(ways), mostListed, undefined, " or ") : "what the whole API asks for";
  return [{ kind: "authentication changed", name: "", before: list(before), after: list(after) }];
}
