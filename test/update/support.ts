import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import ts from "typescript";
import { readSources } from "../../scripts/generate.ts";
import {
  compareUpdate,
  type PreparedState,
  planUpdate,
  prepareState,
  type UpdateInput,
  type UpdatePlan,
  type UpdateReport,
  type UpdateState,
} from "../../scripts/update-spec/plan-update.ts";
import type { FieldAlias, OpenApiDocument, Operation, Schema } from "../../src/codegen/document.ts";
import { repositoryPath } from "../support/document.ts";

/** Changes a document in place. */
export type Alteration = (document: OpenApiDocument) => void;

export const today = "2026-11-21";
export const flux = "/generate/image/bfl/flux-1-dev";
export const fluxKey = `POST ${flux}`;

/** A copy of the document and overlays of November 2026, so that updates of the real ones do not affect these tests. */
export const fixture = repositoryPath("test/update/fixture");

const sources = readSources(fixture);

/** A copy of the document with alterations. */
export async function altered(...alterations: Alteration[]): Promise<OpenApiDocument> {
  const document = structuredClone((await sources).document);
  for (const alter of alterations) alter(document);
  return document;
}

/** Encodes a document as JSON, or a text as it is. */
export function bytesOf(document: unknown): Uint8Array {
  return new TextEncoder().encode(typeof document === "string" ? document : JSON.stringify(document));
}

/** The state before an update. */
export async function currentState(changes: Partial<UpdateState> = {}): Promise<UpdateState> {
  return { ...(await sources), major: 1, ...changes };
}

let unchanged: Promise<PreparedState> | undefined;

/** The state before an update, prepared; once for all tests that change nothing of it. */
async function prepared(changes: Partial<UpdateState>): Promise<PreparedState> {
  if (["document", "overlays", "retired", "major"].some((key) => key in changes)) {
    return prepareState(await currentState(changes));
  }
  unchanged ??= currentState().then(prepareState);
  return unchanged;
}

/** Plans an update from the document to an altered one. */
export async function update(
  alterations: Alteration[],
  changes: Partial<UpdateState & UpdateInput> = {},
): Promise<UpdatePlan> {
  const bytes = bytesOf(await altered(...alterations));
  return planUpdate(await prepared(changes), { bytes, source: "test", today, ...changes });
}

/** Compares the document with an altered one, without generating code. */
export async function reportOf(
  alterations: Alteration[],
  changes: Partial<UpdateState & UpdateInput> = {},
): Promise<{ report: UpdateReport }> {
  const bytes = bytesOf(await altered(...alterations));
  return compareUpdate(await prepared(changes), { bytes, source: "test", today, ...changes });
}

/** The state after an update. */
export async function stateAfter({ files }: UpdatePlan, changes: Partial<UpdateState> = {}): Promise<UpdateState> {
  const json = (path: string): unknown => JSON.parse(textOf(files, path));
  return {
    ...(await currentState()),
    document: json("openapi/krea.json") as OpenApiDocument,
    retired: {
      aliases: json("openapi/retired-aliases.json") as UpdateState["retired"]["aliases"],
      models: json("openapi/retired-models.json") as UpdateState["retired"]["models"],
    },
    ...changes,
  };
}

/** The text of a file of a plan. */
export function textOf(files: UpdatePlan["files"], path: string): string {
  const content = files.get(path);
  if (content === undefined || content === null) throw new Error(`The plan has no ${path}.`);
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

/** The rows of a report as `operation | text | what breaks`. */
export function rowsOf({ report }: { report: UpdateReport }): string[] {
  return report.changes.map(
    ({ operation, text, breaks }) => `${operation} | ${text} | ${breaks.join(", ") || "nothing"}`,
  );
}

/** An operation of a document. */
export function operationAt(document: OpenApiDocument, path: string, method = "post"): Operation {
  const operation = document.paths[path]?.[method];
  if (!operation) throw new Error(`There is no ${method} ${path}.`);
  return operation as Operation;
}

/** The schema of an operation's JSON body. */
export function bodyOf(document: OpenApiDocument, path: string): Schema & { properties: Record<string, Schema> } {
  const schema = operationAt(document, path).requestBody?.content["application/json"]?.schema;
  if (!schema?.properties) throw new Error(`${path} has no JSON body.`);
  return schema as Schema & { properties: Record<string, Schema> };
}

/** A field of an operation's JSON body. */
export function fieldAt(document: OpenApiDocument, path: string, name: string): Schema {
  const field = bodyOf(document, path).properties[name];
  if (!field) throw new Error(`${path} has no ${name}.`);
  return field;
}

/** An alias in the document's own form. */
export function aliasOf(from: string, to: string, sunset_date = "2027-01-31"): FieldAlias {
  return { from, to, sunset_date, reason: "Renamed.", migration_url: "https://docs.example/renamed" };
}

/** Imports the text of a generated module. */
export async function importText(text: string): Promise<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`)) as Record<
    string,
    unknown
  >;
}

const mediaSource = readFileSync(new URL("../../src/media/source.ts", import.meta.url), "utf8");
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Compiles a program that imports the generated types from "./openapi.ts", and returns its errors. */
export function compile(openapi: string, program: string): string[] {
  // The generated types import one of the sources.
  const files: Record<string, string> = {
    "/openapi.ts": openapi.replace("../src/media/source.ts", "./source.ts"),
    "/program.ts": program,
    "/source.ts": mediaSource,
  };
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    types: [],
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const readLibrary = host.getSourceFile.bind(host);
  host.fileExists = (name) => name in files || ts.sys.fileExists(name);
  host.getSourceFile = (name, version) => {
    const text = files[name];
    if (text !== undefined) return ts.createSourceFile(name, text, version);
    if (!libraries.has(name)) libraries.set(name, readLibrary(name, version));
    return libraries.get(name);
  };
  const compiled = ts.createProgram(["/program.ts"], options, host);
  const diagnostics = [...compiled.getSyntacticDiagnostics(), ...compiled.getSemanticDiagnostics()];
  return diagnostics.map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName ?? ""}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

/** The text of an overlay of the fixture. */
export function overlayText(name: string): Promise<string> {
  return readFile(`${fixture}/overlays/${name}`, "utf8");
}
