/**
 * Assets: files of your own, uploaded for inputs to name.
 *
 * @module
 */

import type { Asset } from "../../generated/openapi.ts";
import type { UploadProgress } from "../media/counted-file.ts";
import type { UploadSource } from "../media/source.ts";
import type { Uploads } from "../media/uploads.ts";
import { type Check, checkOptions, isFunction, isNonEmptyString, isString } from "../options/check.ts";
import { checkId } from "../options/check-id.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { lazy } from "../transport/lazy.ts";
import { parsePage } from "../transport/page.ts";
import type { Transport } from "../transport/transport.ts";
import { createList, type List, type ListDefinition, type ListOptions } from "./list.ts";

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

/** An asset, or its id. */
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
  description: isString,
  onProgress: isFunction,
};

/** What assets need of their client. */
export interface AssetsContext {
  transport: Transport;
  /** The client's uploads, loaded with the first file. */
  uploads(): Promise<Uploads>;
}

/** `krea.assets` of a client. */
export function createAssets({ transport, uploads }: AssetsContext): Assets {
  const list: ListDefinition<Asset> = {
    what: "assets.list",
    operation: "GET /assets",
    filters: {},
    readPage: (query, settings) =>
      transport.call("GET", "/assets", { ...settings, params: { query } }, (data) => parsePage(data, anyAsset)),
  };
  return {
    async upload(source, options = {}) {
      checkOptions("assets.upload", options, uploadChecks);
      const { filename, ...settings } = options;
      const [toUploadFile, loaded] = await Promise.all([loadToUploadFile(), uploads()]);
      return loaded.upload(await toUploadFile("assets.upload: source", source, filename), settings);
    },
    list: (options) => createList(list, options),
    async get(asset, settings = {}) {
      checkOptions("assets.get", settings, requestChecks);
      const id = assetIdOf("assets.get", asset);
      return transport.call("GET", "/assets/{id}", { ...settings, params: { path: { id } } }, anyAsset);
    },
    async delete(asset, settings = {}) {
      checkOptions("assets.delete", settings, requestChecks);
      const id = assetIdOf("assets.delete", asset);
      await transport.call("DELETE", "/assets/{id}", { ...settings, params: { path: { id } } }, (data) => ({ data }));
      // Its URL no longer works: the same file in an input is uploaded again.
      const loaded = await uploads().catch(() => undefined);
      loaded?.forget(id);
    },
  };
}

const loadToUploadFile = lazy(async () => (await import("../media/check-file.ts")).toUploadFile);

function assetIdOf(what: string, asset: unknown): string {
  return checkId(asset, { what: `${what}: asset`, resource: "an asset", field: "id" });
}

/** Assets are passed on as the API answers them. */
const anyAsset = (data: unknown) => data as Asset;
