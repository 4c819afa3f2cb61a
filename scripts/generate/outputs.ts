/**
 * From the document and its overlays to the generated files. Reads and writes nothing.
 *
 * @module
 */

import { checkDocument } from "./check.ts";
import type { OpenApiDocument } from "./document.ts";
import { addExamples } from "./examples.ts";
import { hoistRepeated } from "./hoist-repeated.ts";
import { hoistSchemas } from "./hoist-schemas.ts";
import { nameOperations } from "./names.ts";
import { applyOverlays, type OverlaySource } from "./overlays.ts";
import { aliasesTable } from "./tables/aliases.ts";
import { inputSchemasTable } from "./tables/input-schemas.ts";
import { mediaTable } from "./tables/media.ts";
import { modelSchemasTable } from "./tables/model-schemas.ts";
import { expectedSecondsTable, modelsTable } from "./tables/models.ts";
import { header } from "./tables/module-text.ts";
import { operationsTable } from "./tables/operations.ts";
import { pricesTable } from "./tables/prices.ts";
import { generateTypes } from "./types.ts";

/**
 * The document that the types, the tables and the mock server are made from: overlays applied, operations named,
 * checked, repeated schemas named, examples added.
 *
 * @throws Error where an overlay does not apply or the result does not pass its check.
 */
export async function effectiveDocument(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
): Promise<OpenApiDocument> {
  const corrected = nameOperations(await applyOverlays(document, overlays));
  await checkDocument(corrected);
  return hoistRepeated(addExamples(hoistSchemas(corrected)));
}

/** The text of every generated file, by its name in `generated/`. The same document gives the same text. */
export async function generateFiles(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
): Promise<Map<string, string>> {
  const effective = await effectiveDocument(document, overlays);
  return new Map([
    ["openapi.json", `${JSON.stringify(effective, null, 2)}\n`],
    ["openapi.ts", `${header}\n${await generateTypes(effective)}`],
    ["aliases.ts", aliasesTable(effective)],
    ["media.ts", mediaTable(effective)],
    ["input-schemas.ts", inputSchemasTable(effective)],
    ["models.ts", modelsTable(effective)],
    ["prices.ts", pricesTable(effective)],
    ["model-schemas.ts", modelSchemasTable(effective)],
    ["expected-seconds.ts", expectedSecondsTable(effective)],
    ["operations.ts", operationsTable(effective)],
  ]);
}
