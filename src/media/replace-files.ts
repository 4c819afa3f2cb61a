/**
 * Replaces the files in a request body by the URLs of their uploads.
 *
 * @module
 */

import { KreaConnectionError, KreaInputError, KreaTimeoutError } from "../errors/client-errors.ts";
import { isKreaAPIError, isKreaConnectionError, isKreaInputError, isKreaTimeoutError } from "../errors/guards.ts";
import { withDetails } from "../errors/with-details.ts";
import { isPlainObject, show } from "../options/check.ts";
import type { RequestSettings } from "../options/request-settings.ts";
import { toUploadFile } from "./check-file.ts";
import { type FileContent, isFile } from "./source.ts";
import { abortedUpload, type Uploads } from "./uploads.ts";

/** A file in a body, with its path (`image_urls[0]`) and its field (`image_urls[]`). */
interface PlacedFile {
  file: FileContent;
  path: string;
  field: string;
}

/**
 * Uploads the files in a body and returns a copy of the body that has their URLs instead. Whatever it throws, no job
 * was created.
 *
 * @param fields - the fields of the operation that take files; undefined if they are not known
 * @param operation - `POST /generate/image/bfl/flux-1-dev`
 * @throws KreaInputError before anything is uploaded, if a file is too large, has the wrong type, or is in a field that
 *   takes none; the errors of an upload. All messages name the field
 */
export async function replaceFiles(
  fields: readonly string[] | undefined,
  operation: string,
  body: Record<string, unknown>,
  uploads: Uploads,
  settings: RequestSettings,
): Promise<Record<string, unknown>> {
  const placed = filesIn(body, "", "");
  for (const { field, path } of placed) {
    // The fields of a model that is newer than this package's document are unknown.
    if (!operation.startsWith("POST /generate/") && !fields) throw misplaced(operation, path, []);
    if (fields && !fields.includes(field)) throw misplaced(operation, path, fields);
  }
  const files = await Promise.all(
    placed.map(async ({ file, path }) => ({
      path,
      source: file,
      file: await toUploadFile(`${operation}: ${path}`, file, undefined, settings),
    })),
  );
  const entries = await Promise.all(
    files.map(async ({ file, path, source }): Promise<[string, string]> => {
      try {
        return [path, await uploads.urlOf(file, settings, source instanceof Blob ? source : file)];
      } catch (error) {
        throw uploadErrorFor(error, operation, path);
      }
    }),
  );
  return withUrls(body, "", new Map(entries)) as Record<string, unknown>;
}

function filesIn(value: unknown, path: string, field: string): PlacedFile[] {
  if (isFile(value)) return [{ file: value, path, field }];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => filesIn(item, `${path}[${index}]`, `${field}[]`));
  }
  if (!isPlainObject(value)) return [];
  const within = (outer: string, name: string) => (outer === "" ? name : `${outer}.${name}`);
  return Object.entries(value).flatMap(([name, item]) => filesIn(item, within(path, name), within(field, name)));
}

/** Copies the containers of files, so that your own objects do not change. */
function withUrls(value: unknown, path: string, urls: ReadonlyMap<string, string>): unknown {
  if (isFile(value)) return urls.get(path);
  if (Array.isArray(value)) return value.map((item: unknown, index) => withUrls(item, `${path}[${index}]`, urls));
  if (!isPlainObject(value)) return value;
  const copies = Object.entries(value).map(([name, item]) => {
    return [name, withUrls(item, path === "" ? name : `${path}.${name}`, urls)] as const;
  });
  return Object.fromEntries(copies);
}

function misplaced(operation: string, path: string, fields: readonly string[]): KreaInputError {
  const where = fields.length === 0 ? "This operation takes none" : `Files go into ${fields.join(", ")}`;
  return new KreaInputError(`${operation}: ${path}: expected no file here. ${where}.`);
}

/** Returns the error of an upload with the path of its file added to the message. */
function uploadErrorFor(error: unknown, operation: string, path: string): unknown {
  const what = error instanceof Error ? error.message : show(error);
  const message = `${operation} was not sent, since the upload for ${path} failed: ${what}`;
  if (isKreaInputError(error)) return new KreaInputError(message, { cause: error });
  if (isKreaAPIError(error)) return withDetails(error, message, {});
  if (isKreaTimeoutError(error)) return new KreaTimeoutError(message, { timeoutMs: error.timeoutMs, cause: error });
  if (isKreaConnectionError(error)) return new KreaConnectionError(message, { cause: error });
  return abortedUpload(error, operation);
}
