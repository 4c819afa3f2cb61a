/**
 * Every price of an operation, with the rules by which it is read from an input.
 *
 * @module
 */

import type { PriceTable } from "../../models/model-entry.ts";
import type { PriceRules } from "../../models/price-inputs.ts";
import { jsonBody, type OpenApiDocument, type Operation } from "../document.ts";
import { inputFields } from "./input-fields.ts";
import { priceRules } from "./price-rules.ts";
import { priceSources } from "./price-sources.ts";

/** The prices of an operation. Without a table, the rules say why there is none. */
export interface OperationPrices {
  readonly table?: PriceTable;
  readonly rules: PriceRules;
}

/** Reads the prices of an operation; undefined if it says nothing of prices. */
export function operationPrices(document: OpenApiDocument, operation: Operation): OperationPrices | undefined {
  const { tables, problems } = priceSources(operation);
  const { schema } = jsonBody(operation) ?? {};
  const fields = schema ? inputFields(document, schema) : [];
  const description = typeof operation.description === "string" ? operation.description : "";
  const [first, ...more] = tables.map(({ table, isExtension }) => ({
    table,
    rules: priceRules(table, fields, description, isExtension),
    ...(isExtension && { decides: true as const }),
  }));
  if (first) return { table: first.table, rules: { ...first.rules, ...(more.length > 0 && { also: more }) } };
  const [problem] = problems;
  if (problem === undefined) return undefined;
  return { rules: { inputs: [], doubts: [], unread: `The document's prices cannot be read. ${problem}` } };
}
