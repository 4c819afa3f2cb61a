/**
 * Turns files into data URIs, which Runware accepts in place of the URL of an upload.
 *
 * @module
 */

import { toUploadFile } from "../media/check-file.ts";
import { type FileContent, isFile } from "../media/source.ts";
import { isPlainObject } from "../options/check.ts";

/** How many bytes are converted at once. A function call cannot take many more arguments. */
const chunkLength = 0x8000;

/**
 * Replaces the files in the style references of an input with data URIs. Other values are returned unchanged.
 *
 * @throws KreaInputError if a file is empty, too large, or of a type that models do not accept
 */
export async function withDataUris(references: unknown): Promise<unknown> {
  if (!Array.isArray(references)) return references;
  return Promise.all(
    references.map(async (reference: unknown, index) => {
      if (!isPlainObject(reference) || !isFile(reference.url)) return reference;
      return { ...reference, url: await dataUriOf(`image_style_references[${index}].url`, reference.url) };
    }),
  );
}

async function dataUriOf(path: string, content: FileContent): Promise<string> {
  const file = await toUploadFile(path, content);
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += chunkLength) {
    text += String.fromCharCode(...bytes.subarray(start, start + chunkLength));
  }
  return `data:${file.type};base64,${btoa(text)}`;
}
