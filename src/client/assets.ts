/**
 * `krea.assets`: upload your own files and use them in inputs.
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
import { anyBody } from "../transport/parse.ts";
import type { Transport } from "../transport/transport.ts";
import { createList, type List, type ListDefinition, type ListOptions } from "./list.ts";

export type { Asset } from "../../generated/openapi.ts";
export type { UploadProgress } from "../media/counted-file.ts";
export type { FileContent, MediaInput, UploadSource } from "../media/source.ts";

/** How to upload a file. The default `timeoutMs` is 600 000 for each attempt. */
export interface UploadOptions extends RequestSettings {
  /** The file's name. Default: the name of a `File`, else one made from its type. */
  filename?: string | undefined;
  /** A description of the asset. */
  description?: string | undefined;
  /** Called with the progress while the file is uploaded, and once at the end. */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** An asset, or its id. */
export type AssetReference = string | { readonly id: string };

/** Assets: upload, find and delete files. */
export interface Assets {
  /**
   * Uploads a file of up to 75 MB: JPEG, PNG, WebP, HEIC, MP4, MOV, WebM, GLB, WAV or MP3. The type is read from the file's
   * content. To upload from a path, use `fileFromPath` of `krea-sdk/node`.
   *
   * You can also pass a file directly in an input. Use this method to name or describe a file, or to use it later.
   *
   * @returns the asset. Pass its `image_url` in inputs, whatever the file's type
   * @throws KreaInputError, before anything is sent, if the file is empty, too large or of another type; KreaAPIError,
   *   KreaConnectionError or KreaTimeoutError if the upload fails; KreaAbortError
   * @example
   * ```ts
   * const asset = await krea.assets.upload(file, { description: "the harbour", onProgress: show });
   * await krea.image("bfl/flux-1-dev", { prompt: "at night", image_url: asset.image_url });
   * ```
   */
  upload(source: UploadSource, options?: UploadOptions): Promise<Asset>;
  /**
   * Lists your assets.
   *
   * @returns a list: await it for one page, or iterate over it for all assets
   * @example
   * ```ts
   * for await (const { id, image_url } of krea.assets.list()) console.log(id, image_url);
   * ```
   */
  list(options?: ListOptions): List<Asset>;
  /**
   * Reads an asset.
   *
   * @throws KreaNotFoundError if the asset does not exist or belongs to another account
   * @example
   * ```ts
   * const { image_url } = await krea.assets.get(id);
   * ```
   */
  get(asset: AssetReference, settings?: RequestSettings): Promise<Asset>;
  /**
   * Deletes an asset. Its URL stops working. If you pass the same file in an input later, it is uploaded again.
   *
   * @throws KreaNotFoundError if the asset does not exist or belongs to another account
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

/** What `krea.assets` uses of its client. */
export interface AssetsContext {
  transport: Transport;
  /** Loads the upload code when the first file needs it. */
  uploads(): Promise<Uploads>;
}

/** Makes `krea.assets`. */
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
      return loaded.upload(await toUploadFile("assets.upload: source", source, filename, settings), settings);
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
      await transport.call("DELETE", "/assets/{id}", { ...settings, params: { path: { id } } }, anyBody);
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

/** Assets are returned as the API sends them. */
const anyAsset = (data: unknown) => data as Asset;
