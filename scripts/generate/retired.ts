/**
 * What later documents have dropped and callers may still use: `openapi/retired-aliases.json` and
 * `openapi/retired-models.json`, to which only the update adds.
 *
 * @module
 */

import {
  type FieldAlias,
  jsonBody,
  listOperations,
  type OpenApiDocument,
  type Operation,
  operationKey,
  resolveReference,
  schemaProperties,
} from "./document.ts";
import { inputNameFor, parseModelPath } from "./names.ts";

/** An alias that a document had once. */
export interface RetiredAlias extends FieldAlias {
  /** `POST /generate/image/bfl/flux-1-dev` */
  operation: string;
  /** The day of the update that dropped it: `2026-11-21`. */
  retired: string;
}

/** A model that a document had once. */
export interface RetiredModel {
  /** `image/bfl/flux-1-dev` */
  id: string;
  /** The day of the update that dropped it: `2026-11-21`. */
  retired: string;
  /** The id of the model to use instead; null where none was named. */
  replacement: string | null;
  /** The last major version of this package whose types have it. */
  lastMajor: number;
  /** Its operation, as it was. */
  operation: Operation;
}

/** Both lists. */
export interface Retired {
  aliases: readonly RetiredAlias[];
  models: readonly RetiredModel[];
}

/** What a major version of this package still has of it: every alias, and the models until their last version. */
export function retiredIn(major: number, { aliases, models }: Retired): Retired {
  return { aliases, models: models.filter(({ lastMajor }) => major <= lastMajor) };
}

/** Nothing retired. */
export const nothingRetired: Retired = { aliases: [], models: [] };

/**
 * Adds to each operation the aliases that it had once. One whose old name is a field again stays away. One whose field was
 * renamed since, published or retired, leads to the field's present name.
 */
export function addRetiredAliases(document: OpenApiDocument, retired: readonly RetiredAlias[]): OpenApiDocument {
  const result = structuredClone(document);
  for (const located of listOperations(result)) {
    const own = located.operation["x-krea-deprecated-field-aliases"] ?? [];
    const schema = jsonBody(located.operation)?.schema;
    const old = retired.filter(({ operation }) => operation === operationKey(located));
    if (!schema || own.length + old.length === 0) continue;
    const fields = new Set(schemaProperties(result, resolveReference(result, schema)).keys());
    const all = [...old, ...own];
    // An alias that leads nowhere stays as it was published: the check says so.
    const present = own.map((alias) => ({ ...alias, to: aliasTarget(alias.to, fields, all) ?? alias.to }));
    const added = old.flatMap(({ operation: _operation, retired: _retired, ...alias }) => {
      if (fields.has(alias.from) || own.some(({ from }) => from === alias.from)) return [];
      const to = aliasTarget(alias.to, fields, all);
      return to === undefined ? [] : [{ ...alias, to }];
    });
    // The newest entry of a name counts.
    const byName = new Map(added.map((alias) => [alias.from, alias]));
    const aliases = [...present, ...byName.values()];
    if (aliases.length > 0) located.operation["x-krea-deprecated-field-aliases"] = aliases;
  }
  return result;
}

/** The field that a name stands for now, by way of later aliases; `undefined` where they lead nowhere. */
export function aliasTarget(
  name: string,
  fields: ReadonlySet<string>,
  aliases: readonly Pick<FieldAlias, "from" | "to">[],
): string | undefined {
  let current: string | undefined = name;
  for (const seen = new Set<string>(); current !== undefined && !fields.has(current); ) {
    if (seen.has(current)) return undefined;
    seen.add(current);
    current = aliases.findLast(({ from }) => from === current)?.to;
  }
  return current;
}

/**
 * Adds the models that the document has no longer, as deprecated operations. For the types alone: what the mock server
 * serves, and the table of models, are without them.
 */
export function addRetiredModels(document: OpenApiDocument, retired: readonly RetiredModel[]): OpenApiDocument {
  const gone = retired.filter(({ id }) => document.paths[modelPath(id)] === undefined);
  if (gone.length === 0) return document;
  const paths = { ...document.paths };
  const names = new Set(listOperations(document).map(inputNameFor));
  for (const model of gone) {
    const { operationId: _operationId, ...operation } = structuredClone(model.operation);
    const schema = jsonBody(operation)?.schema;
    const name = inputNameFor({ method: "post", path: modelPath(model.id), operation });
    // The names of two models may make one, as where one moved from images to video.
    if (schema && names.has(name)) schema.title = `Retired${name}`;
    names.add(name);
    const description = `${retirementText(model)}\n${operation.description ?? ""}`.trim();
    paths[modelPath(model.id)] = { post: { ...operation, description, deprecated: true } };
  }
  return { ...document, paths };
}

/** What an editor says of a retired model. */
export function retirementText({ retired, replacement }: Pick<RetiredModel, "retired" | "replacement">): string {
  const instead = replacement === null ? "" : ` Use \`${replacement}\` instead.`;
  return `Retired: the API's document has it no longer since ${retired}.${instead}`;
}

/** The path of a model's operation. */
export function modelPath(id: string): string {
  return `/generate/${id}`;
}

/** The model that an operation names as the one to use instead; null where it names none. */
export function replacementOf(operation: Operation): string | null {
  const named = Object.entries(operation).flatMap(([key, value]) => {
    if (!key.startsWith("x-")) return [];
    if (key.endsWith("replacement") && typeof value === "string") return [value];
    if (typeof value !== "object" || value === null || !("replacement" in value)) return [];
    return typeof value.replacement === "string" ? [value.replacement] : [];
  })[0];
  const text = operation.deprecated ? `${operation.description ?? ""}` : "";
  const said = /\b(?:use|by|with|to)\s+[`"[]?(?:POST )?(\/?(?:generate\/)?[a-z]+\/[\w.-]+\/[\w./-]*\w)/i.exec(
    text,
  )?.[1];
  const name = (named ?? said)?.replace(/^\/?(generate\/)?/, "");
  return name !== undefined && parseModelPath(modelPath(name)) ? name : null;
}
