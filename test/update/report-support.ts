/**
 * Small documents, compared as an update compares them, without generating code.
 *
 * @module
 */

import { readApi } from "../../scripts/update-spec/api-model.ts";
import { type Change, compareApis } from "../../scripts/update-spec/changes.ts";
import { findSuccessors } from "../../scripts/update-spec/moved-models.ts";
import type { UpdateReport } from "../../scripts/update-spec/plan-update.ts";
import { releaseFor } from "../../scripts/update-spec/rules.ts";
import type { OpenApiDocument, Operation, Schema } from "../../src/codegen/document.ts";

/** A model of a small document. */
export interface SmallModel {
  title?: string;
  fields?: Record<string, Schema>;
  required?: string[];
  /** The prices in USD by one condition, or one price. */
  prices?: number | Record<string, number>;
  rest?: Partial<Operation>;
}

/** A document with these models, by id. */
export function documentOf(models: Record<string, SmallModel>, rest: Partial<OpenApiDocument> = {}): OpenApiDocument {
  const entries = Object.entries(models).map(([id, model]): [string, Record<string, unknown>] => [
    `/generate/${id}`,
    { post: operationOf(model) },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "Small", version: "1" },
    servers: [{ url: "https://api.example" }],
    paths: Object.fromEntries(entries),
    ...rest,
  };
}

function operationOf({ title, fields = prompt, required = [], prices, rest }: SmallModel): Operation {
  const points = typeof prices === "number" ? [[undefined, prices] as const] : Object.entries(prices ?? {});
  const schema: Schema = { type: "object", properties: fields, required, additionalProperties: false };
  return {
    ...(title !== undefined && { summary: title }),
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { "200": { description: "The job." } },
    ...(prices !== undefined && {
      "x-krea-pricing": {
        type: "fixed",
        currency: "USD",
        unit: "request",
        price_points: points.map(([size, amount]) => ({ amount, dimensions: size === undefined ? {} : { size } })),
      },
    }),
    ...rest,
  };
}

/** The fields of a model where a test says nothing of them. */
export const prompt = { prompt: { type: "string" }, seed: { type: "number" }, width: { type: "number" } };

/** The changes between two documents. */
export function changesOf(
  before: OpenApiDocument,
  after: OpenApiDocument,
  replacements: ReadonlyMap<string, string> = new Map(),
): Change[] {
  const [old, present] = [readApi(before), readApi(after)];
  return compareApis(old, present, {
    retiredAliases: {},
    retiredModels: [],
    replacementOf: (id) => replacements.get(id) ?? null,
    successors: findSuccessors(old, present, replacements),
  });
}

/** A report of changes. */
export function reportOf(changes: Change[], rest: Partial<UpdateReport> = {}): UpdateReport {
  return {
    source: "small.json",
    date: "2026-11-21",
    sha256: "0".repeat(64),
    release: releaseFor(changes.map(({ kind }) => kind)),
    changes,
    defects: [],
    overlays: [],
    pastSunset: [],
    retiredAliases: [],
    retiredModels: [],
    ...rest,
  };
}

/** The rows of changes. */
export function rowsOf(changes: readonly Change[]): string[] {
  return changes.map(
    ({ model, operation, text, breaks }) => `${model ?? operation} | ${text} | ${breaks.join(", ") || "nothing"}`,
  );
}
