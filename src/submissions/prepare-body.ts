/**
 * Prepares the body of a call: renames deprecated fields, validates it, and replaces files with their URLs.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { holdsFile } from "../media/source.ts";
import type { Uploads } from "../media/uploads.ts";
import { rewriteAliases } from "../models/aliases.ts";
import { isPlainObject, show } from "../options/check.ts";
import type { RequestSettings } from "../options/request-settings.ts";
import { isForm } from "../transport/body.ts";
import type { DeprecationReporter } from "../transport/deprecation.ts";
import { lazy } from "../transport/lazy.ts";
import { checkInput, type InputValidator } from "./check-input.ts";
import { needsBody } from "./operations.ts";
import { findUnsendable, type Unsendable, unsendableError } from "./unsendable.ts";

/** What the bodies of a client's calls need. */
export interface BodyContext {
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
  { deprecations, validateInput, uploads }: BodyContext,
  method: string,
  path: string,
  given: unknown,
  settings: RequestSettings,
): Record<string, unknown> | undefined | Promise<Record<string, unknown>> {
  const operation = `${method} ${path}`;
  if (!isBody(method, path, given)) return undefined;
  if (isForm(operation)) return given;
  const unsendable = findUnsendable(given);
  if (unsendable) return refuse(operation, unsendable);
  const { body, deprecated } = rewriteAliases(operation, given);
  deprecations.fields(deprecated);
  if (validateInput) checkInput(validateInput, path, body);
  return holdsFile(body) ? uploadFiles(uploads, operation, body, settings) : body;
}

/** @throws KreaInputError if a body is missing, not allowed, or not an object */
function isBody(method: string, path: string, body: unknown): body is Record<string, unknown> {
  const operation = `${method} ${path}`;
  if (body === undefined) {
    if (!isForm(operation) && !needsBody(method, path)) return false;
    throw new KreaInputError(`${operation}: body: expected an object, got undefined.`);
  }
  if (method === "GET" || method === "DELETE") {
    throw new KreaInputError(`${operation}: body: expected none with ${method}, got ${show(body)}.`);
  }
  if (!isPlainObject(body)) throw new KreaInputError(`${operation}: body: expected an object, got ${show(body)}.`);
  return true;
}

async function refuse(operation: string, unsendable: Unsendable): Promise<never> {
  throw await unsendableError(operation, unsendable);
}

const loadReplaceFiles = lazy(async () => (await import("../media/replace-files.ts")).replaceFiles);

async function uploadFiles(
  uploads: BodyContext["uploads"],
  operation: string,
  body: Record<string, unknown>,
  settings: RequestSettings,
): Promise<Record<string, unknown>> {
  const [replaceFiles, loaded] = await Promise.all([loadReplaceFiles(), uploads()]);
  // Uploads have their own default timeout.
  const { timeoutMs: _timeoutMs, ...uploadSettings } = settings;
  return replaceFiles(operation, body, loaded, uploadSettings);
}
