/**
 * Finds the aliases and models that an update retires.
 *
 * @module
 */

import { listOperations, type OpenApiDocument, operationKey } from "../../src/codegen/document.ts";
import { parseModelPath } from "../../src/codegen/names.ts";
import {
  modelPath,
  type Retired,
  type RetiredAlias,
  type RetiredModel,
  replacementOf,
} from "../../src/codegen/retired.ts";
import type { Successor } from "./moved-models.ts";
import { readAliases } from "./well-formed.ts";

/** What is needed besides the documents. */
export interface RetireContext {
  /** The date of the update: `2026-11-21`. */
  today: string;
  /** The major version of this package, before the update. */
  major: number;
  /** Replacements given on the command line, by the id of the removed model. */
  replacements: ReadonlyMap<string, string>;
  /** New models that take the place of removed ones. */
  successors: readonly Successor[];
  /** Whether requests under the old id are accepted under the new one. */
  keepsWorking: (successor: Successor) => boolean;
}

/** The lists after an update, and what the update found for them. */
export interface Retirement extends Retired {
  newAliases: RetiredAlias[];
  newModels: RetiredModel[];
}

/**
 * Adds what the later document dropped to the lists of retired aliases and models. Aliases are never removed. A model has one
 * entry: one that is retired again takes the place of its earlier entry, and a missing replacement may be filled in.
 */
export function retire(
  before: OpenApiDocument,
  after: OpenApiDocument,
  retired: Retired,
  context: RetireContext,
): Retirement {
  const known = new Set(retired.aliases.map(aliasKey));
  const newAliases = [
    ...droppedAliases(before, after, retired.aliases, context.today),
    ...movedAliases(before, retired.aliases, context),
  ].filter((alias) => !known.has(aliasKey(alias)));
  const newModels = droppedModels(before, after, context).map((model) => ({
    ...model,
    replacement: model.replacement ?? retired.models.findLast(({ id }) => id === model.id)?.replacement ?? null,
  }));
  const kept = retired.models.filter(({ id }) => !newModels.some((model) => model.id === id));
  return {
    aliases: [...retired.aliases, ...newAliases],
    models: [
      ...kept.map((model) => ({
        ...model,
        replacement: model.replacement ?? context.replacements.get(model.id) ?? null,
      })),
      ...newModels,
    ],
    newAliases,
    newModels,
  };
}

function aliasKey({ operation, from, to }: RetiredAlias): string {
  return JSON.stringify([operation, from, to]);
}

/** The aliases that are gone from operations that still exist. */
function droppedAliases(
  before: OpenApiDocument,
  after: OpenApiDocument,
  known: readonly RetiredAlias[],
  today: string,
): RetiredAlias[] {
  const present = new Map(listOperations(after).map((located) => [operationKey(located), located.operation]));
  return listOperations(before).flatMap((located) => {
    const operation = operationKey(located);
    const later = present.get(operation);
    if (!later) return [];
    const names = new Set(readAliases(later).map(({ from }) => from));
    return readAliases(located.operation)
      .filter(({ from }) => !names.has(from))
      .filter(({ from, to }) => !known.some((old) => old.operation === operation && old.from === from && old.to === to))
      .map((alias) => ({ operation, ...alias, retired: today }));
  });
}

/** The old field names of models that have another id now, for the operations under the new ids. */
function movedAliases(
  before: OpenApiDocument,
  known: readonly RetiredAlias[],
  { today, successors, keepsWorking }: RetireContext,
): RetiredAlias[] {
  return successors.filter(keepsWorking).flatMap(({ from, to }) => {
    const operation = operationKey({ method: "post", path: modelPath(to) });
    const old = operationKey({ method: "post", path: modelPath(from) });
    const own = listOperations(before).find((located) => operationKey(located) === old)?.operation;
    const aliases = [...known.filter((alias) => alias.operation === old), ...(own ? readAliases(own) : [])];
    return aliases.map((alias) => ({ ...alias, operation, retired: today }));
  });
}

function droppedModels(before: OpenApiDocument, after: OpenApiDocument, context: RetireContext): RetiredModel[] {
  return listOperations(before).flatMap(({ method, path, operation }) => {
    const id = parseModelPath(path)?.id;
    if (id === undefined || method !== "post" || after.paths[path]?.post !== undefined) return [];
    const successor = context.successors.find(({ from }) => from === id);
    return [
      {
        id,
        retired: context.today,
        replacement: context.replacements.get(id) ?? successor?.to ?? replacementOf(operation),
        ...(successor && context.keepsWorking(successor) && { moved: true as const }),
        // Retiring a model requires a major release, whose types still include it.
        lastMajor: context.major + 1,
        operation,
      },
    ];
  });
}

/**
 * Checks the replacements given on the command line.
 *
 * @throws Error if one is for a model that was not retired, or names a model that does not exist
 */
export function checkReplacements(
  after: OpenApiDocument,
  models: readonly RetiredModel[],
  replacements: ReadonlyMap<string, string>,
): void {
  for (const [id, replacement] of replacements) {
    if (!models.some((model) => model.id === id)) {
      throw new Error(`--replaced-by ${id}=${replacement}: ${id} is not a model that was retired.`);
    }
    if (after.paths[modelPath(replacement)] === undefined) {
      throw new Error(`--replaced-by ${id}=${replacement}: the new document has no model ${replacement}.`);
    }
  }
}
