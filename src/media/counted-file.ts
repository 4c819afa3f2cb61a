/**
 * A File that reports how much of it has been read.
 *
 * @module
 */

import { printRejected } from "../support/if-rejected.ts";

/** The progress of an upload. */
export interface UploadProgress {
  /** How many bytes of the file were handed to the network. */
  loadedBytes: number;
  /** The size of the file, in bytes. */
  totalBytes: number;
}

/**
 * A File that reports how much of it has been read. Node's `fetch` reads the files of a form by calling their
 * `stream()`. A runtime that reads files natively never calls it, so there is no progress to report until the upload
 * ends.
 */
export class CountedFile extends File {
  readonly #file: File;
  readonly #onProgress: (progress: UploadProgress) => void;

  constructor(file: File, onProgress: (progress: UploadProgress) => void) {
    super([file], file.name, { type: file.type });
    this.#file = file;
    this.#onProgress = onProgress;
  }

  override stream(): ReturnType<File["stream"]> {
    const totalBytes = this.#file.size;
    const onProgress = this.#onProgress;
    let loadedBytes = 0;
    const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        loadedBytes += chunk.byteLength;
        printRejected("onProgress", onProgress({ loadedBytes, totalBytes }));
        controller.enqueue(chunk);
      },
    });
    return this.#file.stream().pipeThrough(count);
  }
}
