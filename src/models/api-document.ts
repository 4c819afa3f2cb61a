/**
 * What the code knows of the API's OpenAPI document: the tables that the generator makes.
 *
 * @module
 */

import type { ModelEntry, PriceTable } from "./model-entry.ts";
import type { PriceRules } from "./price-inputs.ts";

/** An old name of a field: its name, the current name, and the index of its notice. */
export type AliasRow = readonly [from: string, to: string, noticeIndex: number];

/** What the document says about an alias. */
export interface AliasNotice {
  readonly sunsetDate: string;
  readonly reason: string;
  readonly migrationUrl: string;
}

/** What the document says about operations, each as `POST /styles/train`. */
export interface OperationTables {
  /** Operations whose body is a form. */
  readonly multipartOperations: readonly string[];
  /** Operations other than those of models that make a job. */
  readonly submissionOperations: readonly string[];
  /** Operations that make jobs and answer without naming them. */
  readonly unnamedJobs: readonly string[];
  /** Operations that take no body, though their method usually does. */
  readonly bodilessOperations: readonly string[];
  /** POST operations that the document marks as repeatable. */
  readonly repeatablePosts: readonly string[];
}

/** The models, with the rules of their prices. */
export interface CatalogTables {
  readonly models: readonly ModelEntry[];
  readonly priceRules: Readonly<Record<string, PriceRules>>;
  readonly otherPrices: Readonly<Record<string, PriceTable>>;
}

/**
 * The tables of an OpenAPI document of the API. This package has those of the document that it was made from; `krea types`
 * writes those of another document, for the option `document` of a client.
 */
export interface ApiDocument extends OperationTables {
  /** The id of every model. */
  readonly modelIds: readonly string[];
  /** The id of every other operation that makes a job: its path without the first slash. */
  readonly otherSubmissionIds: readonly string[];
  /** The current id of each model that has moved, by its old id. */
  readonly movedModels: Readonly<Record<string, string>>;
  /** The kind of models that each method of the client submits to. */
  readonly kindMethods: Readonly<Record<string, string>>;
  /** How long a model takes on average, in seconds. */
  readonly expectedSeconds: Readonly<Record<string, number>>;
  /** The old names of fields, by operation. */
  readonly aliases: Readonly<Record<string, readonly AliasRow[]>>;
  /** What the document says about the aliases. */
  readonly aliasNotices: readonly AliasNotice[];
  /**
   * Loads the paths of the fields that take files, by operation.
   *
   * @example
   * ```ts
   * const fields = (await document.loadMediaFields())["POST /generate/image/bfl/flux-1-dev"];
   * ```
   */
  loadMediaFields(): Promise<Readonly<Record<string, readonly string[]>>>;
  /**
   * Loads the models and their prices.
   *
   * @example
   * ```ts
   * const { models } = await document.loadCatalog();
   * ```
   */
  loadCatalog(): Promise<CatalogTables>;
  /**
   * Loads the JSON Schema of each model's input.
   *
   * @example
   * ```ts
   * const schema = (await document.loadSchemas())["image/bfl/flux-1-dev"];
   * ```
   */
  loadSchemas(): Promise<Readonly<Record<string, object>>>;
}
