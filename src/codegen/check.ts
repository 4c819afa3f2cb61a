/**
 * The checks that a document must pass before code is generated from it.
 *
 * @module
 */

import { createConfig, lintFromString } from "@redocly/openapi-core";
import type { OpenApiDocument } from "./document.ts";

/** Whether the generator understands a version of OpenAPI: 3.1, and 3.2, which only adds to it. */
export function isKnownVersion(version: unknown): boolean {
  return /^3\.[12](\.\d+)?$/.test(String(version));
}

/**
 * Checks that a document is of a version that the generator understands.
 *
 * @throws Error if it is another version
 */
export function checkVersion(document: OpenApiDocument): void {
  if (isKnownVersion(document.openapi)) return;
  throw new Error(`openapi: expected a 3.1 document, got ${JSON.stringify(document.openapi)}.`);
}

/**
 * Checks a document that is written in this repository: that it is valid OpenAPI 3.1, that every operation has a unique id,
 * and that examples match their schemas. A published document is taken as it is instead.
 *
 * @throws Error with one line per problem: the rule, the place, and what is wrong
 */
export async function checkDocument(document: OpenApiDocument): Promise<void> {
  checkVersion(document);
  // openapi-typescript depends on Redocly's linter, so it is already installed.
  const config = await createConfig({
    rules: {
      struct: "error",
      "no-unresolved-refs": "error",
      "operation-operationId": "error",
      "operation-operationId-unique": "error",
      "path-parameters-defined": "error",
      "no-invalid-media-type-examples": "error",
    },
  });
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: "openapi.json", config });
  if (problems.length === 0) return;
  const lines = problems.map(
    ({ ruleId, message, location }) => `- ${ruleId}: ${location[0]?.pointer ?? "#/"}: ${message}`,
  );
  throw new Error(`The OpenAPI document does not pass its check:\n${lines.join("\n")}`);
}
