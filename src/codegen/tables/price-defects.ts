/**
 * What is wrong with the prices of a document.
 *
 * @module
 */

import type { PriceRules } from "../../models/price-inputs.ts";
import type { ReportDefect } from "../defect.ts";
import { listOperations, type OpenApiDocument, operationKey } from "../document.ts";
import { operationPrices } from "./operation-prices.ts";
import { priceSources } from "./price-sources.ts";

/** Reports every price that cannot be read, or that no field is known for. Such a price is unknown to callers. */
export function reportPriceDefects(document: OpenApiDocument, report: ReportDefect): void {
  for (const located of listOperations(document)) {
    if (located.method !== "post") continue;
    const { tables, problems } = priceSources(located.operation);
    const rules = operationPrices(document, located.operation)?.rules;
    const reasons = rules ? [rules, ...(rules.also ?? []).map((other) => other.rules)].flatMap(reasonsOf) : [];
    const handled = tables.length > 0 ? "its other prices are used" : "the price is unknown";
    for (const problem of problems) report({ where: operationKey(located), problem: clause(problem), handled });
    for (const problem of reasons) {
      report({ where: operationKey(located), problem: clause(problem), handled: "the price is unknown" });
    }
  }
}

function reasonsOf({ inputs, times }: PriceRules): string[] {
  const unmapped = inputs.flatMap((input) => (input.read === "unmapped" ? [input.reason] : []));
  return times && "reason" in times ? [...unmapped, times.reason] : unmapped;
}

/** A sentence as a clause without a full stop. */
function clause(sentence: string): string {
  const text = sentence.replace(/\.$/, "");
  return /^The /.test(text) ? `the ${text.slice(4)}` : text;
}
