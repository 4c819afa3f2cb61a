/**
 * A file that tells how much of it was read.
 *
 * @module
 */

/** How far an upload is. */
export interface UploadProgress {
  /** How much of the file was handed to the network. */
  loadedBytes: number;
  /** The size of the file, in bytes. */
  totalBytes: number;
}

/**
 * A File that tells how much of it was read. `fetch` of Node reads a form's files by their own `stream()`; where a
 * runtime reads them by itself, nothing is told on the way.
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
        onProgress({ loadedBytes, totalBytes });
        controller.enqueue(chunk);
      },
    });
    return this.#file.stream().pipeThrough(count);
  }
}
