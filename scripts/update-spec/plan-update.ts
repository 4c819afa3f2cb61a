/**
 * Plans an update: the files that it would write, and its report. Does no I/O.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { collectDefects, type Defect } from "../../src/codegen/defect.ts";
import { listOperations, type OpenApiDocument, operationKey } from "../../src/codegen/document.ts";
import { inlineDocument } from "../../src/codegen/inline.ts";
import { generateFrom } from "../../src/codegen/outputs.ts";
import { type ActionResult, applyActions, type OverlaySource } from "../../src/codegen/overlays.ts";
import { parsePublished } from "../../src/codegen/parse-published.ts";
import { addRetiredAliases, type Retired, retiredIn } from "../../src/codegen/retired.ts";
import { type ApiModel, readApi } from "./api-model.ts";
import { acceptsOldRequests, type Change, compareApis } from "./changes.ts";
import { checkAuthentication } from "./check-authentication.ts";
import { checkRemovals } from "./check-removals.ts";
import { fitOverlays, type OverlayAdvice } from "./fit-overlays.ts";
import { followMoved } from "./follow-moved.ts";
import { findSuccessors } from "./moved-models.ts";
import { checkReplacements, retire } from "./retire.ts";
import { type Release, releaseFor } from "./rules.ts";
import type { FileContent } from "./swap-files.ts";
import { readAliases } from "./well-formed.ts";

/** The state before the update. */
export interface UpdateState {
  document: OpenApiDocument;
  overlays: readonly OverlaySource[];
  /** Everything retired so far, including models that the types of this version no longer have. */
  retired: Retired;
  /** The major version of this package. */
  major: number;
}

/** The new document, and the options of the update. */
export interface UpdateInput {
  bytes: Uint8Array;
  /** Where the bytes were read from. */
  source: string;
  /** The date of the update: `2026-11-21`. */
  today: string;
  /** The models to use instead of removed ones, by the id of the removed model. */
  replacements?: ReadonlyMap<string, string>;
  /** Whether the new document may lack more than half of the operations. */
  acceptRemovals?: boolean;
}

/** Old field names that the API has refused since a date. */
export interface SunsetGroup {
  sunsetDate: string;
  aliases: { operation: string; from: string; to: string }[];
}

/** The report as data. */
export interface UpdateReport {
  source: string;
  date: string;
  sha256: string;
  /** The release that the changes require; `"none"` if nothing changes for callers. */
  release: Release | "none";
  changes: Change[];
  /** What is wrong with the new document, and how it is worked around. */
  defects: Defect[];
  /** The actions of overlays that the update takes out or flags. */
  overlays: OverlayAdvice[];
  pastSunset: SunsetGroup[];
  /** The aliases that this update retires. */
  retiredAliases: { operation: string; from: string; to: string }[];
  /** The models that this update retires. */
  retiredModels: { id: string; replacement: string | null }[];
}

/** The report of an update, and the files that it changes, by their path in the repository. */
export interface UpdatePlan {
  report: UpdateReport;
  files: Map<string, FileContent>;
}

/** A state with what every comparison needs of it. Two updates of the same state may share it. */
export interface PreparedState {
  state: UpdateState;
  /** The document without references. */
  inlined: OpenApiDocument;
  /** What each action of the overlays did to it. */
  actions: ActionResult[];
  /** The document with the overlays applied, without what was retired earlier. */
  corrected: OpenApiDocument;
  api: ApiModel;
}

/** The comparison of the old and new document. */
interface Comparison {
  report: UpdateReport;
  retired: ReturnType<typeof retire>;
  /** The new document with the overlays applied and all retired aliases added. */
  corrected: OpenApiDocument;
  /** The files of overlays that change, by their path. */
  overlays: Map<string, FileContent>;
}

/**
 * Prepares a state for updates.
 *
 * @throws Error if its document has a reference that cannot be followed, or an overlay is none
 */
export async function prepareState(state: UpdateState): Promise<PreparedState> {
  const inlined = inlineDocument(state.document);
  // Overlays may already contain actions for the new document, so that actions that do not match this one are no error.
  const { document, actions } = await applyActions(inlined, state.overlays);
  const corrected = addRetiredAliases(document, []);
  return { state, inlined, actions, corrected, api: readApi(corrected) };
}

/**
 * Plans an update.
 *
 * @throws Error if the new document is not whole, or would make wrong code: two operations have one id, a reference leads to
 *   nothing, or nothing is left to authenticate with
 */
export async function planUpdate(prepared: PreparedState, input: UpdateInput): Promise<UpdatePlan> {
  const { report: compared, retired, corrected, overlays } = await compareUpdate(prepared, input);
  const { files: generated, defects } = await generateFrom(corrected, retiredIn(prepared.state.major, retired).models);
  const report = { ...compared, defects: [...compared.defects, ...defects] };
  // The files are replaced in this order. What is retired is found by comparison with the old document, so the lists go first
  // and the document last: a process that is killed in between can be run again.
  const files = new Map<string, FileContent>([
    ["openapi/retired-aliases.json", listText(retired.aliases)],
    ["openapi/retired-models.json", listText(retired.models)],
    ...[...generated].map(([name, text]) => [`generated/${name}`, text] as const),
    ...overlays,
    ["openapi/krea.json.sha256", `${report.sha256}  krea.json\n`],
    ["openapi/krea.json", input.bytes],
  ]);
  return { report, files };
}

/**
 * Compares the current document with the new one.
 *
 * @throws Error if the new document cannot be read as OpenAPI 3.1, is a part of one, or leaves nothing to authenticate with
 */
export async function compareUpdate(prepared: PreparedState, input: UpdateInput): Promise<Comparison> {
  const { state, inlined, corrected: before } = prepared;
  const found = collectDefects();
  const document = inlineDocument(parsePublished(input.bytes), found.report);
  if (!input.acceptRemovals) checkRemovals(inlined, document);
  const replacements = input.replacements ?? new Map<string, string>();
  const overlaidBefore = followMoved(
    { document: inlined, actions: prepared.actions, overlays: state.overlays },
    findSuccessors(readApi(inlined), readApi(document), replacements),
  );
  const overlaid = await fitOverlays(overlaidBefore, document, overlaidBefore.overlays);
  checkAuthentication(before, overlaid.document);
  // As published, without what was retired earlier.
  const after = addRetiredAliases(overlaid.document, []);
  const [oldApi, newApi] = [prepared.api, readApi(after)];
  const successors = findSuccessors(oldApi, newApi, replacements);
  const retired = retire(before, after, state.retired, {
    today: input.today,
    major: state.major,
    replacements,
    successors,
    keepsWorking: (successor) => successor.isSame && acceptsOldRequests(oldApi, newApi, successor),
  });
  checkReplacements(after, retired.models, replacements);
  const corrected = addRetiredAliases(overlaid.document, retired.aliases);
  const changes = compareApis(oldApi, newApi, {
    retiredAliases: aliasesByOperation(state.retired),
    retiredModels: state.retired.models.map(({ id }) => id),
    replacementOf: (id) => retired.models.findLast((model) => model.id === id)?.replacement ?? null,
    successors,
  });
  const report = {
    source: input.source,
    date: input.today,
    sha256: createHash("sha256").update(input.bytes).digest("hex"),
    release: releaseFor(changes.map(({ kind }) => kind)),
    changes,
    defects: found.defects,
    overlays: overlaid.advice,
    pastSunset: pastSunset(corrected, input.today),
    retiredAliases: retired.newAliases.map(({ operation, from, to }) => ({ operation, from, to })),
    retiredModels: retired.newModels.map(({ id, replacement }) => ({ id, replacement })),
  };
  return { report, retired, corrected, overlays: changedOverlays(state.overlays, overlaid.overlays) };
}

/** The files of overlays that an update changes or deletes. */
function changedOverlays(before: readonly OverlaySource[], after: readonly OverlaySource[]): Map<string, FileContent> {
  const texts = new Map(after.map(({ name, text }) => [name, text]));
  const changed = before.filter(({ name, text }) => texts.get(name) !== text);
  return new Map(changed.map(({ name }) => [`openapi/overlays/${name}`, texts.get(name) ?? null]));
}

function aliasesByOperation({ aliases }: Retired): Record<string, Record<string, string>> {
  const result: Record<string, Record<string, string>> = {};
  for (const { operation, from, to } of aliases) result[operation] = { ...result[operation], [from]: to };
  return result;
}

function pastSunset(document: OpenApiDocument, today: string): SunsetGroup[] {
  const groups = new Map<string, SunsetGroup["aliases"]>();
  for (const located of listOperations(document)) {
    for (const { from, to, sunset_date } of readAliases(located.operation)) {
      if (sunset_date === "" || sunset_date >= today) continue;
      groups.set(sunset_date, [...(groups.get(sunset_date) ?? []), { operation: operationKey(located), from, to }]);
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([sunsetDate, aliases]) => ({ sunsetDate, aliases }));
}

/** Formats a list with one entry per line, so that diffs show what an update adds. */
function listText(entries: readonly object[]): string {
  if (entries.length === 0) return "[]\n";
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
}
