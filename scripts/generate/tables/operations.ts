/**
 * The table of operations that are not sent like the others.
 *
 * @module
 */

import { listOperations, type OpenApiDocument, operationKey } from "../document.ts";
import { constant, moduleText } from "./module-text.ts";

/** `generated/operations.ts`. */
export function operationsTable(document: OpenApiDocument): string {
  const multipart = listOperations(document)
    .filter(({ operation }) => operation.requestBody?.content["multipart/form-data"])
    .map(operationKey);
  return moduleText(
    constant("multipartOperations", "readonly string[]", "Operations whose body is sent as a form.", multipart),
  );
}
