/**
 * Where an operation says its prices: in `x-krea-pricing`, in the table of its description, in the text of `x-mint`.
 *
 * @module
 */

import type { PriceTable } from "../../models/model-entry.ts";
import type { Operation } from "../document.ts";
import { parsePriceTable } from "./price-table.ts";
import { priceRemark } from "./price-text.ts";
import { parsePricingExtension } from "./pricing-extension.ts";

/** A price table, and where it was read. */
export interface SourcedTable {
  readonly table: PriceTable;
  /** Whether it comes from `x-krea-pricing`, whose dimensions always depend on the input. */
  readonly isExtension: boolean;
}

/** What an operation says of its prices. */
export interface PriceSources {
  /** The tables that can be read. The first is the one that the document keeps for programs, if it has one. */
  readonly tables: readonly SourcedTable[];
  /** What cannot be read: sentences with a full stop. */
  readonly problems: readonly string[];
}

/**
 * Reads every price table of an operation. It never throws: a table that cannot be read is among the problems.
 *
 * Where `x-krea-pricing` is there, it has to be readable as a whole: another source may leave out what it adds, such as that
 * an amount is for one second. The same holds for words beside the tables that may change their amounts.
 */
export function priceSources(operation: Operation): PriceSources {
  const tables: SourcedTable[] = [];
  const problems: string[] = [];
  const attempt = (isExtension: boolean, parse: () => PriceTable | undefined) => {
    try {
      const table = parse();
      if (table) tables.push({ table, isExtension });
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  };
  const extension: unknown = operation["x-krea-pricing"];
  for (const part of Array.isArray(extension) && extension.length > 0 ? extension : [extension]) {
    attempt(true, () => parsePricingExtension(part));
  }
  if (problems.length > 0) return { tables: [], problems };
  const description = textOf(operation.description);
  const mint = mintText(operation);
  attempt(false, () => parsePriceTable(description));
  // It repeats the other tables in words, so it only counts where there is no other.
  if (tables.length === 0 && problems.length === 0) attempt(false, () => parsePriceTable(mint));
  const remark = priceRemark(description) ?? priceRemark(mint);
  if (tables.length === 0 || remark === undefined) return { tables, problems };
  return { tables: [], problems: [...problems, `The words ${JSON.stringify(remark)} may change the prices.`] };
}

/** The text that an operation has for the site of the documentation, without its escapes. */
export function mintText(operation: Operation): string {
  const mint: unknown = operation["x-mint"];
  const content: unknown = typeof mint === "object" && mint !== null && "content" in mint ? mint.content : undefined;
  return textOf(content).replaceAll("\\$", "$");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
