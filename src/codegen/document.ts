/**
 * The parts of an OpenAPI document that the generator reads.
 *
 * @module
 */

/** A JSON Schema of OpenAPI 3.1. It declares only the keywords that the generator reads. */
export interface Schema {
  [keyword: string]: unknown;
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** An entry of `x-krea-deprecated-field-aliases`, with the document's own property names. */
export interface FieldAlias {
  from: string;
  to: string;
  sunset_date: string;
  reason: string;
  migration_url: string;
}

/** A body of one content type. */
export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value?: unknown; summary?: string }>;
}

/** A response of an operation, or a reference to one. */
export interface ResponseObject {
  $ref?: string;
  description: string;
  content?: Record<string, MediaType>;
}

/** An operation of a path. */
export interface Operation {
  [key: string]: unknown;
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  deprecated?: boolean;
  requestBody?: { required?: boolean; content: Record<string, MediaType> };
  responses: Record<string, ResponseObject>;
  "x-krea-deprecated-field-aliases"?: FieldAlias[];
}

/** A whole OpenAPI document. */
export interface OpenApiDocument {
  [key: string]: unknown;
  openapi: string;
  paths: Record<string, Record<string, unknown>>;
  components?: { schemas?: Record<string, Schema>; [kind: string]: unknown };
}

/** An operation with its method and path. */
export interface LocatedOperation {
  method: string;
  path: string;
  operation: Operation;
}

/** The methods that a path may have operations for. */
export const methods: readonly string[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The methods for which a path has operations. */
export function listMethods(item: Record<string, unknown>): string[] {
  return methods.filter((method) => item[method] !== undefined);
}

/** Every operation of the document, in the document's order. */
export function listOperations(document: OpenApiDocument): LocatedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

/** The key of an operation in the generated tables, such as `POST /generate/image/bfl/flux-1-dev`. */
export function operationKey({ method, path }: { method: string; path: string }): string {
  return `${method.toUpperCase()} ${path}`;
}

/** The JSON request body of an operation, if it has one. */
export function jsonBody(operation: Operation): MediaType | undefined {
  return operation.requestBody?.content["application/json"];
}

/**
 * The request body that callers send: JSON if the operation takes it, else a form, else whatever comes first.
 */
export function mainBody(operation: Operation): { type: string; media: MediaType } | undefined {
  const content = Object.entries(operation.requestBody?.content ?? {});
  const found =
    content.find(([type]) => type === "application/json") ??
    content.find(([type]) => type === "multipart/form-data") ??
    content[0];
  return found && { type: found[0], media: found[1] };
}

/**
 * Follows references within the document to the value itself.
 *
 * @throws Error for a reference to another document, to itself, or to nothing
 */
export function resolveReference<T extends { $ref?: string }>(document: OpenApiDocument, start: T): T {
  let current = start;
  for (const seen = new Set<string>(); current.$ref !== undefined; ) {
    const reference = current.$ref;
    if (!reference.startsWith("#")) throw new Error(`$ref to another document: ${reference}`);
    if (!reference.startsWith("#/")) throw new Error(`$ref to nothing: ${reference}`);
    if (seen.has(reference)) throw new Error(`$ref that leads back to itself: ${reference}`);
    seen.add(reference);
    const target = resolvePointer(document, reference);
    if (target === undefined) throw new Error(`$ref to nothing: ${reference}`);
    current = target as T;
  }
  return current;
}

/** What a reference of the form `#/…` leads to. Undefined if that is nothing. */
export function resolvePointer(document: OpenApiDocument, reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .map((part) => decoded(part).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((node, part) => {
      const isOwn = typeof node === "object" && node !== null && Object.hasOwn(node, part);
      return isOwn ? (node as Record<string, unknown>)[part] : undefined;
    }, document);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A name with a percent sign that encodes nothing.
    return part;
  }
}

/** The schema itself and, through `allOf`, `anyOf`, `oneOf` and `$ref`, every schema that describes the same value. */
export function schemaVariants(document: OpenApiDocument, schema: Schema): Schema[] {
  const resolved = resolveReference(document, schema);
  const parts = [resolved.allOf, resolved.anyOf, resolved.oneOf].flatMap((list) => list ?? []);
  return [resolved, ...parts.flatMap((part) => schemaVariants(document, part))];
}

/** The properties of an object schema, those of its `allOf`, `anyOf` and `oneOf` parts included. */
export function schemaProperties(document: OpenApiDocument, schema: Schema): Map<string, Schema> {
  const properties = new Map<string, Schema>();
  for (const variant of schemaVariants(document, schema)) {
    for (const [name, property] of Object.entries(variant.properties ?? {})) {
      if (!properties.has(name)) properties.set(name, property);
    }
  }
  return properties;
}
