/**
 * Reads files from disk for inputs and uploads.
 *
 * @module
 */

import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { KreaInputError } from "../errors/client-errors.ts";
import { type Check, checkOptions, show } from "../options/check.ts";

/** Options of {@link fileFromPath}. */
export interface FileFromPathOptions {
  /** The file name to upload under. Default: the last part of the path. */
  filename?: string | undefined;
}

const checks: Record<keyof FileFromPathOptions, Check> = {
  filename: (value) => (typeof value === "string" && value !== "" ? undefined : "a non-empty string"),
};

/**
 * Returns a File for a path on disk, for inputs and uploads. The content is streamed from disk when it is sent and
 * never held in memory as a whole. If the file changes before then, the upload fails.
 *
 * @param path - the path of a non-empty file
 * @throws KreaInputError if the file does not exist, cannot be read, or is empty
 * @example
 * ```ts
 * const asset = await krea.assets.upload(await fileFromPath("harbour.mp4"));
 * await krea.image("bfl/flux-1-dev", { prompt: "at night", image_url: await fileFromPath("harbour.png") });
 * ```
 */
export async function fileFromPath(path: string, options: FileFromPathOptions = {}): Promise<File> {
  checkOptions("fileFromPath", options, checks);
  if (typeof path !== "string" || path === "") {
    throw new KreaInputError(`fileFromPath: path: expected a path, got ${show(path)}.`);
  }
  const stats = await stat(path).catch((cause: unknown) => {
    const reason = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
    throw new KreaInputError(`fileFromPath: path: expected a file that can be read, got ${show(path)}${reason}.`, {
      cause,
    });
  });
  if (!stats.isFile())
    throw new KreaInputError(`fileFromPath: path: expected a file, got ${show(path)}, which is not a file.`);
  if (stats.size === 0)
    throw new KreaInputError(`fileFromPath: path: expected a file with content, got ${show(path)}, which is empty.`);
  return new File([await openAsBlob(path)], options.filename ?? basename(path));
}
