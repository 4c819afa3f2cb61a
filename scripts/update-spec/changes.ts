/**
 * Compares two versions of the API as its callers see it.
 *
 * @module
 */

import microdiff, { type Difference } from "microdiff";
import type { ApiModel, OperationModel } from "./api-model.ts";
import { compareAliases, renamedFields } from "./compare-aliases.ts";
import { compareFields } from "./compare-fields.ts";
import { compareResponses } from "./compare-responses.ts";
import { code, type FoundChange } from "./found-change.ts";
import { type Break, type ChangeKind, type Release, rules } from "./rules.ts";

/** A change, and what it means for callers: one row of the report. */
export interface Change {
  /** The key of the operation, such as `POST /generate/image/bfl/flux-1-dev`; `"*"` for the whole API. */
  operation: string;
  /** The id of the model, if the operation belongs to one. */
  model?: string;
  kind: ChangeKind;
  text: string;
  breaks: readonly Break[];
  release: Release;
  before?: string;
  after?: string;
}

/** What the comparison needs to know besides the two documents. */
export interface CompareContext {
  /** Aliases retired by earlier updates: by operation, from old to new name. */
  retiredAliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The ids of models retired by earlier updates. */
  retiredModels: readonly string[];
  /** The model to use instead of a removed one. */
  replacementOf: (model: string) => string | null;
}

/** Lists every change between two versions, by operation, in the order of the later document. */
export function compareApis(before: ApiModel, after: ApiModel, context: CompareContext): Change[] {
  const changes: Change[] = compareServers(before, after).map((found) => judge("*", undefined, found));
  const keys = [...new Set([...Object.keys(after.operations), ...Object.keys(before.operations)])];
  for (const key of keys) {
    const [one, other] = [before.operations[key], after.operations[key]];
    const model = (other ?? one)?.model;
    for (const found of compareOperation(one, other, context, context.retiredAliases[key] ?? {})) {
      changes.push(judge(key, model, found));
    }
  }
  return changes;
}

function judge(operation: string, model: string | undefined, { kind, ...facts }: FoundChange): Change {
  const { breaks, release, text } = rules[kind];
  return {
    operation,
    ...(model !== undefined && { model }),
    kind,
    text: text(facts),
    breaks,
    release: breaks.length > 0 ? "major" : release,
    ...(facts.before !== undefined && { before: facts.before }),
    ...(facts.after !== undefined && { after: facts.after }),
  };
}

function compareServers(before: ApiModel, after: ApiModel): FoundChange[] {
  if (microdiff(before.servers, after.servers).length === 0) return [];
  const list = (api: ApiModel) => Object.keys(api.servers).map(code).join(", ") || undefined;
  return [{ kind: "servers changed", name: "", before: list(before), after: list(after) }];
}

function compareOperation(
  before: OperationModel | undefined,
  after: OperationModel | undefined,
  context: CompareContext,
  retired: Readonly<Record<string, string>>,
): FoundChange[] {
  if (!after) {
    if (before?.model === undefined) return [{ kind: "operation removed", name: "" }];
    const replacement = context.replacementOf(before.model);
    return [{ kind: "model removed", name: before.title, after: replacement === null ? undefined : code(replacement) }];
  }
  if (!before) {
    if (after.model === undefined) return [{ kind: "operation added", name: "" }];
    const kind = context.retiredModels.includes(after.model) ? "model returned" : "model added";
    return [{ kind, name: after.title }];
  }
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
    ...under("prices").map(comparePrice),
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
  return Object.fromEntries(entries);
}

function compareMetadata(
  before: OperationModel,
  after: OperationModel,
  differences: readonly Difference[],
): FoundChange[] {
  const isChanged = (key: keyof OperationModel) => differences.some(({ path }) => path[0] === key);
  const seconds = (value: number | undefined) => (value === undefined ? undefined : `${value} s`);
  const named = (id: string | undefined) => (id === undefined ? undefined : code(id));
  const found: FoundChange[] = [];
  if (isChanged("deprecated")) {
    found.push(
      after.deprecated
        ? { kind: "operation retiring", name: "", after: named(after.replacement) }
        : { kind: "operation reinstated", name: "" },
    );
  } else if (isChanged("replacement")) {
    found.push({
      kind: "replacement changed",
      name: "",
      before: named(before.replacement),
      after: named(after.replacement),
    });
  }
  if (isChanged("title")) found.push({ kind: "title changed", name: "", before: before.title, after: after.title });
  if (isChanged("body")) {
    found.push({ kind: "body changed", name: "", before: named(before.body), after: named(after.body) });
  }
  if (isChanged("expectedSeconds")) {
    const [one, other] = [seconds(before.expectedSeconds), seconds(after.expectedSeconds)];
    found.push({ kind: "expected time changed", name: "", before: one, after: other });
  }
  if (isChanged("description")) found.push({ kind: "description changed", name: "The operation" });
  return found;
}

function comparePrice(difference: Difference): FoundChange {
  const when = String(difference.path[1] ?? "");
  const name = when === "" ? "" : ` of ${when}`;
  if (difference.type === "CREATE") return { kind: "price added", name, after: String(difference.value) };
  const before = String(difference.oldValue);
  if (difference.type === "REMOVE") return { kind: "price removed", name, before };
  return { kind: "price changed", name, before, after: String(difference.value) };
}

/** The name of a request field in the report. */
function fieldName(path: string): string {
  const parameter = /^(query|path|header|cookie) (.+)$/.exec(path);
  if (parameter)
    return `the ${parameter[1] === "path" ? "path's" : parameter[1]} parameter ${code(parameter[2] ?? "")}`;
  return path === "" ? "the body" : code(path);
}
