/**
 * `maxCost`: the limit on what submissions may cost.
 *
 * @module
 */

import { type Check, isPlainObject, show } from "../options/check.ts";
import { closestName } from "../support/suggest.ts";

/**
 * The most that a submission or a whole batch may cost, in compute units or US dollars. Either will do for a model whose
 * price the document gives in both. Set both for models whose prices are in different units; each limit then holds. An input
 * is refused if its price is unknown, or only in a unit without a limit.
 *
 * @example
 * ```ts
 * await krea.video("kling/kling-2.5", { prompt: "waves" }, { maxCost: { computeUnits: 250 } });
 * ```
 */
export type MaxCost =
  | { readonly computeUnits: number; readonly usd?: number | undefined }
  | { readonly usd: number; readonly computeUnits?: number | undefined };

const units: readonly string[] = ["computeUnits", "usd"] satisfies (keyof MaxCost)[];

/** Check of `maxCost`. */
export const isMaxCost: Check = (value) => {
  const expected = "{ computeUnits: … }, { usd: … } or both, each a number, 0 or more";
  if (!isPlainObject(value)) return expected;
  const given = Object.entries(value).filter(([, amount]) => amount !== undefined);
  const [unknown] = given.flatMap(([name]) => (units.includes(name) ? [] : [name]));
  if (unknown !== undefined) {
    const near = closestName(unknown, units);
    return `${expected}, and no ${show(unknown)}${near === undefined ? "" : ` (did you mean "${near}"?)`}`;
  }
  const isValid = ([, amount]: [string, unknown]) => Number.isFinite(amount) && Number(amount) >= 0;
  const wrong = given.find((entry) => !isValid(entry));
  if (wrong) return `${expected}, and not ${wrong[0]}: ${show(wrong[1])}`;
  return given.length > 0 ? undefined : expected;
};
