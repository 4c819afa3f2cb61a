/**
 * Names of saved files. Pure.
 *
 * @module
 */

import { lookup, mimes } from "mrmime";
import { mediaTypes } from "../media/media-type.ts";

/** The longest name that common file systems take, in bytes. */
const mostBytes = 255;
/** Names that Windows keeps for devices, with any ending. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;

/**
 * What is wrong with a name: it must be one part of a path, on every system, so that it cannot leave its directory.
 *
 * @returns what was expected; undefined where it is good
 */
export function fileNameProblem(name: unknown): string | undefined {
  if (typeof name !== "string" || name === "") return "a non-empty string";
  if (name === "." || name === ".." || /[/\\:*?"<>|]/.test(name)) return "a file name, not a path";
  if ([...name].some((character) => character < " " || character === "\u007f")) return "no control characters";
  if (/[. ]$/.test(name)) return "no dot or space at its end, which Windows would drop";
  if (devices.test(name)) return "none of the names that Windows keeps for devices";
  return new TextEncoder().encode(name).length > mostBytes ? `at most ${mostBytes} bytes` : undefined;
}

/**
 * The name of a result: the job's id, a number where there are several, and an ending by its type.
 *
 * @param contentType - what the server says: `image/png; charset=…`
 */
export function defaultFileName(
  jobId: string,
  place: { index: number; count: number },
  url: string,
  contentType?: string,
) {
  const number = place.count > 1 ? `-${place.index + 1}` : "";
  // An id of the API's is a UUID; whatever it is, it names a file here.
  const base = jobId.replace(/[^\w-]/g, "_").slice(0, 100) || "job";
  return `${base}${number}.${extensionOf(url, contentType)}`;
}

/** The ending for a type; where the URL's own is one for it, that. */
export function extensionOf(url: string, contentType: string | undefined): string {
  const [, own] = /\.([A-Za-z0-9]{1,10})$/.exec(new URL(url).pathname) ?? [];
  const [type = ""] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  if (own && (type === "" || type === "application/octet-stream" || lookup(own) === type)) return own.toLowerCase();
  const known = Object.entries(mediaTypes).find(([mediaType]) => mediaType === type)?.[1].extension;
  const endings = Object.keys(mimes).filter((ending) => mimes[ending] === type);
  const ofName = endings.find((ending) => type.endsWith(`/${ending}`));
  return known ?? ofName ?? endings[0] ?? own?.toLowerCase() ?? "bin";
}
