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
  type OpenApiDocument,
  type Operation,
  operationKey,
  type Schema,
} from "../../src/codegen/document.ts";
import { parseModelPath } from "../../src/codegen/names.ts";
import { replacementOf } from "../../src/codegen/retired.ts";
import { average, priceTableOf } from "../../src/codegen/tables/models.ts";
import { parseSecondsColumn } from "../../src/codegen/tables/price-table.ts";
import type { PriceTable } from "../../src/models/model-entry.ts";
import { type Fields, listFields } from "./fields.ts";

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
  /** The content type of its request body. */
  body?: string;
  /** The fields of its body by path, and its parameters under names such as `query limit`. */
  fields: Fields;
  aliases: Record<string, FieldAlias>;
  /** Prices by what they depend on, such as `Mode pro, Duration 10s` with `60 compute units`. */
  prices: Record<string, string>;
  expectedSeconds?: number;
  responses: Record<string, ResponseModel>;
  /** Its description without tables and quotes, whose content is in the other properties. */
  description: string;
}

/** The whole API. */
export interface ApiModel {
  /** The origins of the API, as a set. */
  servers: Record<string, true>;
  operations: Record<string, OperationModel>;
}

/** Reads a document without references. */
export function readApi(document: OpenApiDocument): ApiModel {
  const servers = Array.isArray(document.servers) ? document.servers : [];
  return {
    servers: Object.fromEntries(servers.map(({ url }: { url?: unknown }) => [String(url), true as const])),
    operations: Object.fromEntries(
      listOperations(document).map((located) => [operationKey(located), readOperation(located)]),
    ),
  };
}

function readOperation(located: LocatedOperation): OperationModel {
  const { operation, path } = located;
  const model = parseModelPath(path);
  const replacement = replacementOf(operation);
  const [body, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const description = operation.description ?? "";
  const seconds = average(parseSecondsColumn(description));
  return {
    title: operation.summary ?? model?.name ?? path,
    ...(model && located.method === "post" && { model: model.id }),
    ...(operation.deprecated === true && { deprecated: true as const }),
    ...(replacement !== null && { replacement }),
    ...(body !== undefined && { body }),
    fields: {
      ...(media?.schema && listFields(media.schema, operation.requestBody?.required === true)),
      ...parameters(operation),
    },
    aliases: Object.fromEntries(
      (operation["x-krea-deprecated-field-aliases"] ?? []).map((alias) => [alias.from, alias]),
    ),
    prices: readPrices(model ? priceTableOf(located) : undefined),
    ...(seconds !== null && { expectedSeconds: seconds }),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, { content = {} }]) => [
        status,
        {
          contents: Object.fromEntries(Object.keys(content).map((type) => [type, true as const])),
          fields: listFields(Object.values(content)[0]?.schema ?? {}),
        },
      ]),
    ),
    description: plainText(description),
  };
}

interface Parameter {
  name?: unknown;
  in?: unknown;
  required?: unknown;
  description?: string;
  schema?: Schema;
}

function parameters(operation: Operation): Fields {
  const list: Parameter[] = Array.isArray(operation.parameters) ? operation.parameters : [];
  return Object.assign(
    {},
    ...list.map(({ name, in: place, required, schema = {}, description }) => {
      const text = schema.description ?? description;
      const fields = listFields({ ...schema, ...(text !== undefined && { description: text }) }, required === true);
      const prefix = `${String(place)} ${String(name)}`;
      return Object.fromEntries(Object.entries(fields).map(([path, field]) => [`${prefix}${path}`, field]));
    }),
  ) as Fields;
}

function readPrices(table: PriceTable | undefined): Record<string, string> {
  if (!table) return {};
  return Object.fromEntries(
    table.rows.map(({ values, amount, approximate }) => {
      const when = table.dimensions.map((name, index) => `${name} ${values[index] ?? ""}`.trim()).join(", ");
      const price = table.unit === "USD" ? `$${amount}` : `${amount} ${table.unit}`;
      return [when, `${approximate ? "about " : ""}${price}`];
    }),
  );
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
