/**
 * The uploads of a client: the same bytes once.
 *
 * @module
 */

import type { Asset } from "../../generated/openapi.ts";
import { isPlainObject } from "../options/check.ts";
import type { RequestSettings } from "../options/request-settings.ts";
import { BoundedMap } from "../support/bounded-map.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import { abortError } from "../transport/send.ts";
import type { Transport } from "../transport/transport.ts";
import { contentHash } from "./content-hash.ts";
import { CountedFile, type UploadProgress } from "./counted-file.ts";

/** How to upload. */
export interface UploadSettings extends RequestSettings {
  /** Describes the asset. */
  description?: string | undefined;
  /** Told how far the upload is, as the runtime reads the file; at least once, at its end. */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** An upload that several callers wait for, or that has ended well. */
interface SharedUpload {
  asset: Promise<Asset>;
  waiters: number;
  controller: AbortController;
}

/** How many uploads are remembered: their hashes and URLs, not their bytes. */
const maxRemembered = 1_000;
/** 75 MB at a megabit and a half a second. */
const defaultTimeoutMs = 10 * 60 * 1_000;
/** The longest that a caller waits for an upload that another call makes. */
const longestWaitMs = 60 * 60 * 1_000;

/** Uploads files. */
export class Uploads {
  readonly #transport: Transport;
  readonly #shared = new BoundedMap<string, SharedUpload>(maxRemembered);

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Uploads a file.
   *
   * @throws what the transport throws: an upload may be repeated safely
   */
  async upload(file: File, { description, onProgress, ...settings }: UploadSettings = {}): Promise<Asset> {
    const counted = onProgress ? new CountedFile(file, onProgress) : file;
    const body = { file: counted, ...(description !== undefined && { description }) };
    const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
    const asset = await this.#transport.call("POST", "/assets", { ...settings, timeoutMs, body }, parseAsset);
    onProgress?.({ loadedBytes: file.size, totalBytes: file.size });
    return asset;
  }

  /**
   * The URL of a file, which is uploaded where its bytes were not before. Callers who ask for the same bytes share one
   * upload; it is given up when all of them have.
   *
   * @param source - the Blob that the file was made of, where there is one: it is hashed once
   * @throws as {@link Uploads.upload} does; InterruptedError where the signal aborts first
   */
  async urlOf(file: File, settings: RequestSettings, source: Blob = file): Promise<string> {
    const { signal, ...others } = settings;
    const hash = await contentHash(source);
    if (signal?.aborted) throw new InterruptedError({ kind: "aborted", reason: signal.reason });
    const shared = this.#shared.get(hash) ?? this.#begin(hash, file, others);
    shared.waiters += 1;
    try {
      const asset = await withDeadline({ signal, timeoutMs: longestWaitMs }, () => shared.asset);
      return asset.image_url;
    } finally {
      shared.waiters -= 1;
      if (shared.waiters === 0) shared.controller.abort();
    }
  }

  #begin(hash: string, file: File, settings: RequestSettings): SharedUpload {
    const controller = new AbortController();
    const asset = this.upload(file, { ...settings, signal: controller.signal });
    const shared = { asset, waiters: 0, controller };
    this.#shared.set(hash, shared);
    // One that failed, or was given up, is tried again by the next who asks.
    asset.catch(() => {
      if (this.#shared.get(hash) === shared) this.#shared.delete(hash);
    });
    return shared;
  }

  /** An asset was deleted: its URL is good for nothing any more. */
  forget(assetId: string): void {
    for (const [hash, { asset }] of this.#shared) {
      asset.then(
        ({ id }) => {
          if (id === assetId) this.#shared.delete(hash);
        },
        () => {},
      );
    }
  }
}

/** Reads an asset as the API answers it. */
export function parseAsset(data: unknown): Asset | undefined {
  const isAsset = isPlainObject(data) && typeof data.id === "string" && typeof data.image_url === "string";
  return isAsset ? (data as unknown as Asset) : undefined;
}

/** The error that a caller catches where their signal has ended the wait for an upload. */
export function abortedUpload(error: unknown, what: string): unknown {
  return abortError(error, `${what} was aborted while a file was uploaded; no job was made.`);
}
