/**
 * Finds the packages that the generator needs and that are not installed with this one.
 *
 * @module
 */

import { messageOf } from "../support/message-of.ts";

/**
 * Loads the packages, so that the generator can be imported.
 *
 * @throws Error that says what to install if one is missing, or has not what the generator uses
 */
export async function loadGenerator(): Promise<void> {
  try {
    const [{ default: ts }] = await Promise.all([import("typescript"), import("openapi-typescript")]);
    if (typeof ts.factory?.createTypeReferenceNode === "function") return;
  } catch (error) {
    if (!isMissing(error)) throw new Error(`openapi-typescript cannot be loaded: ${messageOf(error)}`);
    throw new Error(
      "krea types needs openapi-typescript and typescript: npm install --save-dev openapi-typescript typescript",
    );
  }
  throw new Error(
    "krea types needs the compiler's API, which this version of typescript lacks: npm install --save-dev typescript@5",
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
}
