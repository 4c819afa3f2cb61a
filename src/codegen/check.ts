/**
 * The checks that a document must pass before code is generated from it.
 *
 * @module
 */

import { createConfig, lintFromString } from "@redocly/openapi-core";
import {
  jsonBody,
  listOperations,
  type OpenApiDocument,
  operationKey,
  resolveReference,
  schemaProperties,
} from "./document.ts";

/**
 * Checks that the document is valid OpenAPI 3.1, that every operation has a unique id, that every JSON request body has an
 * example, that examples match their schemas, and that every alias points at a property.
 *
 * @throws Error with one line per problem: the rule, the place, and what is wrong
 */
export async function checkDocument(document: OpenApiDocument): Promise<void> {
  const problems = [...checkVersion(document), ...(await checkWithRedocly(document))];
  // These checks rely on the structure that the checks above have confirmed.
  if (problems.length === 0) problems.push(...checkExamples(document), ...checkAliases(document));
  if (problems.length > 0) {
    throw new Error(`The OpenAPI document does not pass its check:\n${problems.map((line) => `- ${line}`).join("\n")}`);
  }
}

function checkVersion(document: OpenApiDocument): string[] {
  if (/^3\.1\.\d+$/.test(String(document.openapi))) return [];
  return [`openapi: expected a 3.1 document, got ${JSON.stringify(document.openapi)}`];
}

let config: ReturnType<typeof createConfig> | undefined;

// openapi-typescript depends on Redocly's linter, so it is already installed.
async function checkWithRedocly(document: OpenApiDocument): Promise<string[]> {
  config ??= createConfig({
    rules: {
      struct: "error",
      "no-unresolved-refs": "error",
      "operation-operationId": "error",
      "operation-operationId-unique": "error",
      "path-parameters-defined": "error",
      "no-invalid-media-type-examples": "error",
    },
  });
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: "openapi.json",
    config: await config,
  });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${location[0]?.pointer ?? "#/"}: ${message}`);
}

function checkExamples(document: OpenApiDocument): string[] {
  return listOperations(document).flatMap((located) => {
    const body = jsonBody(located.operation);
    if (!body || body.example !== undefined || Object.keys(body.examples ?? {}).length > 0) return [];
    return [`example: ${operationKey(located)}: its JSON request body has no example`];
  });
}

function checkAliases(document: OpenApiDocument): string[] {
  return listOperations(document).flatMap((located) => {
    const aliases = located.operation["x-krea-deprecated-field-aliases"] ?? [];
    if (aliases.length === 0) return [];
    const schema = jsonBody(located.operation)?.schema;
    if (!schema) return [`alias: ${operationKey(located)}: aliases without a JSON request body`];
    const properties = schemaProperties(document, resolveReference(document, schema));
    return aliases.flatMap(({ from, to }) => {
      const where = `alias: ${operationKey(located)}: ${JSON.stringify(from)} -> ${JSON.stringify(to)}`;
      if (!properties.has(to)) return [`${where}: the body has no property ${JSON.stringify(to)}`];
      if (properties.has(from)) return [`${where}: ${JSON.stringify(from)} is a property of the body itself`];
      return [];
    });
  });
}
