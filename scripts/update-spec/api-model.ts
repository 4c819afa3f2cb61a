/**
 * Reads a document as a model of the API that two versions can be compared by. It contains what matters to callers, and
 * nothing about how the document is written: no references, order or tags.
 *
 * @module
 */

import {
  type FieldAlias,
  type LocatedOperation,
  listOperations,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  operationKey,
  type Schema,
} from "../../src/codegen/document.ts";
import { parseModelPath } from "../../src/codegen/names.ts";
import { replacementOf } from "../../src/codegen/retired.ts";
import { average, priceTableOf } from "../../src/codegen/tables/models.ts";
import { parseSecondsColumn } from "../../src/codegen/tables/price-table.ts";
import { type Authentication, readAuthentication } from "./authentication.ts";
import { type Field, type Fields, listFields } from "./fields.ts";
import { type Prices, readPrices } from "./prices.ts";
import { record } from "./record.ts";

/** A response of an operation. */
export interface ResponseModel {
  /** The content types, as a set. */
  contents: Record<string, true>;
  fields: Fields;
}

/** An operation as callers see it. */
export interface OperationModel {
  title: string;
  /** The id of its model, if it belongs to one. */
  model?: string;
  deprecated?: true;
  /** The model that it names as its replacement. */
  replacement?: string;
  /** The content types of its request body, sorted. */
  body?: string;
  /** The fields of its body by path, and its parameters under names such as `query limit`. */
  fields: Fields;
  aliases: Record<string, FieldAlias>;
  prices?: Prices;
  expectedSeconds?: number;
  responses: Record<string, ResponseModel>;
  /** How callers say who they are, if the operation differs from the rest of the API. */
  authentication?: Authentication;
  /** Its description without tables and quotes, whose content is in the other properties. */
  description: string;
}

/** The whole API. */
export interface ApiModel {
  /** The origins of the API, as a set. */
  servers: Record<string, true>;
  /** How callers say who they are, where an operation does not say otherwise. */
  authentication: Authentication;
  operations: Record<string, OperationModel>;
}

/** Reads a document without references. */
export function readApi(document: OpenApiDocument): ApiModel {
  const servers = Array.isArray(document.servers) ? document.servers : [];
  return {
    servers: record(servers.map(({ url }: { url?: unknown }) => [String(url), true as const])),
    authentication: readAuthentication(document, document.security),
    operations: record(
      listOperations(document).map((located) => [operationKey(located), readOperation(document, located)]),
    ),
  };
}

function readOperation(document: OpenApiDocument, located: LocatedOperation): OperationModel {
  const { operation, path } = located;
  const model = parseModelPath(path);
  const replacement = replacementOf(operation);
  const contents = operation.requestBody?.content ?? {};
  const media = mainContent(contents);
  const description = operation.description ?? "";
  const seconds = average(parseSecondsColumn(description));
  const prices = model && readPrices(priceTableOf(located));
  return {
    title: operation.summary ?? model?.name ?? path,
    ...(model && located.method === "post" && { model: model.id }),
    ...(operation.deprecated === true && { deprecated: true as const }),
    ...(replacement !== null && { replacement }),
    ...(media && { body: Object.keys(contents).sort().join(", ") }),
    fields: record([
      ...Object.entries(media?.schema ? listFields(media.schema, operation.requestBody?.required === true) : {}),
      ...parameters(operation),
    ]),
    aliases: record((operation["x-krea-deprecated-field-aliases"] ?? []).map((alias) => [alias.from, alias])),
    ...(prices && { prices }),
    ...(seconds !== null && { expectedSeconds: seconds }),
    responses: record(
      Object.entries(operation.responses).map(([status, { content = {} }]) => [
        status,
        {
          contents: record(Object.keys(content).map((type) => [type, true as const])),
          fields: listFields(mainContent(content)?.schema ?? {}),
        },
      ]),
    ),
    ...(operation.security !== undefined && { authentication: readAuthentication(document, operation.security) }),
    description: plainText(description),
  };
}

/** The JSON among the contents of a body, else the first by name: the order in the document says nothing. */
function mainContent(contents: Readonly<Record<string, MediaType>>): MediaType | undefined {
  const [first] = Object.keys(contents).sort();
  return contents["application/json"] ?? (first === undefined ? undefined : contents[first]);
}

interface Parameter {
  name?: unknown;
  in?: unknown;
  required?: unknown;
  description?: string;
  schema?: Schema;
}

function parameters(operation: Operation): [string, Field][] {
  const list: Parameter[] = Array.isArray(operation.parameters) ? operation.parameters : [];
  return list.flatMap(({ name, in: place, required, schema = {}, description }) => {
    const text = schema.description ?? description;
    const fields = listFields({ ...schema, ...(text !== undefined && { description: text }) }, required === true);
    const prefix = `${String(place)} ${String(name)}`;
    return Object.entries(fields).map(([path, field]): [string, Field] => [`${prefix}${path}`, field]);
  });
}

/** Removes tables (prices and times) and quotes (aliases), which are compared as data. */
function plainText(description: string): string {
  return description
    .split("\n")
    .filter((line) => !/^\s*[|>]/.test(line))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}
