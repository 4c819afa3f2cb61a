/**
 * Files on disk, as inputs and uploads take them.
 *
 * @module
 */

import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { KreaInputError } from "../errors/client-errors.ts";
import { type Check, checkOptions, show } from "../options/check.ts";

/** How to read a file. */
export interface FileFromPathOptions {
  /** The name that it is uploaded under. Default: its own. */
  filename?: string | undefined;
}

const checks: Record<keyof FileFromPathOptions, Check> = {
  filename: (value) => (typeof value === "string" && value !== "" ? undefined : "a non-empty string"),
};

/**
 * A file on disk. It is read as it goes out, not into memory; where it changes meanwhile, the upload fails.
 *
 * @param path - to a file with content
 * @throws KreaInputError where there is no such file, or it is empty
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
    throw new KreaInputError(`fileFromPath: path: expected a file, got ${show(path)}, which is none.`);
  if (stats.size === 0)
    throw new KreaInputError(`fileFromPath: path: expected a file with content, got ${show(path)}, which is empty.`);
  return new File([await openAsBlob(path)], options.filename ?? basename(path));
}
