/**
 * Finds models that a new document has under another id.
 *
 * @module
 */

import { parseModelPath } from "../../src/codegen/names.ts";
import { modelPath } from "../../src/codegen/retired.ts";
import type { ApiModel, OperationModel } from "./api-model.ts";

/** A model that is gone, and the new model that takes its place. */
export interface Successor {
  from: string;
  to: string;
  /**
   * Whether it is the same model: of the same version and with nearly the same inputs, and stated to be it, or of the same name
   * with the same title, or with the same kind and vendor.
   */
  isSame: boolean;
}

/** Of the fields of two models, the share that must agree for one to be the other under a new name. */
const nearlyAll = 0.8;

/**
 * Finds the new models that take the place of models that are gone. Another version is another model: `kling-2` that goes while
 * `kling-3` comes has not moved, even if the document names one as the replacement of the other.
 *
 * @param replacements - the ids that the maintainer names instead of models; else those that the document names count
 * @returns at most one new model for each old one, and at most one old model for each new one
 */
export function findSuccessors(
  before: ApiModel,
  after: ApiModel,
  replacements: ReadonlyMap<string, string>,
): Successor[] {
  const gone = modelsOnlyIn(before, after);
  const added = modelsOnlyIn(after, before);
  const candidates = [...gone].flatMap(([from, old]) =>
    [...added].flatMap(([to, present]) => {
      const isStated = (replacements.get(from) ?? old.replacement) === to;
      const { isSame, score } = likenessOf({ id: from, operation: old }, { id: to, operation: present }, isStated);
      return isStated || score > 0 ? [{ from, to, isSame, score: score + (isStated ? 10 : 0) }] : [];
    }),
  );
  candidates.sort((a, b) => b.score - a.score);
  const found: Successor[] = [];
  for (const { score, ...candidate } of candidates) {
    const rivals = candidates.filter(
      (other) => other.score === score && (other.from === candidate.from) !== (other.to === candidate.to),
    );
    const isTaken = found.some(({ from, to }) => from === candidate.from || to === candidate.to);
    // Where two models fit equally well, neither is taken.
    if (!isTaken && rivals.length === 0) found.push(candidate);
  }
  return found;
}

function modelsOnlyIn(api: ApiModel, other: ApiModel): Map<string, OperationModel> {
  const models = Object.entries(api.operations).flatMap(([key, operation]): [string, OperationModel][] =>
    operation.model === undefined || other.operations[key] ? [] : [[operation.model, operation]],
  );
  return new Map(models);
}

interface Likeness extends Pick<Successor, "isSame"> {
  score: number;
}

interface NamedModel {
  id: string;
  operation: OperationModel;
}

const none: Likeness = { isSame: false, score: 0 };

/** How much speaks for one model having taken the place of another: a score of 0 if it is not enough. */
function likenessOf(one: NamedModel, other: NamedModel, isStated: boolean): Likeness {
  const [words, others] = [wordsOf(one.id, other.id), wordsOf(other.id, one.id)];
  const isAlike = words.join("") === others.join("") || [...words].sort().join(" ") === [...others].sort().join(" ");
  const isSameTitle = one.operation.title.toLowerCase() === other.operation.title.toLowerCase();
  const [version, otherVersion] = [versionOf(words), versionOf(others)];
  if (version !== otherVersion || !(isAlike || isSameTitle)) return none;
  const shared = sharedFields(one.operation, other.operation);
  if (shared < nearlyAll) return none;
  const [from, to] = [parseModelPath(modelPath(one.id)), parseModelPath(modelPath(other.id))];
  const isAtHome = from?.kind === to?.kind && from?.vendor === to?.vendor;
  // Vendors have models of the same name, and a title such as "Upscale" is anyone's: a paid job must not go to another model.
  const isSame = isStated || (isAlike && (isSameTitle || isAtHome));
  return { isSame, score: shared + (isAlike ? 1 : 0) + (isSameTitle ? 1 : 0) };
}

/** The words and numbers of a model's name, without its kind and vendor: `bfl/flux-v1-dev` has `flux`, `1`, `dev`. */
function wordsOf(id: string, other: string): string[] {
  const parse = (text: string) => parseModelPath(modelPath(text));
  const split = (text: string) => text.toLowerCase().match(/\p{L}+|\d+(?:[.-]\d+)*/gu) ?? [];
  const ignored = new Set(
    [parse(id), parse(other)].flatMap((model) => (model ? [...split(model.kind), ...split(model.vendor)] : [])),
  );
  const words = split(parse(id)?.name ?? id);
  const own = words.filter(
    (word, index) => !ignored.has(word) && !(word === "v" && /^\d/.test(words[index + 1] ?? "")),
  );
  return (own.length > 0 ? own : words).map((word) => word.replaceAll("-", ".").replace(/^(\d.*?)(\.0)+$/, "$1"));
}

function versionOf(words: readonly string[]): string {
  return words.filter((word) => /^\d/.test(word)).join(" ");
}

/** The share of the old fields that the new operation has too, with the same types. Old names count as the new ones. */
function sharedFields(before: OperationModel, after: OperationModel): number {
  const list = ({ fields }: OperationModel, rename: (name: string) => string) =>
    new Set(Object.entries(fields).map(([path, { types }]) => `${rename(path)} ${Object.keys(types).join()}`));
  const own = list(before, (path) => after.aliases[path]?.to ?? path);
  const other = list(after, (path) => path);
  return [...own].filter((field) => other.has(field)).length / (own.size || 1);
}
