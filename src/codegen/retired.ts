/**
 * Aliases and models that were removed from the document but that callers may still use. They are kept in
 * `openapi/retired-aliases.json` and `openapi/retired-models.json`, which only `npm run spec:update` extends.
 *
 * @module
 */

import {
  type FieldAlias,
  listOperations,
  mainBody,
  type OpenApiDocument,
  type Operation,
  operationKey,
  resolveReference,
  schemaProperties,
} from "./document.ts";
import { inputNameFor, parseModelPath } from "./names.ts";

/** An alias of an earlier document. */
export interface RetiredAlias extends FieldAlias {
  /** The key of its operation, such as `POST /generate/image/bfl/flux-1-dev`. */
  operation: string;
  /** The date of the update that removed it: `2026-11-21`. */
  retired: string;
}

/** A model of an earlier document. */
export interface RetiredModel {
  /** Its id, such as `image/bfl/flux-1-dev`. */
  id: string;
  /** The date of the update that removed it: `2026-11-21`. */
  retired: string;
  /** The id of the model to use instead; null if the document named none. */
  replacement: string | null;
  /** Whether the replacement is the same model under a new id, which takes the same inputs. The client sends to it. */
  moved?: true;
  /** The last major version of this package whose types include it. */
  lastMajor: number;
  /** Its operation, as it was. */
  operation: Operation;
}

/** Everything that was retired. */
export interface Retired {
  aliases: readonly RetiredAlias[];
  models: readonly RetiredModel[];
}

/** What a major version of this package still supports: every alias, and models up to their last major version. */
export function retiredIn(major: number, { aliases, models }: Retired): Retired {
  return { aliases, models: models.filter(({ lastMajor }) => major <= lastMajor) };
}

/** Empty lists. */
export const nothingRetired: Retired = { aliases: [], models: [] };

/**
 * Adds to each operation the aliases that it had in earlier documents.
 *
 * An alias whose old name is a field again is left out. If the field of an alias has been renamed since, the alias points at
 * its current name.
 */
export function addRetiredAliases(document: OpenApiDocument, retired: readonly RetiredAlias[]): OpenApiDocument {
  const result = structuredClone(document);
  for (const located of listOperations(result)) {
    const published: unknown = located.operation["x-krea-deprecated-field-aliases"];
    const listed: unknown[] = Array.isArray(published) ? published : [];
    const isEntry = (entry: unknown): entry is FieldAlias => typeof entry === "object" && entry !== null;
    const own = listed.filter(isEntry);
    const schema = mainBody(located.operation)?.media.schema;
    const old = retired.filter(({ operation }) => operation === operationKey(located));
    if (!schema || own.length + old.length === 0) continue;
    const fields = new Set(schemaProperties(result, resolveReference(result, schema)).keys());
    const all = [...old, ...own];
    // A published alias without a target stays as it is, so that it is reported as a defect.
    const present = own.map((alias) => ({ ...alias, to: aliasTarget(alias.to, fields, all) ?? alias.to }));
    const added = old.flatMap(({ operation: _operation, retired: _retired, ...alias }) => {
      if (fields.has(alias.from) || own.some(({ from }) => from === alias.from)) return [];
      const to = aliasTarget(alias.to, fields, all);
      return to === undefined ? [] : [{ ...alias, to }];
    });
    // If a name occurs more than once, the newest entry counts.
    const byName = new Map(added.map((alias) => [alias.from, alias]));
    const aliases = [...present, ...byName.values(), ...(listed.filter((entry) => !isEntry(entry)) as FieldAlias[])];
    if (aliases.length > 0) located.operation["x-krea-deprecated-field-aliases"] = aliases;
  }
  return result;
}

/** The current field that a name stands for, following later aliases; undefined if there is none. */
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
 * Adds models that were removed from the document as deprecated operations. This is only for the types: the mock server and
 * the table of models do not include them.
 */
export function addRetiredModels(document: OpenApiDocument, retired: readonly RetiredModel[]): OpenApiDocument {
  const gone = retired.filter(({ id }) => document.paths[modelPath(id)] === undefined);
  if (gone.length === 0) return document;
  const paths = { ...document.paths };
  const names = new Set(listOperations(document).map(inputNameFor));
  for (const model of gone) {
    const { operationId: _operationId, ...operation } = structuredClone(model.operation);
    const schema = mainBody(operation)?.media.schema;
    const name = inputNameFor({ method: "post", path: modelPath(model.id), operation });
    // Two models may produce the same name, for example if one moved from images to video.
    if (schema && names.has(name)) schema.title = `Retired${name}`;
    names.add(name);
    const target = currentModel(document, retired, model.id);
    const text = target === undefined ? retirementText(model) : movedText(target);
    const description = `${text}\n${operation.description ?? ""}`.trim();
    const responses = withoutTitles(operation.responses);
    paths[modelPath(model.id)] = { post: { ...operation, responses, description, deprecated: true } };
  }
  return { ...document, paths };
}

/** Removes titles, which would make two types of one name if the answers of models have changed since. */
function withoutTitles<T>(value: T): T {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    key === "title" && typeof inner === "string" ? undefined : inner,
  );
  return JSON.parse(text) as T;
}

/** The deprecation text that an editor shows for a retired model. */
export function retirementText({ retired, replacement }: Pick<RetiredModel, "retired" | "replacement">): string {
  const instead = replacement === null ? "" : ` Use \`${replacement}\` instead.`;
  return `Retired: the API's document has it no longer since ${retired}.${instead}`;
}

/** The deprecation text that an editor shows for a model that has another id now. */
function movedText(current: string): string {
  return `Moved: its id is \`${current}\` now. Requests under this id are sent there.`;
}

/**
 * The id that a model of the document has now, by any id that it had; undefined if the document does not have it, or if it is
 * gone and has not moved.
 */
export function currentModel(
  document: OpenApiDocument,
  retired: readonly RetiredModel[],
  id: string,
): string | undefined {
  let current = id;
  for (const seen = new Set<string>(); document.paths[modelPath(current)] === undefined; ) {
    const model = retired.findLast((one) => one.id === current);
    if (seen.has(current) || !model?.moved || model.replacement === null) return undefined;
    seen.add(current);
    current = model.replacement;
  }
  return current;
}

/** The path of a model's operation. */
export function modelPath(id: string): string {
  return `/generate/${id}`;
}

/** The model that an operation names as its replacement, in an extension or in its description; null if it names none. */
export function replacementOf(operation: Operation): string | null {
  const named = Object.entries(operation).flatMap(([key, value]) => {
    if (!key.startsWith("x-")) return [];
    if (key.endsWith("replacement") && typeof value === "string") return [value];
    if (typeof value !== "object" || value === null || !("replacement" in value)) return [];
    return typeof value.replacement === "string" ? [value.replacement] : [];
  })[0];
  const text = operation.deprecated ? `${operation.description ?? ""}` : "";
  const mentioned = /\b(?:use|by|with|to)\s+[`"[]?(?:POST )?(\/?(?:generate\/)?[a-z]+\/[\w.-]+\/[\w./-]*\w)/i.exec(
    text,
  )?.[1];
  const name = (named ?? mentioned)?.replace(/^\/?(generate\/)?/, "");
  return name !== undefined && parseModelPath(modelPath(name)) ? name : null;
}
