/**
 * Reads what is known of the API beside its document, from a folder that is laid out like `openapi/`.
 *
 * @module
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OverlaySource } from "./overlays.ts";
import type { Retired, RetiredAlias, RetiredModel } from "./retired.ts";

/** What is known of the API beside its document. */
export interface Corrections {
  /** Corrections of the document, in the order in which they are applied. */
  overlays: OverlaySource[];
  /** What earlier documents had. */
  retired: Retired;
}

/** Reads the overlays, `retired-aliases.json` and `retired-models.json` of a folder. The last two may be missing. */
export async function readCorrections(directory: string): Promise<Corrections> {
  const names = (await readdir(join(directory, "overlays"))).filter((name) => /\.(ya?ml|json)$/.test(name)).sort();
  const overlays = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(directory, "overlays", name), "utf8") })),
  );
  const [aliases, models] = await Promise.all([
    readList(join(directory, "retired-aliases.json")),
    readList(join(directory, "retired-models.json")),
  ]);
  return { overlays, retired: { aliases: aliases as RetiredAlias[], models: models as RetiredModel[] } };
}

async function readList(path: string): Promise<unknown[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  return JSON.parse(text) as unknown[];
}
