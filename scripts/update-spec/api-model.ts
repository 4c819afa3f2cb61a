/**
 * What the document says to a caller, operation by operation, in a shape that two versions can be compared in: nothing of
 * how the document is written (references, order, tags) is in it.
 *
 * @module
 */

import type { PriceTable } from "../../src/models/model-entry.ts";
import {
  type FieldAlias,
  type LocatedOperation,
  listOperations,
  type OpenApiDocument,
  type Operation,
  operationKey,
  type Schema,
} from "../generate/document.ts";
import { parseModelPath } from "../generate/names.ts";
import { replacementOf } from "../generate/retired.ts";
import { average, priceTableOf } from "../generate/tables/models.ts";
import { parseSecondsColumn } from "../generate/tables/price-table.ts";
import { type Fields, listFields } from "./fields.ts";

/** What an operation answers with one status. */
export interface ResponseModel {
  /** Content types, as a set. */
  contents: Record<string, true>;
  fields: Fields;
}

/** One operation. */
export interface OperationModel {
  title: string;
  /** The id of its model; absent where it is not one's. */
  model?: string;
  deprecated?: true;
  /** The model that it says to use instead. */
  replacement?: string;
  /** The content type of its body. */
  body?: string;
  /** The fields of its body by path, and its parameters: `query limit`. */
  fields: Fields;
  aliases: Record<string, FieldAlias>;
  /** Prices by what they depend on: `Mode pro, Duration 10s` to `60 compute units`. */
  prices: Record<string, string>;
  expectedSeconds?: number;
  responses: Record<string, ResponseModel>;
  /** Its description, without the tables and notes that are read above. */
  description: string;
}

/** The whole API. */
export interface ApiModel {
  /** The origins of the API, as a set. */
  servers: Record<string, true>;
  operations: Record<string, OperationModel>;
}

/** Reads a document that is free of `$ref`. */
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

/** Tables hold prices and times, quotes the aliases; both are read from where they are data. */
function plainText(description: string): string {
  return description
    .split("\n")
    .filter((line) => !/^\s*[|>]/.test(line))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}
