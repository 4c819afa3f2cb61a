/**
 * Turns the document of another provider of the same models into generated files. Does no I/O.
 *
 * @module
 */

import { checkDocument } from "./check.ts";
import type { OpenApiDocument } from "./document.ts";
import { header } from "./tables/module-text.ts";
import { providerTable } from "./tables/provider.ts";
import { generateTypes } from "./types.ts";

/** The text of the files generated from another provider's document, by name. */
export async function generateProviderFiles(name: string, document: OpenApiDocument): Promise<Map<string, string>> {
  await checkDocument(document);
  return new Map([
    [`${name}.json`, `${JSON.stringify(document, null, 2)}\n`],
    [`${name}-tables.ts`, providerTable(document)],
    [`${name}.ts`, `${header}\n${await generateTypes(document, { files: false })}`],
  ]);
}
