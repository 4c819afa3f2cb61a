/**
 * Names of saved files. Pure.
 *
 * @module
 */

import { lookup, mimes } from "mrmime";
import { fileKindOf } from "../jobs/read-files.ts";
import { mediaTypes } from "../media/media-type.ts";

/** The longest file name that common file systems accept, in bytes. */
const maxNameBytes = 255;
/** Names that Windows reserves for devices, with or without an extension. */
const windowsDevices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;

/**
 * Checks that a file name is valid on every system, and that it cannot lead out of its directory.
 *
 * @returns what was expected of the name; undefined if it is valid
 */
export function fileNameProblem(name: unknown): string | undefined {
  if (typeof name !== "string" || name === "") return "a non-empty string";
  if (name === "." || name === ".." || /[/\\:*?"<>|]/.test(name)) return "a file name, not a path";
  if ([...name].some((character) => character < " " || character === "\u007f")) return "no control characters";
  if (/[. ]$/.test(name)) return "no dot or space at its end, which Windows would drop";
  if (windowsDevices.test(name)) return "none of the names that Windows reserves for devices";
  return new TextEncoder().encode(name).length > maxNameBytes ? `at most ${maxNameBytes} bytes` : undefined;
}

/**
 * Returns the default name of a result: the job's id, a number if the job has several results, and an extension.
 *
 * @param contentType - the `Content-Type` that the server sent: `image/png; charset=…`
 */
export function defaultFileName(
  jobId: string,
  place: { index: number; count: number },
  url: string,
  contentType?: string,
) {
  const number = place.count > 1 ? `-${place.index + 1}` : "";
  // The API's ids are UUIDs. Any other id is made safe for a file name.
  const base = jobId.replace(/[^\w-]/g, "_").slice(0, 100) || "job";
  return `${base}${number}.${extensionOf(url, contentType)}`;
}

/** Types that servers send for text files whose own type they do not know, such as OBJ or glTF. */
const vagueTypes: ReadonlySet<string> = new Set(["application/json", "application/xml", "text/plain"]);

/**
 * Returns the file name extension for a media type. The URL's own extension is kept if it fits the type, or if the type
 * says less than the extension.
 */
export function extensionOf(url: string, contentType: string | undefined): string {
  const [, urlExtension] = /\.([A-Za-z0-9]{1,10})$/.exec(new URL(url).pathname) ?? [];
  const [type = ""] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const isVague =
    type === "" || /\/octet-stream$/.test(type) || (fileKindOf(url) !== "unknown" && vagueTypes.has(type));
  if (urlExtension && (isVague || lookup(urlExtension) === type)) return urlExtension.toLowerCase();
  const known = Object.entries(mediaTypes).find(([mediaType]) => mediaType === type)?.[1].extension;
  const extensions = Object.keys(mimes).filter((extension) => mimes[extension] === type);
  const sameName = extensions.find((extension) => type.endsWith(`/${extension}`));
  return known ?? sameName ?? extensions[0] ?? urlExtension?.toLowerCase() ?? "bin";
}
