/**
 * What is generated from the fixture: a document of our own keeping, which no update of the API's document changes. Tests of
 * what a document leads to (an alias, a price, a message) run against it.
 *
 * @module
 */

import { readSources } from "../../scripts/generate.ts";
import type { OpenApiDocument } from "../../src/codegen/document.ts";
import { generateFiles } from "../../src/codegen/outputs.ts";
import type { ApiDocument, CatalogTables } from "../../src/models/api-document.ts";
import { loadLookup } from "../../src/models/load-lookup.ts";
import { createValidator } from "../../src/validate.ts";
import { repositoryPath } from "./document.ts";
import { readConstant } from "./read-constant.ts";

/** The fixture as it is kept. */
export const fixtureSource = await readSources(repositoryPath("test/fixture"));
const { document, overlays } = fixtureSource;

/** The text of each file that is generated from the fixture, by its name. */
export const { files: fixtureFiles } = await generateFiles(document, overlays);

/** The fixture as the tables and the mock server have it: `generated/openapi.json`. */
export const fixtureEffective = JSON.parse(fixtureFiles.get("openapi.json") ?? "") as OpenApiDocument;

const table = <Name extends string>(file: string, name: Name) =>
  ({ [name]: readConstant(fixtureFiles.get(file) ?? "", name) }) as Record<Name, never>;

/** The tables of the fixture. */
export const fixtureDocument: ApiDocument = {
  ...table("aliases.ts", "aliases"),
  ...table("aliases.ts", "aliasNotices"),
  ...table("expected-seconds.ts", "expectedSeconds"),
  ...table("kinds.ts", "kindMethods"),
  ...table("model-ids.ts", "modelIds"),
  ...table("model-ids.ts", "otherSubmissionIds"),
  ...table("moved-models.ts", "movedModels"),
  ...table("operations.ts", "bodilessOperations"),
  ...table("operations.ts", "multipartOperations"),
  ...table("operations.ts", "repeatablePosts"),
  ...table("operations.ts", "submissionOperations"),
  ...table("operations.ts", "unnamedJobs"),
  loadMediaFields: async () => table("media.ts", "mediaFields").mediaFields,
  loadCatalog: async (): Promise<CatalogTables> => ({
    ...table("models.ts", "models"),
    ...table("prices.ts", "priceRules"),
    ...table("prices.ts", "otherPrices"),
  }),
  loadSchemas: async () => table("model-schemas.ts", "schemas").schemas,
};

/** The large tables of the fixture, loaded. */
export const fixtureCatalog = await fixtureDocument.loadCatalog();
/** The paths of the fixture's fields that take files, by operation. */
export const fixtureMediaFields = await fixtureDocument.loadMediaFields();

/** The models and prices of the fixture. */
export const fixtureLookup = await loadLookup(fixtureDocument);

/** `validateInput` of the fixture. */
export const validateFixture = await createValidator(fixtureDocument);
