/**
 * The check of documents that are written in this repository.
 *
 * @module
 */

import { createConfig, lintFromString } from "@redocly/openapi-core";
import type { OpenApiDocument } from "./document.ts";
import { checkVersion } from "./version.ts";

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
