/**
 * Compares two versions of the API as its callers see it.
 *
 * @module
 */

import microdiff from "microdiff";
import type { ApiModel, OperationModel } from "./api-model.ts";
import { compareAccess } from "./compare-access.ts";
import { compareAliases, renamedFields } from "./compare-aliases.ts";
import { compareFields } from "./compare-fields.ts";
import { compareMetadata } from "./compare-metadata.ts";
import { comparePrices } from "./compare-prices.ts";
import { compareResponses } from "./compare-responses.ts";
import type { FoundChange } from "./found-change.ts";
import { code, prose } from "./markdown.ts";
import type { Successor } from "./moved-models.ts";
import type { ComparedPrices } from "./prices.ts";
import { type Callers, callersOf } from "./reach.ts";
import { record } from "./record.ts";
import { type Break, type ChangeKind, type Release, rules } from "./rules.ts";

/** A change, and what it means for callers: one row of the report. */
export interface Change {
  /** The key of the operation, such as `POST /generate/image/bfl/flux-1-dev`; `"*"` for the whole API. */
  operation: string;
  /** The id of the model, if the operation belongs to one. */
  model?: string;
  kind: ChangeKind;
  /** The change in a sentence, as Markdown. */
  text: string;
  breaks: readonly Break[];
  /** Of the callers of the operation, those that it breaks something for; absent if it breaks nothing. */
  callers?: Callers;
  release: Release;
  /** What it was, as Markdown. */
  before?: string;
  /** What it is now, as Markdown. */
  after?: string;
  /** For a new model: its title, as the document has it. */
  title?: string;
  /** For a model that is gone or has another id: the id to use now. */
  replacement?: string;
  /** For a model that has another id: the id that it had. */
  formerId?: string;
  /** For a change of prices: all of them. */
  prices?: ComparedPrices;
}

/** What the comparison needs to know besides the two documents. */
export interface CompareContext {
  /** Aliases retired by earlier updates: by operation, from old to new name. */
  retiredAliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The ids of models retired by earlier updates. */
  retiredModels: readonly string[];
  /** The model to use instead of a removed one. */
  replacementOf: (model: string) => string | null;
  /** New models that take the place of old ones. */
  successors?: readonly Successor[];
}

/** Lists every change between two versions, by operation, in the order of the later document. */
export function compareApis(before: ApiModel, after: ApiModel, context: CompareContext): Change[] {
  const changes: Change[] = compareAccess(before, after).map((found) => judge("*", undefined, found));
  const successors = new Map((context.successors ?? []).map((successor) => [successor.to, successor]));
  const replaced = new Set([...successors.values()].map(({ from }) => from));
  const isListed = new Set(Object.keys(after.operations));
  for (const key of [...isListed, ...Object.keys(before.operations).filter((one) => !isListed.has(one))]) {
    const [one, other] = [before.operations[key], after.operations[key]];
    const model = (other ?? one)?.model;
    const successor = !one && model !== undefined ? successors.get(model) : undefined;
    if (successor && other) {
      changes.push(...compareMoved(before, key, other, successor));
    } else if (other || model === undefined || !replaced.has(model)) {
      for (const found of compareOperation(one, other, context, context.retiredAliases[key] ?? {})) {
        changes.push(judge(key, model, found));
      }
    }
  }
  return changes;
}

/** Whether every request that a model accepted is accepted under its new id. */
export function acceptsOldRequests(before: ApiModel, after: ApiModel, { from, to }: Successor): boolean {
  const [old, present] = [operationOf(before, from), operationOf(after, to)];
  return (
    old !== undefined &&
    present !== undefined &&
    compareOperations(old, present, {}).every(({ kind }) => !isRefusal(kind))
  );
}

function isRefusal(kind: ChangeKind): boolean {
  const { breaks }: { breaks: readonly Break[] } = rules[kind];
  return breaks.includes("requests");
}

function operationOf(api: ApiModel, model: string): OperationModel | undefined {
  return Object.values(api.operations).find((operation) => operation.model === model);
}

/** The changes of a model that has another id now: one row that says so, and how it differs from the old one. */
function compareMoved(before: ApiModel, key: string, after: OperationModel, { from, to, isSame }: Successor): Change[] {
  const old = operationOf(before, from);
  if (!old) return [];
  // A model without a title is called by its id, which the first row has.
  const isNamedById = from.endsWith(`/${old.title}`) && to.endsWith(`/${after.title}`);
  const differences = (isSame ? compareOperations(old, after, {}) : []).filter(
    ({ kind }) => !(isNamedById && kind === "title changed"),
  );
  const isAccepted = differences.every(({ kind }) => !isRefusal(kind));
  const kind = !isSame ? "model replaced" : isAccepted ? "model moved" : "model renamed";
  const move = judge(key, to, { kind, name: prose(after.title), before: code(from), after: code(to) });
  return [
    { ...move, title: after.title, formerId: from, replacement: to },
    ...differences.map((found) => judge(key, to, found)),
  ];
}

function judge(operation: string, model: string | undefined, { isRequired, prices, ...facts }: FoundChange): Change {
  const { breaks, release, text }: (typeof rules)[ChangeKind] = rules[facts.kind];
  const { kind } = facts;
  return {
    operation,
    ...(model !== undefined && { model }),
    kind,
    text: text(facts),
    breaks,
    ...(breaks.length > 0 && { callers: callersOf(kind, isRequired === true) }),
    release: breaks.length > 0 ? "major" : release,
    ...(facts.before !== undefined && { before: facts.before }),
    ...(facts.after !== undefined && { after: facts.after }),
    ...(facts.title !== undefined && { title: facts.title }),
    ...(facts.replacement !== undefined && { replacement: facts.replacement }),
    ...(prices && { prices }),
  };
}

function compareOperation(
  before: OperationModel | undefined,
  after: OperationModel | undefined,
  context: CompareContext,
  retired: Readonly<Record<string, string>>,
): FoundChange[] {
  if (before && after) return compareOperations(before, after, retired);
  if (before) {
    if (before.model === undefined) return [{ kind: "operation removed", name: "" }];
    const replacement = context.replacementOf(before.model);
    const named = replacement === null ? {} : { after: code(replacement), replacement };
    return [{ kind: "model removed", name: prose(before.title), ...named }];
  }
  if (after?.model === undefined) return [{ kind: "operation added", name: "" }];
  const kind = context.retiredModels.includes(after.model) ? "model returned" : "model added";
  const [price] = comparePrices(undefined, after.prices);
  return [{ kind, name: prose(after.title), title: after.title, ...(price?.prices && { prices: price.prices }) }];
}

function compareOperations(
  before: OperationModel,
  after: OperationModel,
  retired: Readonly<Record<string, string>>,
): FoundChange[] {
  const renamed = renamedFields(before, after);
  const old = { ...before, fields: withNewNames(before.fields, renamed) };
  const differences = microdiff(old, after);
  const under = (key: keyof OperationModel) => differences.filter(({ path }) => path[0] === key);
  const isClosed = after.fields[""]?.closed === true;
  return [
    ...compareMetadata(old, after, differences),
    ...renamed.map(([from, to]): FoundChange => ({ kind: "field renamed", name: code(from), after: code(to) })),
    ...compareFields(under("fields"), old.fields, after.fields, { part: "request", name: fieldName, isClosed }),
    ...compareAliases(before, after, renamed, retired),
    ...comparePrices(before.prices, after.prices),
    ...compareResponses(under("responses"), old.responses, after.responses),
  ];
}

/** The old fields under their new names. */
function withNewNames(fields: OperationModel["fields"], renamed: readonly (readonly [string, string])[]) {
  let entries = Object.entries(fields);
  for (const [from, to] of renamed) {
    const isOf = (path: string, name: string) =>
      path === name || (/^[.[{]/.test(path.slice(name.length)) && path.startsWith(name));
    const hasBoth = entries.some(([path]) => path === to);
    entries = entries.flatMap(([path, field]): typeof entries => {
      if (!isOf(path, from)) return [[path, field]];
      return hasBoth ? [] : [[`${to}${path.slice(from.length)}`, field]];
    });
  }
  return record(entries);
}

/** The name of a request field in the report. */
function fieldName(path: string): string {
  const parameter = /^(query|path|header|cookie) (.+)$/.exec(path);
  if (parameter)
    return `the ${parameter[1] === "path" ? "path's" : parameter[1]} parameter ${code(parameter[2] ?? "")}`;
  return path === "" ? "the body" : code(path);
}
