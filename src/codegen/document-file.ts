/**
 * The file that `krea types` writes: the types and the tables of one document.
 *
 * @module
 */

import type { ApiDocument } from "../models/api-document.ts";
import { absentOperations, type KnownOperations } from "./absent-operations.ts";
import { collectDefects, type Defect } from "./defect.ts";
import type { OpenApiDocument } from "./document.ts";
import { applyFitting, type LeftOut } from "./fitting-overlays.ts";
import { inlineDocument } from "./inline.ts";
import { finishDocuments, tableFiles } from "./outputs.ts";
import type { Corrections } from "./read-corrections.ts";
import { addRetiredAliases } from "./retired.ts";
import { kindMethodTypes } from "./tables/kinds.ts";
import { mediaTable } from "./tables/media.ts";
import { valueIn } from "./tables/module-text.ts";
import { operationsTable } from "./tables/operations.ts";
import { generateTypes } from "./types.ts";
import { checkVersion } from "./version.ts";

/** What this package knows of the API beside the document. */
export interface Known extends Corrections {
  /** The ids of the models of this package's own document. */
  models: readonly string[];
  /** What that document says of operations. */
  operations: KnownOperations;
}

/** The file, and what is to be said about the document. */
export interface DocumentFile {
  text: string;
  /** What is wrong with the document, and worked around. */
  defects: Defect[];
  /** The corrections of this package that the document has no use for. */
  leftOut: LeftOut[];
}

/** The first line of the file. */
export const firstLine = "// Made by `krea types` from an OpenAPI document of the Krea API. Do not edit.\n";

/** The name under which the file imports this package. */
const sdk = "sdk";

const start = `/* eslint-disable */

import type * as ${sdk} from "krea-sdk";

/** The types of this document, which those of krea-sdk are made from wherever this file is a part of the program. */
export interface DocumentTypes {
  paths: paths;
  components: components;
  modelInputs: ModelInputs;
  modelInputsByKind: ModelInputsByKind;
  otherSubmissionInputs: OtherSubmissionInputs;
  kindMethods: KindMethods;
}

declare module "krea-sdk" {
  interface Register {
    document: DocumentTypes;
  }
}
`;

/** The tables of the document: the generated file that has each, and its name there. */
const tableOwners: Record<Exclude<keyof ApiDocument, `load${string}`>, string> = {
  modelIds: "model-ids.ts",
  otherSubmissionIds: "model-ids.ts",
  movedModels: "moved-models.ts",
  kindMethods: "kinds.ts",
  expectedSeconds: "expected-seconds.ts",
  multipartOperations: "operations.ts",
  submissionOperations: "operations.ts",
  unnamedJobs: "operations.ts",
  bodilessOperations: "operations.ts",
  repeatablePosts: "operations.ts",
  aliasNotices: "aliases.ts",
  aliases: "aliases.ts",
};

/**
 * Generates the file from a document. The same input always gives the same text.
 *
 * @throws Error if two operations have the same id, or a reference leads to nothing
 */
export async function generateDocumentFile(document: OpenApiDocument, known: Known): Promise<DocumentFile> {
  checkVersion(document);
  const found = collectDefects();
  const fitted = await applyFitting(inlineDocument(document, found.report), known.overlays, known.models);
  const corrected = addRetiredAliases(fitted.document, known.retired.aliases);
  const finished = finishDocuments(corrected, known.retired.models);
  const absent = absentOperations(finished.effective, known.operations);
  const tables = tableFiles(finished)
    .set("operations.ts", operationsTable(finished.effective, absent))
    .set("media.ts", mediaTable(finished.effective, absent.mediaFields));
  const parts = [
    start,
    await generateTypes(finished.callers, { sdk }),
    "",
    kindMethodTypes(finished.callers, sdk),
    documentConstant(tables),
  ];
  return {
    text: firstLine + parts.join("\n"),
    defects: [...found.defects, ...finished.defects],
    leftOut: fitted.leftOut,
  };
}

/** Declares `document`, which has the tables of the given files. */
function documentConstant(files: ReadonlyMap<string, string>): string {
  const textOf = (file: string, name: string) =>
    indented(valueIn(files.get(file) ?? "", name).replace(/^([[{])\n\n([\]}])$/, "$1$2"));
  const members = Object.entries(tableOwners).map(([name, file]) => `${name}: ${textOf(file, name)},`);
  const catalog = [
    `models: ${textOf("models.ts", "models")},`,
    `priceRules: ${textOf("prices.ts", "priceRules")},`,
    `otherPrices: ${textOf("prices.ts", "otherPrices")},`,
  ];
  return `/** The document, for the option \`document\` of a client and for \`createValidator\` of krea-sdk/validate. */
export const document: ${sdk}.ApiDocument = {
  ${members.join("\n  ")}
  loadMediaFields: async () => (${textOf("media.ts", "mediaFields")}),
  loadCatalog: async () => ({
    ${catalog.map(indented).join("\n    ")}
  }),
  loadSchemas: async () => (${textOf("model-schemas.ts", "schemas")}),
};
`;
}

/** Two more spaces at each line but the first. Texts of a document may have other separators of lines in them. */
function indented(text: string): string {
  return text.split("\n").join("\n  ");
}
