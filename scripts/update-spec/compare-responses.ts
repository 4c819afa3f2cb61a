/**
 * Compares the responses of an operation.
 *
 * @module
 */

import type { Difference } from "microdiff";
import type { ResponseModel } from "./api-model.ts";
import { compareFields } from "./compare-fields.ts";
import type { FoundChange } from "./found-change.ts";
import { code, listed } from "./markdown.ts";

/**
 * Lists the changes of responses.
 *
 * @param differences - differences whose paths begin with `responses` and the status
 */
export function compareResponses(
  differences: readonly Difference[],
  before: Readonly<Record<string, ResponseModel>>,
  after: Readonly<Record<string, ResponseModel>>,
): FoundChange[] {
  return [...new Set(differences.map(({ path }) => String(path[1])))].flatMap((status) => {
    const [one, other] = [before[status], after[status]];
    const isSuccess = status.startsWith("2");
    if (!one) return [{ kind: isSuccess ? "success added" : "status added", name: status } as const];
    if (!other) return [{ kind: isSuccess ? "success removed" : "status removed", name: status } as const];
    const own = differences.filter(({ path }) => path[1] === status);
    const name = (path: string) => (path === "" ? `The ${status} response` : `${code(path)} of the ${status} response`);
    const fields = own
      .filter(({ path }) => path[2] === "fields")
      .map((difference) => ({ ...difference, path: difference.path.slice(2) }));
    return [
      ...compareContents(own, one, other, status),
      ...compareFields(fields, one.fields, other.fields, { part: "response", name, isClosed: false }),
    ];
  });
}

function compareContents(
  own: readonly Difference[],
  one: ResponseModel,
  other: ResponseModel,
  status: string,
): FoundChange[] {
  if (!own.some(({ path }) => path[2] === "contents")) return [];
  const list = ({ contents }: ResponseModel) => listed(Object.keys(contents).map(code), 6) || undefined;
  const name = `The content of the ${status} response`;
  return [{ kind: "response content changed", name, before: list(one), after: list(other) }];
}
