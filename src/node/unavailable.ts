/**
 * `krea-sdk/node` for browsers and workerd, which have no file system. The functions throw an error that says so when
 * they are called, so that code shared by all runtimes can be loaded everywhere.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";

const unavailable = (name: string) => async (): Promise<never> => {
  throw new KreaError(
    `krea-sdk/node: ${name} needs a file system, which this runtime does not have. It runs on Node, Bun and Deno. ` +
      "Elsewhere use krea.files.fetch(url) for results, and pass a Blob or File to inputs.",
  );
};

export const fileFromPath: typeof import("../node.ts").fileFromPath = unavailable("fileFromPath");
export const saveJob: typeof import("../node.ts").saveJob = unavailable("saveJob");
