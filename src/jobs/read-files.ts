/**
 * Reads the files of a result, in every shape that the API lists them. Pure.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import type { FileKind, ResultFile } from "./result-file.ts";

const extensions: readonly (readonly [FileKind, RegExp])[] = [
  ["image", /^(png|jpe?g|webp|heic|gif|avif|tiff?|svg)$/i],
  ["video", /^(mp4|mov|webm|mkv|m4v)$/i],
  ["audio", /^(wav|mp3|m4a|ogg|opus|flac|aac)$/i],
  ["3d", /^(glb|gltf|obj|fbx|stl|ply|usd[acz]?|3mf)$/i],
];

/** The kinds of the media types that a data URI may name. */
const mediaKinds: ReadonlyMap<string | undefined, FileKind> = new Map([
  ["image", "image"],
  ["video", "video"],
  ["audio", "audio"],
  ["model", "3d"],
]);

/** Returns the kind of a file, by the extension of its URL or the media type of a data URI. */
export function fileKindOf(url: string): FileKind {
  if (url.startsWith("data:")) return mediaKinds.get(/^data:(\w+)\//.exec(url)?.[1]) ?? "unknown";
  const [path = ""] = url.split(/[?#]/, 1);
  const extension = path.slice(path.lastIndexOf(".") + 1);
  return extensions.find(([, pattern]) => pattern.test(extension))?.[0] ?? "unknown";
}

/** The URLs of the files that are results. Previews are not. */
export function urlsOf(files: readonly ResultFile[]): string[] {
  return files.filter((file) => !isPreview(file)).map(({ url }) => url);
}

/** The files as a result has them: all of them, the URLs of the results, those of previews, and URLs by name. */
export function filesByUse(files: ResultFile[]) {
  const previews = files.filter(isPreview).map(({ url }) => url);
  const named = files.flatMap(({ name, url }) => (name === undefined ? [] : [[name, url] as const]));
  return {
    urls: urlsOf(files),
    files,
    ...(named.length > 0 && { outputs: Object.fromEntries(named) as Record<string, string> }),
    ...(previews.length > 0 && { previews }),
  };
}

function isPreview({ type }: ResultFile): boolean {
  return type === "preview";
}

/** The deepest nesting of lists and maps that is read, and the most files. Results of the API have one level and few files. */
const maxDepth = 8;
const maxFiles = 10_000;

/**
 * Reads the files of a result: one URL, a list of URLs or of `{type, url}`, or either by the name of the output. Lists and
 * maps may be nested: the file at `model: {glb}` is named `model.glb`. Deeper texts count only if they are web addresses.
 *
 * @param onlyAddresses - whether that holds for all texts
 */
export function readFiles(urls: unknown, onlyAddresses = false): ResultFile[] {
  const files: ResultFile[] = [];
  const read = (value: unknown, depth: number, name?: string): void => {
    if (files.length >= maxFiles || depth > maxDepth) return;
    if (typeof value === "string") {
      if (isAddress(value) || (depth <= 1 && !onlyAddresses)) files.push(resultFile(value, undefined, name));
    } else if (Array.isArray(value)) {
      for (const entry of value) read(entry, depth + 1, name);
    } else if (isPlainObject(value)) {
      if (depth === 0 ? isFileObject(value) : typeof value.url === "string") {
        files.push(resultFile(String(value.url), value.type, name));
      } else {
        for (const [key, entry] of Object.entries(value)) {
          read(entry, depth + 1, name === undefined ? key : `${name}.${key}`);
        }
      }
    }
  };
  read(urls, 0);
  return withPreviews(files);
}

/** Marks files named `preview` as previews, unless there is nothing else: then they are the result. */
function withPreviews(files: ResultFile[]): ResultFile[] {
  const isNamed = ({ name, type }: ResultFile) => type === undefined && /(^|\.)previews?$/i.test(name ?? "");
  if (files.every((file) => isNamed(file) || isPreview(file))) return files;
  return files.map((file) => (isNamed(file) ? { ...file, type: "preview" } : file));
}

function isAddress(text: string): boolean {
  return /^(https?:\/\/|data:)/i.test(text) && URL.canParse(text);
}

/** A map may have an output of the name `url`, but hardly one of the name `type` that is no URL. */
function isFileObject({ url, type }: Record<string, unknown>): boolean {
  return typeof url === "string" && typeof type === "string" && !URL.canParse(type);
}

function resultFile(url: string, type: unknown, name: string | undefined): ResultFile {
  return {
    url,
    kind: fileKindOf(url),
    ...(typeof type === "string" && { type }),
    ...(name !== undefined && { name }),
  };
}

/** Whether a value is a list of files that was read before. */
export function isFileList(value: unknown): value is ResultFile[] {
  return (
    Array.isArray(value) &&
    value.every((file) => isPlainObject(file) && typeof file.url === "string" && file.kind === fileKindOf(file.url))
  );
}
