/**
 * Files as data URIs: Runware takes them where Krea's own API takes the URL of an upload.
 *
 * @module
 */

import { toUploadFile } from "../media/check-file.ts";
import { type FileContent, isFile } from "../media/source.ts";

/** As many bytes are made into text at once: more would be too many arguments. */
const chunkLength = 0x8000;

/**
 * A copy of a value, with data URIs in the place of its files.
 *
 * @param path - where the value stands, as messages say it
 * @throws KreaInputError for a file that is empty, too large, or of a type that models do not take
 */
export async function withDataUris(value: unknown, path = "input"): Promise<unknown> {
  if (isFile(value)) return dataUriOf(path, value);
  if (Array.isArray(value)) return Promise.all(value.map((item, index) => withDataUris(item, `${path}[${index}]`)));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    async ([name, field]) => [name, await withDataUris(field, `${path}.${name}`)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
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
