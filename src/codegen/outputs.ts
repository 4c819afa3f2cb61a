/**
 * Turns a document and its overlays into the generated files. Does no I/O.
 *
 * @module
 */

import { checkDocument } from "./check.ts";
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
import { mediaTable } from "./tables/media.ts";
import { modelSchemasTable } from "./tables/model-schemas.ts";
import { expectedSecondsTable, modelIdsTable, modelsTable } from "./tables/models.ts";
import { header } from "./tables/module-text.ts";
import { operationsTable } from "./tables/operations.ts";
import { pricesTable } from "./tables/prices.ts";
import { providerTable } from "./tables/provider.ts";
import { generateTypes } from "./types.ts";

/**
 * The document that the tables and the mock server use: references are inlined, overlays applied, retired aliases added,
 * operations named, the result checked, repeated schemas named, and examples added.
 *
 * @throws Error if an overlay does not apply, or the result does not pass its check
 */
export async function effectiveDocument(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
  retired: Retired = nothingRetired,
): Promise<OpenApiDocument> {
  return finishDocument(await correctedDocument(document, overlays, retired));
}

/** The document without references, with the overlays applied and the retired aliases added. */
export async function correctedDocument(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
  retired: Retired = nothingRetired,
): Promise<OpenApiDocument> {
  return addRetiredAliases(await applyOverlays(inlineDocument(document), overlays), retired.aliases);
}

async function finishDocument(corrected: OpenApiDocument): Promise<OpenApiDocument> {
  const named = nameOperations(corrected);
  await checkDocument(named);
  return nameParts(named);
}

/** Gives repeated parts names, and responses examples. */
function nameParts(named: OpenApiDocument): OpenApiDocument {
  return hoistRepeated(addExamples(hoistSchemas(named)));
}

/**
 * The text of every generated file, by its name in `generated/`. The same input always gives the same text.
 *
 * @param retired - aliases and models of earlier documents that callers may still use
 */
export async function generateFiles(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
  retired: Retired = nothingRetired,
): Promise<Map<string, string>> {
  return generateFrom(await correctedDocument(document, overlays, retired), retired.models);
}

/** The text of the files generated from another provider's document, by name. */
export async function generateProviderFiles(name: string, document: OpenApiDocument): Promise<Map<string, string>> {
  await checkDocument(document);
  return new Map([
    [`${name}.json`, `${JSON.stringify(document, null, 2)}\n`],
    [`${name}-tables.ts`, providerTable(document)],
    [`${name}.ts`, `${header}\n${await generateTypes(document, { files: false })}`],
  ]);
}

/** Like `generateFiles`, but starts from the corrected document. */
export async function generateFrom(
  corrected: OpenApiDocument,
  retiredModels: readonly RetiredModel[],
): Promise<Map<string, string>> {
  const effective = await finishDocument(corrected);
  const withRetired = addRetiredModels(corrected, retiredModels);
  // Retired models were checked when they were in the document.
  const callers = withRetired === corrected ? effective : nameParts(nameOperations(withRetired));
  return new Map([
    ["openapi.json", `${JSON.stringify(effective, null, 2)}\n`],
    ["openapi.ts", `${header}\n${await generateTypes(callers)}`],
    ["aliases.ts", aliasesTable(effective)],
    ["jobs.ts", jobsTable(effective)],
    ["media.ts", mediaTable(effective)],
    ["models.ts", modelsTable(effective)],
    // Retired models are among the types: the API itself says what has become of them.
    ["model-ids.ts", modelIdsTable(callers)],
    ["prices.ts", pricesTable(effective)],
    ["model-schemas.ts", modelSchemasTable(effective)],
    ["expected-seconds.ts", expectedSecondsTable(effective)],
    ["operations.ts", operationsTable(effective)],
  ]);
}
