/**
 * Checks that the SDK can still authenticate after an update.
 *
 * @module
 */

import { listOperations, type OpenApiDocument } from "../../src/codegen/document.ts";
import { isRecord } from "../../src/support/is-record.ts";

/**
 * Refuses a document that leaves no way to authenticate: code made from it could not make a single call.
 *
 * @param before - the old document, with the overlays applied
 * @param after - the new document, with the overlays applied
 * @throws Error if only operations of the old document take a bearer token
 */
export function checkAuthentication(before: OpenApiDocument, after: OpenApiDocument): void {
  if (takesTokens(after) || !takesTokens(before)) return;
  const hasScheme = schemesOf(after).some(takesToken);
  const found =
    schemesOf(after)
      .map((scheme) => JSON.stringify(scheme))
      .join(", ") || "none";
  throw new Error(
    "The new document leaves nothing to authenticate with: expected a security scheme that takes a bearer token, got " +
      (hasScheme ? "one that no operation names." : `${found}.`),
  );
}

/** Whether any operation takes a bearer token. A name that stands for no scheme may mean any of them. */
function takesTokens(document: OpenApiDocument): boolean {
  if (!schemesOf(document).some(takesToken)) return false;
  const schemes = document.components?.securitySchemes;
  const mayBeToken = (name: string) => {
    const scheme = isRecord(schemes) && Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    return !isRecord(scheme) || takesToken(scheme);
  };
  return listOperations(document).some(({ operation }) => {
    const security = operation.security ?? document.security;
    return Array.isArray(security) && security.some((one) => isRecord(one) && Object.keys(one).some(mayBeToken));
  });
}

function schemesOf(document: OpenApiDocument): Record<string, unknown>[] {
  const schemes = document.components?.securitySchemes;
  return isRecord(schemes) ? Object.values(schemes).filter(isRecord) : [];
}

/** Whether a scheme is satisfied by `Authorization: Bearer …`. */
function takesToken({ type, scheme, in: place, name }: Record<string, unknown>): boolean {
  if (type === "http") return String(scheme).toLowerCase() === "bearer";
  if (type === "apiKey") return place === "header" && String(name).toLowerCase() === "authorization";
  return type === "oauth2" || type === "openIdConnect";
}
