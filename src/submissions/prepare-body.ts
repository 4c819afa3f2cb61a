/**
 * Prepares the body of a call: renames deprecated fields, validates it, and replaces files with their URLs.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { holdsFile } from "../media/source.ts";
import type { Uploads } from "../media/uploads.ts";
import { rewriteAliases } from "../models/aliases.ts";
import type { ApiDocument } from "../models/api-document.ts";
import { isPlainObject, show } from "../options/check.ts";
import type { RequestSettings } from "../options/request-settings.ts";
import type { DeprecationReporter } from "../transport/deprecation.ts";
import { lazy } from "../transport/lazy.ts";
import { checkInput, type InputValidator } from "./check-input.ts";
import { needsBody } from "./operations.ts";
import { findUnsendable, type Unsendable, unsendableError } from "./unsendable.ts";

/** What the bodies of a client's calls need. */
export interface BodyContext {
  document: ApiDocument;
  deprecations: DeprecationReporter;
  validateInput: InputValidator | undefined;
  /** Loads the upload code when the first file needs it. */
  uploads(): Promise<Uploads>;
}

/**
 * Prepares the body of a call. Returns a promise only if there are files to upload.
 *
 * @param path - the operation's path: `/generate/image/bfl/flux-1-dev`
 * @throws KreaInputError if the body is missing or not an object, if a value in it cannot be sent, if an old and a current
 *   field name have different values, or if a file cannot be uploaded; KreaValidationError; what `onDeprecation` and an
 *   upload throw
 */
export function prepareBody(
  { document, deprecations, validateInput, uploads }: BodyContext,
  method: string,
  path: string,
  given: unknown,
  settings: RequestSettings,
): Record<string, unknown> | undefined | Promise<Record<string, unknown>> {
  const operation = `${method} ${path}`;
  if (!isBody(document, method, path, given)) return undefined;
  if (isForm(document, operation)) return given;
  const unsendable = findUnsendable(given);
  if (unsendable) return refuse(document, operation, unsendable);
  const { body, deprecated } = rewriteAliases(document, operation, given);
  deprecations.fields(deprecated);
  if (validateInput) checkInput(validateInput, path, body);
  return holdsFile(body) ? uploadFiles({ document, uploads }, operation, body, settings) : body;
}

/** Whether the body of an operation is a form. */
export function isForm({ multipartOperations }: ApiDocument, operation: string): boolean {
  return multipartOperations.includes(operation);
}

/** @throws KreaInputError if a body is missing, not allowed, or not an object */
function isBody(document: ApiDocument, method: string, path: string, body: unknown): body is Record<string, unknown> {
  const operation = `${method} ${path}`;
  if (body === undefined) {
    if (!isForm(document, operation) && !needsBody(document, method, path)) return false;
    throw new KreaInputError(`${operation}: body: expected an object, got undefined.`);
  }
  if (method === "GET" || method === "DELETE") {
    throw new KreaInputError(`${operation}: body: expected none with ${method}, got ${show(body)}.`);
  }
  if (!isPlainObject(body)) throw new KreaInputError(`${operation}: body: expected an object, got ${show(body)}.`);
  return true;
}

async function refuse(document: ApiDocument, operation: string, unsendable: Unsendable): Promise<never> {
  throw await unsendableError(await document.loadMediaFields(), operation, unsendable);
}

const loadReplaceFiles = lazy(async () => (await import("../media/replace-files.ts")).replaceFiles);

async function uploadFiles(
  { document, uploads }: Pick<BodyContext, "document" | "uploads">,
  operation: string,
  body: Record<string, unknown>,
  settings: RequestSettings,
): Promise<Record<string, unknown>> {
  const [replaceFiles, mediaFields, loaded] = await Promise.all([
    loadReplaceFiles(),
    document.loadMediaFields(),
    uploads(),
  ]);
  // Uploads have their own default timeout.
  const { timeoutMs: _timeoutMs, ...uploadSettings } = settings;
  return replaceFiles(mediaFields[operation], operation, body, loaded, uploadSettings);
}
