/**
 * `krea-sdk/node` where there are no files: in browsers and on workerd. Each function says so when it is called, so that
 * code which all runtimes share can be loaded everywhere.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";

const absent = (name: string) => async (): Promise<never> => {
  throw new KreaError(
    `krea-sdk/node: ${name} needs a file system, which this runtime does not have: it runs on Node, Bun and Deno. ` +
      "Elsewhere take krea.files.fetch(url) for results, and a Blob or a File for inputs.",
  );
};

export const fileFromPath: typeof import("../node.ts").fileFromPath = absent("fileFromPath");
export const saveJob: typeof import("../node.ts").saveJob = absent("saveJob");
