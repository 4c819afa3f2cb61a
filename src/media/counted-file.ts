/**
 * The File that is handed to the network for an upload.
 *
 * @module
 */

import { printRejected } from "../support/if-rejected.ts";
import { readStream } from "../support/read-stream.ts";
import { guardOf } from "./file-guard.ts";

/** The progress of an upload. */
export interface UploadProgress {
  /** How many bytes of the file were handed to the network. */
  loadedBytes: number;
  /** The size of the file, in bytes. */
  totalBytes: number;
}

/** Who is told about the reading of a {@link CountedFile}. */
export interface CountedFileOptions {
  /** Called as the file is read. */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
  /**
   * Called if the file cannot be read, or if `onProgress` throws: another attempt would fail in the same way. The stream
   * then fails with the same error.
   */
  onFailure?: ((error: unknown) => void) | undefined;
}

/**
 * A File that reports how much of it has been read, and that it cannot be read. Node's `fetch` reads the files of a form
 * by calling their `stream()`. A runtime that reads files natively never calls it, so there is no progress to report until
 * the upload ends.
 */
export class CountedFile extends File {
  readonly #file: File;
  readonly #options: CountedFileOptions;

  constructor(file: File, options: CountedFileOptions) {
    super([file], file.name, { type: file.type });
    this.#file = file;
    this.#options = options;
  }

  override stream(): ReturnType<File["stream"]> {
    const chunks = this.#chunks();
    return new ReadableStream({
      pull: async (controller) => {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          this.#options.onFailure?.(error);
          throw error;
        }
      },
      cancel: async () => {
        await chunks.return();
      },
    });
  }

  async *#chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const guard = guardOf(this.#file);
    await guard?.();
    const totalBytes = this.#file.size;
    let loadedBytes = 0;
    const chunks = readStream(this.#file.stream());
    for (;;) {
      const next = await chunks.next().catch(async (error: unknown) => {
        await guard?.(error);
        throw error;
      });
      if (next.done) return;
      loadedBytes += next.value.byteLength;
      printRejected("onProgress", this.#options.onProgress?.({ loadedBytes, totalBytes }));
      yield next.value;
    }
  }
}
