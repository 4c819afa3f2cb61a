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
} from "../../src/codegen/document.ts";
import { parseModelPath } from "../../src/codegen/names.ts";
import { replacementOf } from "../../src/codegen/retired.ts";
import { average, priceTableOf } from "../../src/codegen/tables/models.ts";
import { parseSecondsColumn } from "../../src/codegen/tables/price-table.ts";
import { type Authentication, readAuthentication } from "./authentication.ts";
import { type Field, type Fields, listFields } from "./fields.ts";
import { type Prices, readPrices } from "./prices.ts";
import { record } from "./record.ts";
import { readAliases, readContents, readList, readMap, readSchema, readText } from "./well-formed.ts";

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
  return {
    servers: record(readList(document.servers).map(({ url }) => [String(url), true as const])),
    authentication: readAuthentication(document, document.security),
    operations: record(
      listOperations(document).map((located) => [operationKey(located), readOperation(document, located)]),
    ),
  };
}

function readOperation(document: OpenApiDocument, located: LocatedOperation): OperationModel {
  const { operation, path } = located;
  const model = parseModelPath(path);
  const description = readText(operation.description) ?? "";
  const readable = { ...operation, description };
  const replacement = replacementOf(readable);
  const contents = readContents(operation.requestBody);
  const body = mainContent(contents);
  const seconds = average(parseSecondsColumn(description));
  const prices = model && readPrices(priceTableOf({ ...located, operation: readable }));
  return {
    title: readText(operation.summary) ?? model?.name ?? path,
    ...(model && located.method === "post" && { model: model.id }),
    ...(operation.deprecated === true && { deprecated: true as const }),
    ...(replacement !== null && { replacement }),
    ...(contents.length > 0 && { body: typesOf(contents).join(", ") }),
    fields: record([
      ...Object.entries(body?.schema ? listFields(body.schema, operation.requestBody?.required === true) : {}),
      ...parameters(operation),
    ]),
    aliases: record(readAliases(operation).map((alias) => [alias.from, alias])),
    ...(prices && { prices }),
    ...(seconds !== null && { expectedSeconds: seconds }),
    responses: record(readMap(operation.responses).map(([status, response]) => [status, readResponse(response)])),
    ...(operation.security !== undefined && { authentication: readAuthentication(document, operation.security) }),
    description: plainText(description),
  };
}

function readResponse(response: Record<string, unknown>): ResponseModel {
  const contents = readContents(response);
  return {
    contents: record(typesOf(contents).map((type) => [type, true as const])),
    fields: listFields(mainContent(contents)?.schema ?? {}),
  };
}

function typesOf(contents: readonly (readonly [string, MediaType])[]): string[] {
  return contents.map(([type]) => type).sort();
}

/** The JSON among the contents of a body, else a form, as code is made from; else the first by name, whatever the order is. */
function mainContent(contents: readonly (readonly [string, MediaType])[]): MediaType | undefined {
  const types = typesOf(contents);
  const main = ["application/json", "multipart/form-data"].find((type) => types.includes(type)) ?? types[0];
  return contents.find(([type]) => type === main)?.[1];
}

function parameters(operation: Operation): [string, Field][] {
  return readList(operation.parameters).flatMap(({ name, in: place, required, schema, description }) => {
    const own = readSchema(schema);
    const text = own.description ?? readText(description);
    const fields = listFields({ ...own, ...(text !== undefined && { description: text }) }, required === true);
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
