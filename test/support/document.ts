import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readSources } from "../../scripts/generate.ts";
import type { OpenApiDocument } from "../../src/codegen/document.ts";
import type { OverlaySource } from "../../src/codegen/overlays.ts";

/** A path in the repository. */
export function repositoryPath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The vendored document and its overlays. */
export async function vendored(): Promise<{ document: OpenApiDocument; overlays: OverlaySource[] }> {
  return readSources(repositoryPath("openapi"));
}

/** The effective document, as committed. */
export async function effective(): Promise<OpenApiDocument> {
  return JSON.parse(await readFile(repositoryPath("generated/openapi.json"), "utf8")) as OpenApiDocument;
}

/** The smallest document that passes the check, with the given operations. */
export function smallDocument(paths: OpenApiDocument["paths"]): OpenApiDocument {
  return {
    openapi: "3.1.0",
    info: { title: "Small", version: "1" },
    servers: [{ url: "https://api.example" }],
    paths,
  };
}

/** An operation with a JSON body of these properties. */
export function operation(
  properties: Record<string, unknown>,
  { example = {}, ...rest }: { example?: unknown; [field: string]: unknown } = {},
): Record<string, unknown> {
  return {
    summary: "Operation",
    requestBody: {
      required: true,
      content: { "application/json": { schema: { type: "object", properties, additionalProperties: false }, example } },
    },
    responses: { "200": { description: "Done" } },
    ...rest,
  };
}
