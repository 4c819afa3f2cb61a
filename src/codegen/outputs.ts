/**
 * Turns a document and its overlays into the generated files. Does no I/O.
 *
 * @module
 */

import { collectDefects, type Defect, ignoreDefects, type ReportDefect } from "./defect.ts";
import type { OpenApiDocument } from "./document.ts";
import { addExamples } from "./examples.ts";
import { hoistRepeated } from "./hoist-repeated.ts";
import { hoistSchemas } from "./hoist-schemas.ts";
import { inlineDocument } from "./inline.ts";
import { nameOperations } from "./names.ts";
import { applyOverlays, type OverlaySource } from "./overlays.ts";
import { addRetiredAliases, addRetiredModels, nothingRetired, type Retired, type RetiredModel } from "./retired.ts";
import { aliasesTable } from "./tables/aliases.ts";
import { jobsTable } from "./tables/jobs.ts";
import { kindsTable } from "./tables/kinds.ts";
import { mediaTable } from "./tables/media.ts";
import { modelSchemasTable, uncheckedInputs } from "./tables/model-schemas.ts";
import { expectedSecondsTable, modelIdsTable, modelsTable } from "./tables/models.ts";
import { header } from "./tables/module-text.ts";
import { movedModelsTable } from "./tables/moved-models.ts";
import { operationsTable } from "./tables/operations.ts";
import { reportPriceDefects } from "./tables/price-defects.ts";
import { pricesTable } from "./tables/prices.ts";
import { tidyAliases } from "./tidy-aliases.ts";
import { tidyExamples } from "./tidy-examples.ts";
import { generateTypes } from "./types.ts";
import { reportUncallableModels } from "./uncallable-models.ts";
import { checkVersion } from "./version.ts";

/**
 * The document that the tables and the mock server use: references are inlined, overlays applied, retired aliases added,
 * operations named, what is wrong left out, repeated schemas named, and examples added.
 *
 * @param report - takes the defects that are worked around
 * @throws Error if an overlay does not apply, two operations have the same id, or a reference leads to nothing
 */
export async function effectiveDocument(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
  retired: Retired = nothingRetired,
  report: ReportDefect = ignoreDefects,
): Promise<OpenApiDocument> {
  return finishDocument(await correctedDocument(document, overlays, retired, report), report);
}

/** The document without references, with the overlays applied and the retired aliases added. */
export async function correctedDocument(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
  retired: Retired = nothingRetired,
  report: ReportDefect = ignoreDefects,
): Promise<OpenApiDocument> {
  checkVersion(document);
  return addRetiredAliases(await applyOverlays(inlineDocument(document, report), overlays), retired.aliases);
}

/** Names everything, and leaves out what is wrong: the last step, after which the document has what code is made from. */
function finishDocument(corrected: OpenApiDocument, report: ReportDefect): OpenApiDocument {
  const tidy = tidyAliases(tidyExamples(nameOperations(corrected), report), report);
  return hoistRepeated(addExamples(hoistSchemas(tidy, report)));
}

/** The generated files, and what is wrong with the document. */
export interface Generated {
  /** The text of every file, by its name in `generated/`. */
  files: Map<string, string>;
  defects: Defect[];
}

/**
 * Generates every file from a document. The same input always gives the same text.
 *
 * @param retired - aliases and models of earlier documents that callers may still use
 * @throws Error if two operations have the same id, a reference leads to nothing, or an overlay does not apply
 */
export async function generateFiles(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
  retired: Retired = nothingRetired,
): Promise<Generated> {
  const found = collectDefects();
  const corrected = await correctedDocument(document, overlays, retired, found.report);
  const { files, defects } = await generateFrom(corrected, retired.models);
  return { files, defects: [...found.defects, ...defects] };
}

/** Like `generateFiles`, but starts from the corrected document. */
export async function generateFrom(
  corrected: OpenApiDocument,
  retiredModels: readonly RetiredModel[],
): Promise<Generated> {
  const finished = finishDocuments(corrected, retiredModels);
  const files = new Map([
    ["openapi.json", `${JSON.stringify(finished.effective, null, 2)}\n`],
    ["openapi.ts", `${header}\n${await generateTypes(finished.callers)}`],
    ...tableFiles(finished),
  ]);
  return { files, defects: finished.defects };
}

/** What files are generated from. */
export interface Finished {
  /** The document that the tables and the mock server use. */
  effective: OpenApiDocument;
  /** The same with the models that are retired: for the types. */
  callers: OpenApiDocument;
  retiredModels: readonly RetiredModel[];
  defects: Defect[];
}

/** Finishes the corrected document, and says what is wrong with it. */
export function finishDocuments(corrected: OpenApiDocument, retiredModels: readonly RetiredModel[]): Finished {
  const found = collectDefects();
  const effective = finishDocument(corrected, found.report);
  reportUncallableModels(effective, found.report);
  reportPriceDefects(effective, found.report);
  for (const { model, parts } of uncheckedInputs(effective)) {
    found.report({
      where: model,
      problem: `validation does not know ${parts.map((part) => `\`${part}\``).join(", ")}`,
      handled: "the server checks it",
    });
  }
  const withRetired = addRetiredModels(corrected, retiredModels);
  // Defects of retired models were reported when the document had them.
  const callers = withRetired === corrected ? effective : finishDocument(withRetired, ignoreDefects);
  return { effective, callers, retiredModels, defects: found.defects };
}

/** The text of the files with tables, by name. */
export function tableFiles({ effective, callers, retiredModels }: Finished): Map<string, string> {
  return new Map([
    ["aliases.ts", aliasesTable(effective)],
    ["jobs.ts", jobsTable(effective)],
    ["media.ts", mediaTable(effective)],
    ["models.ts", modelsTable(effective)],
    // Retired models are among the types: the API itself says what has become of them.
    ["model-ids.ts", modelIdsTable(callers)],
    ["kinds.ts", kindsTable(callers)],
    ["moved-models.ts", movedModelsTable(effective, retiredModels)],
    ["prices.ts", pricesTable(effective)],
    ["model-schemas.ts", modelSchemasTable(effective)],
    ["expected-seconds.ts", expectedSecondsTable(effective)],
    ["operations.ts", operationsTable(effective)],
  ]);
}
