/**
 * Reads files from disk for inputs and uploads.
 *
 * @module
 */

import { constants, openAsBlob, type Stats } from "node:fs";
import { access, stat } from "node:fs/promises";
import { basename } from "node:path";
import { KreaInputError } from "../errors/client-errors.ts";
import { type FileGuard, guardFile } from "../media/file-guard.ts";
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
 * never held in memory as a whole. If the file changes or goes away before then, the upload fails with a KreaInputError
 * that names it, and is not repeated.
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
  const stats = await statOf(path);
  if (!stats.isFile())
    throw new KreaInputError(`fileFromPath: path: expected a file, got ${show(path)}, which is not a file.`);
  if (stats.size === 0)
    throw new KreaInputError(`fileFromPath: path: expected a file with content, got ${show(path)}, which is empty.`);
  const blob = await openAsBlob(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  return guardFile(new File([blob], options.filename ?? basename(path)), guardFor(path, stats));
}

async function statOf(path: string): Promise<Stats> {
  return stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
}

function unreadable(path: string, cause: unknown): KreaInputError {
  const reason = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  const message = `fileFromPath: path: expected a file that can be read, got ${show(path)}${reason}.`;
  return new KreaInputError(message, { cause });
}

/** The guard of a file that was found in this state. */
function guardFor(path: string, then: Stats): FileGuard {
  return async (problem) => {
    const now = await statOf(path);
    const change = changeOf(then, now) ?? (problem === undefined ? undefined : "could not be read");
    if (change === undefined)
      return access(path, constants.R_OK).catch((cause: unknown) => Promise.reject(unreadable(path, cause)));
    throw new KreaInputError(
      `fileFromPath: path: expected ${show(path)} to stay as it was until it was read; it ${change}.`,
      {
        cause: problem,
      },
    );
  };
}

/** What has happened to a file. Undefined if nothing has. */
function changeOf(then: Stats, now: Stats): string | undefined {
  if (!now.isFile()) return "is no file any more";
  if (now.size < then.size) return `has shrunk from ${then.size} to ${now.size} bytes`;
  if (now.size > then.size) return `has grown from ${then.size} to ${now.size} bytes`;
  if (now.ino !== then.ino || now.dev !== then.dev) return "was replaced by another file";
  return now.mtimeMs === then.mtimeMs ? undefined : "was written to";
}
