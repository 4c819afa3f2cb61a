/**
 * The document that this package was made from.
 *
 * @module
 */

import { aliases, aliasNotices } from "../../generated/aliases.ts";
import { expectedSeconds } from "../../generated/expected-seconds.ts";
import { kindMethods } from "../../generated/kinds.ts";
import { modelIds, otherSubmissionIds } from "../../generated/model-ids.ts";
import { movedModels } from "../../generated/moved-models.ts";
import {
  bodilessOperations,
  multipartOperations,
  repeatablePosts,
  submissionOperations,
  unnamedJobs,
} from "../../generated/operations.ts";
import type { ApiDocument } from "./api-document.ts";

/** The tables of the document that this package was made from. The large ones are loaded when they are needed. */
export const bundledDocument: ApiDocument = {
  aliases,
  aliasNotices,
  bodilessOperations,
  expectedSeconds,
  kindMethods,
  modelIds,
  movedModels,
  multipartOperations,
  otherSubmissionIds,
  repeatablePosts,
  submissionOperations,
  unnamedJobs,
  loadMediaFields: async () => (await import("../../generated/media.ts")).mediaFields,
  loadCatalog: async () => {
    const [{ models }, { priceRules, otherPrices }] = await Promise.all([
      import("../../generated/models.ts"),
      import("../../generated/prices.ts"),
    ]);
    return { models, priceRules, otherPrices };
  },
  loadSchemas: async () => (await import("../../generated/model-schemas.ts")).schemas,
};
