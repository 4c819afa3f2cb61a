/**
 * Where an operation says its prices: in `x-krea-pricing`, in the table of its description, in the text of `x-mint`.
 *
 * @module
 */

import type { PriceTable } from "../../models/model-entry.ts";
import type { Operation } from "../document.ts";
import { parsePriceTable } from "./price-table.ts";
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

/** Reads every price table of an operation. It never throws: a table that cannot be read is among the problems. */
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
  for (const part of Array.isArray(extension) ? extension : [extension]) {
    attempt(true, () => parsePricingExtension(part));
  }
  attempt(false, () => parsePriceTable(textOf(operation.description)));
  // It repeats the other tables in words, so it only counts where there is no other.
  if (tables.length === 0) attempt(false, () => parsePriceTable(mintText(operation)));
  return { tables, problems };
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
