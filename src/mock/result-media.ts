/**
 * What a job makes, as far as its file is concerned. Pure.
 *
 * @module
 */

import { mediaFields } from "../../generated/media.ts";

/** The type of a file that the mock server can make. */
export type ResultMedia = "image" | "video" | "audio" | "3d";

/** Words of a kind of models, or of a field, that tell its media. The first that fits counts. */
const words: readonly [ResultMedia, RegExp][] = [
  ["3d", /3d|mesh|model/],
  ["video", /video|movie|film|clip|animat/],
  ["audio", /audio|speech|music|voice|sound|song/],
  ["image", /image|picture|photo/],
];

/**
 * Returns what the operation of a path makes: what its kind says (`video`, `text-to-speech`); else, as for an enhancer, what
 * it takes; else an image.
 *
 * @param path - the path of the request: `/generate/enhance/topaz/astra`, `/export/3d`
 */
export function resultMediaOf(path: string): ResultMedia {
  const [kind = ""] = path.replace(/^\/generate\//, "").split("/");
  const fields = mediaFields[`POST ${path}`] ?? [];
  const byKind = path.startsWith("/generate/") ? mediaNamed(kind) : mediaNamed(path);
  return byKind ?? fields.map(mediaNamed).find((media) => media !== undefined) ?? "image";
}

function mediaNamed(text: string): ResultMedia | undefined {
  return words.find(([, pattern]) => pattern.test(text.toLowerCase()))?.[0];
}
