/**
 * The assets that were uploaded to the mock server.
 *
 * @module
 */

import { randomUUID } from "node:crypto";
import { type Clock, strictlyIncreasing } from "./clock.ts";
import type { Dated } from "./page.ts";
import { pngSize } from "./png.ts";
import type { Upload } from "./upload.ts";

/** An asset, as the server stores it. */
export interface AssetRecord extends Upload, Dated {
  id: string;
  /** The size in pixels. Null for files other than PNG. */
  width: number | null;
  height: number | null;
}

/** Stores uploaded files in memory. */
export class AssetStore {
  readonly #assets = new Map<string, AssetRecord>();
  readonly #creationTime: Clock;

  constructor(now: Clock) {
    this.#creationTime = strictlyIncreasing(now);
  }

  /** Stores a file. */
  add(upload: Upload): AssetRecord {
    const size = pngSize(upload.bytes) ?? { width: null, height: null };
    const asset: AssetRecord = { ...upload, ...size, id: randomUUID(), createdMs: this.#creationTime() };
    this.#assets.set(asset.id, asset);
    return asset;
  }

  /** Returns an asset by its id. */
  get(id: string): AssetRecord | undefined {
    return this.#assets.get(id);
  }

  /** Returns all assets, oldest first. */
  list(): AssetRecord[] {
    return [...this.#assets.values()];
  }

  /** Removes an asset. */
  delete(id: string): void {
    this.#assets.delete(id);
  }
}
