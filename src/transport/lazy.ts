/**
 * Loads large and rarely used modules when they are first needed.
 *
 * @module
 */

import { KreaConnectionError } from "../errors/client-errors.ts";

/**
 * Returns a function that loads a module once. If loading fails, for example because a page is offline, the next call tries
 * again.
 *
 * @throws KreaConnectionError if the module cannot be loaded. Nothing was sent
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
