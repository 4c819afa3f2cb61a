/**
 * Checks that the SDK can still authenticate after an update.
 *
 * @module
 */

import type { OpenApiDocument } from "../../src/codegen/document.ts";

/**
 * Refuses a document that leaves no way to authenticate: code made from it could not make a single call.
 *
 * @param before - the old document, with the overlays applied
 * @param after - the new document, with the overlays applied
 * @throws Error if only the old document takes a bearer token
 */
export function checkAuthentication(before: OpenApiDocument, after: OpenApiDocument): void {
  if (schemesOf(after).some(takesToken) || !schemesOf(before).some(takesToken)) return;
  const found =
    schemesOf(after)
      .map((scheme) => JSON.stringify(scheme))
      .join(", ") || "none";
  throw new Error(
    `The new document leaves nothing to authenticate with: expected a security scheme that takes a bearer token, got ${found}.`,
  );
}

function schemesOf(document: OpenApiDocument): Record<string, unknown>[] {
  const schemes = document.components?.securitySchemes;
  if (typeof schemes !== "object" || schemes === null) return [];
  return Object.values(schemes).filter((scheme) => typeof scheme === "object" && scheme !== null);
}

/** Whether a scheme is satisfied by `Authorization: Bearer …`. */
function takesToken({ type, scheme, in: place, name }: Record<string, unknown>): boolean {
  if (type === "http") return String(scheme).toLowerCase() === "bearer";
  if (type === "apiKey") return place === "header" && String(name).toLowerCase() === "authorization";
  return type === "oauth2" || type === "openIdConnect";
}
