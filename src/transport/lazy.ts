/**
 * Parts that are large and rarely used, and so loaded when they are first needed.
 *
 * @module
 */

import { KreaConnectionError } from "../errors/client-errors.ts";

/**
 * Loads a part once. After a failure, as when a page is offline, the next call tries again.
 *
 * @throws KreaConnectionError where the part cannot be loaded; nothing was sent
 */
export function lazy<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () => {
    part ??= load().catch((cause: unknown) => {
      part = undefined;
      const message = "A part of krea-sdk could not be loaded; nothing was sent. Is the file still where the app is?";
      throw new KreaConnectionError(message, { cause });
    });
    return part;
  };
}
