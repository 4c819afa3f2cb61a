/**
 * Ajv, set up as the reference of what a schema of a document takes.
 *
 * @module
 */

import { Ajv2020 } from "ajv/dist/2020.js";
import { describeFormat, fitsFormat, isKnownFormat } from "../../../src/validate/formats.ts";

/**
 * An Ajv that knows the formats that a document names. They are checked as validation does: that our reading of a format is
 * right is a test of its own. It ignores other formats, which are left to the server.
 */
export function ajvFor(document: unknown): Ajv2020 {
  const names = new Set([...JSON.stringify(document).matchAll(/"format":"([^"]+)"/g)].map(([, name]) => name));
  const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false });
  for (const name of names) {
    if (name === undefined || !isKnownFormat(name)) continue;
    const type = describeFormat(name, "string") === undefined ? "number" : "string";
    if (type === "string") ajv.addFormat(name, { type, validate: (value: string) => fitsFormat(name, value) });
    else ajv.addFormat(name, { type, validate: (value: number) => fitsFormat(name, value) });
  }
  return ajv;
}
