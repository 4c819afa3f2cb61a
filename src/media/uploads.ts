/**
 * Uploads files. Files with the same content are uploaded once.
 *
 * @module
 */

import type { Asset } from "../../generated/openapi.ts";
import { abortError } from "../errors/abort-error.ts";
import { isPlainObject } from "../options/check.ts";
import type { RequestSettings } from "../options/request-settings.ts";
import { BoundedMap } from "../support/bounded-map.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import { printRejected } from "../support/if-rejected.ts";
import type { Transport } from "../transport/transport.ts";
import { contentHash } from "./content-hash.ts";
import { CountedFile, type UploadProgress } from "./counted-file.ts";
import { guardOf, readGuarded } from "./file-guard.ts";

/** Options of an upload. */
export interface UploadSettings extends RequestSettings {
  /** A description of the asset. */
  description?: string | undefined;
  /** Called with the progress of the upload as the runtime reads the file, and at least once at the end. */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** An upload that is in progress or has succeeded. */
interface SharedUpload {
  asset: Promise<Asset>;
  waiters: number;
  /** Whether the upload has succeeded. */
  isDone: boolean;
  controller: AbortController;
}

/** How many uploads are remembered: their hashes and URLs, not their bytes. */
const maxRemembered = 1_000;
/** The default timeout of an upload, in milliseconds. Enough for 75 MB at 1.1 Mbit/s. */
const defaultTimeoutMs = 10 * 60 * 1_000;
/** The longest that a call waits for an upload that another call started, in milliseconds. */
const maxWaitMs = 60 * 60 * 1_000;

/** The uploads of a client. */
export class Uploads {
  readonly #transport: Transport;
  readonly #shared = new BoundedMap<string, SharedUpload>(maxRemembered);

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Uploads a file.
   *
   * @throws what the transport throws: repeating an upload is safe; KreaInputError if a file on disk has changed; what
   *   `onProgress` throws
   */
  async upload(file: File, { description, onProgress, ...settings }: UploadSettings = {}): Promise<Asset> {
    // Ends the upload where another attempt would fail in the same way: the file has changed, or `onProgress` threw.
    const controller = new AbortController();
    let failure: { error: unknown } | undefined;
    const onFailure = (error: unknown) => {
      failure ??= { error };
      controller.abort(error);
    };
    const isWatched = onProgress !== undefined || guardOf(file) !== undefined;
    const body = {
      file: isWatched ? new CountedFile(file, { onProgress, onFailure }) : file,
      ...(description !== undefined && { description }),
    };
    const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
    const signal = settings.signal ? AbortSignal.any([settings.signal, controller.signal]) : controller.signal;
    const asset = await this.#transport
      .call("POST", "/assets", { ...settings, timeoutMs, signal, body }, parseAsset)
      .catch((error: unknown) => {
        throw failure ? failure.error : error;
      });
    printRejected("onProgress", onProgress?.({ loadedBytes: file.size, totalBytes: file.size }));
    return asset;
  }

  /**
   * Returns the URL of a file, and uploads the file unless the same content was uploaded before. Concurrent calls with
   * the same content share one upload, which is cancelled when all of them were aborted.
   *
   * @param source - the Blob that the file was made from, if any. Its hash is cached
   * @throws what {@link Uploads.upload} throws; InterruptedError if the signal aborts
   */
  async urlOf(file: File, settings: RequestSettings, source: Blob = file): Promise<string> {
    const { signal, ...others } = settings;
    const hash = await readGuarded(source, () => contentHash(source));
    if (signal?.aborted) throw new InterruptedError({ kind: "aborted", reason: signal.reason });
    const shared = this.#shared.get(hash) ?? this.#begin(hash, file, others);
    shared.waiters += 1;
    try {
      const asset = await withDeadline({ signal, timeoutMs: maxWaitMs }, () => shared.asset);
      return asset.image_url;
    } finally {
      shared.waiters -= 1;
      if (shared.waiters === 0 && !shared.isDone) this.#cancel(hash, shared);
    }
  }

  /** Cancels an upload that nobody waits for any more. The next call with the same content begins a new one. */
  #cancel(hash: string, shared: SharedUpload): void {
    if (this.#shared.get(hash) === shared) this.#shared.delete(hash);
    shared.controller.abort();
  }

  #begin(hash: string, file: File, settings: RequestSettings): SharedUpload {
    const controller = new AbortController();
    const asset = this.upload(file, { ...settings, signal: controller.signal });
    const shared: SharedUpload = { asset, waiters: 0, isDone: false, controller };
    this.#shared.set(hash, shared);
    asset.then(
      () => {
        shared.isDone = true;
      },
      () => {
        // The next call tries again.
        if (this.#shared.get(hash) === shared) this.#shared.delete(hash);
      },
    );
    return shared;
  }

  /** Forgets an asset that was deleted, because its URL no longer works. */
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

/** Reads an asset from the API's response. Undefined if the response is not an asset. */
export function parseAsset(data: unknown): Asset | undefined {
  const isAsset = isPlainObject(data) && typeof data.id === "string" && typeof data.image_url === "string";
  return isAsset ? (data as unknown as Asset) : undefined;
}

/** The error to throw if your signal ended the wait for an upload. */
export function abortedUpload(error: unknown, what: string): unknown {
  return abortError(error, `${what} was aborted while a file was uploaded; no job was made.`);
}
