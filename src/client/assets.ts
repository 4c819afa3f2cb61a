/**
 * Assets: files of your own, uploaded for inputs to name.
 *
 * @module
 */

import type { Asset } from "../../generated/openapi.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import type { UploadProgress } from "../media/counted-file.ts";
import type { UploadSource } from "../media/source.ts";
import { type Check, checkOptions, isFunction, isPlainObject, show } from "../options/check.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import type { Transport } from "../transport/transport.ts";
import { createList, isNonEmptyString, type List, type ListOptions, splitListOptions } from "./list.ts";

export type { Asset } from "../../generated/openapi.ts";
export type { UploadProgress } from "../media/counted-file.ts";
export type { FileContent, MediaInput, UploadSource } from "../media/source.ts";

/** How to upload a file. `timeoutMs` of one attempt is 600 000 by default. */
export interface UploadOptions extends RequestSettings {
  /** The file's name. Default: that of a File, else one after its type. */
  filename?: string | undefined;
  /** Describes the asset. */
  description?: string | undefined;
  /** Told how far the upload is, as the runtime reads the file; at least once, at its end. */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** Something that names an asset: its id, or the asset. */
export type AssetReference = string | { readonly id: string };

/** Assets: upload, find and delete files. */
export interface Assets {
  /**
   * Uploads a file of up to 75 MB: JPEG, PNG, WebP, HEIC, MP4, MOV, WebM, GLB, WAV or MP3, as its content tells. A Blob is
   * read as it goes out; `fileFromPath` of `krea-sdk/node` makes one of a path.
   *
   * Inputs take files as they are: this is for files that are to be named, described or used later.
   *
   * @returns the asset; `image_url` is what inputs take, whatever the type
   * @throws KreaInputError before anything is sent, where the file is empty, too large or of another type; KreaAPIError,
   *   KreaConnectionError, KreaTimeoutError where the upload fails; KreaAbortError
   * @example
   * ```ts
   * const asset = await krea.assets.upload(file, { description: "the harbour", onProgress: show });
   * await krea.image("bfl/flux-1-dev", { prompt: "at night", image_url: asset.image_url });
   * ```
   */
  upload(source: UploadSource, options?: UploadOptions): Promise<Asset>;
  /**
   * Lists assets: a promise of one page, and an iterable of all assets.
   *
   * @example
   * ```ts
   * for await (const { id, image_url } of krea.assets.list()) console.log(id, image_url);
   * ```
   */
  list(options?: ListOptions): List<Asset>;
  /**
   * Reads an asset.
   *
   * @throws KreaNotFoundError where there is no such asset, or the key may not see it
   * @example
   * ```ts
   * const { image_url } = await krea.assets.get(id);
   * ```
   */
  get(asset: AssetReference, settings?: RequestSettings): Promise<Asset>;
  /**
   * Deletes an asset. Its URL is good for nothing any more; the same file in an input is uploaded again.
   *
   * @throws KreaNotFoundError where there is no such asset, or the key may not see it
   * @example
   * ```ts
   * await krea.assets.delete(asset);
   * ```
   */
  delete(asset: AssetReference, settings?: RequestSettings): Promise<void>;
}

const uploadChecks: Record<keyof UploadOptions, Check> = {
  ...requestChecks,
  filename: isNonEmptyString,
  description: (value) => (typeof value === "string" ? undefined : "a string"),
  onProgress: isFunction,
};

/** The assets of a client. */
export function createAssets(transport: Transport): Assets {
  const byId = async (
    what: string,
    method: "GET" | "DELETE",
    asset: AssetReference,
    settings: RequestSettings = {},
  ) => {
    checkOptions(what, settings, requestChecks);
    const id = assetIdOf(what, asset);
    const { data } = await transport.call(method, "/assets/{id}", { ...settings, params: { path: { id } } });
    return { id, data };
  };
  return {
    async upload(source, options = {}) {
      checkOptions("assets.upload", options, uploadChecks);
      const { filename, ...settings } = options;
      const [{ toUploadFile }, uploads] = await Promise.all([import("../media/check-file.ts"), transport.uploads()]);
      return uploads.upload(await toUploadFile("assets.upload: source", source, filename), settings);
    },
    list(options = {}) {
      const { query, settings } = splitListOptions("assets.list", options, {});
      return createList(
        "GET /assets",
        async (cursor) => {
          const params = { query: { ...query, ...(cursor !== undefined && { cursor }) } };
          const { data } = await transport.call("GET", "/assets", { ...settings, params }, parsePage);
          return data;
        },
        query.cursor,
      );
    },
    async get(asset, settings) {
      const { data } = await byId("assets.get", "GET", asset, settings);
      return data as Asset;
    },
    async delete(asset, settings) {
      const { id } = await byId("assets.delete", "DELETE", asset, settings);
      (await transport.uploads()).forget(id);
    },
  };
}

function assetIdOf(what: string, asset: unknown): string {
  const id = isPlainObject(asset) ? asset.id : asset;
  if (typeof id === "string" && id !== "" && id !== "." && id !== "..") return id;
  throw new KreaInputError(`${what}: asset: expected an asset or its id, got ${show(asset)}.`);
}

function parsePage(data: unknown) {
  if (!isPlainObject(data) || !Array.isArray(data.items)) return undefined;
  const { items, next_cursor: cursor } = data;
  return { items: items as Asset[], nextCursor: typeof cursor === "string" && cursor !== "" ? cursor : undefined };
}
