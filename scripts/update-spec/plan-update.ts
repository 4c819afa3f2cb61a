/**
 * What an update would write and say. Reads and writes nothing.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { listOperations, type OpenApiDocument, operationKey } from "../generate/document.ts";
import { inlineDocument } from "../generate/inline.ts";
import { generateFrom } from "../generate/outputs.ts";
import { applyActions, type OverlaySource } from "../generate/overlays.ts";
import { addRetiredAliases, type Retired, retiredIn } from "../generate/retired.ts";
import { readApi } from "./api-model.ts";
import { type Change, compareApis } from "./changes.ts";
import { adviseOnOverlays, type OverlayAdvice } from "./overlay-advice.ts";
import { parsePublished } from "./parse-published.ts";
import { checkReplacements, retire } from "./retire.ts";
import { type Release, releaseFor } from "./rules.ts";

/** What is there before the update. */
export interface UpdateState {
  document: OpenApiDocument;
  overlays: readonly OverlaySource[];
  /** All of it: also models that this version's types have no longer. */
  retired: Retired;
  /** The major version of this package. */
  major: number;
}

/** What the update is made from. */
export interface UpdateInput {
  bytes: Uint8Array;
  /** Where they were read. */
  source: string;
  /** `2026-11-21` */
  today: string;
  /** Models to use instead of those that are gone, by id. */
  replacements?: ReadonlyMap<string, string>;
  /** Whether more than half of the operations may be gone. */
  acceptRemovals?: boolean;
}

/** Old names that the API refuses, by the day since which it does. */
export interface SunsetGroup {
  sunsetDate: string;
  aliases: { operation: string; from: string; to: string }[];
}

/** The report, as data. */
export interface UpdateReport {
  source: string;
  date: string;
  sha256: string;
  /** `"none"` where nothing has changed for anybody. */
  release: Release | "none";
  changes: Change[];
  overlays: OverlayAdvice[];
  pastSunset: SunsetGroup[];
  /** The old names that are kept from now on. */
  retiredAliases: { operation: string; from: string; to: string }[];
  /** The models that have gone now. */
  retiredModels: { id: string; replacement: string | null }[];
}

/** The files that an update writes, by their path in the repository, and its report. */
export interface UpdatePlan {
  report: UpdateReport;
  files: Map<string, string | Uint8Array>;
}

/** What is known of an update before anything is generated. */
interface Comparison {
  report: UpdateReport;
  retired: ReturnType<typeof retire>;
  /** The new document, corrected, with every alias that is kept. */
  corrected: OpenApiDocument;
}

/**
 * Plans an update.
 *
 * @throws Error where the new document is not valid, an overlay no longer applies, or nothing can be generated
 */
export async function planUpdate(state: UpdateState, input: UpdateInput): Promise<UpdatePlan> {
  const { report, retired, corrected } = await compareUpdate(state, input);
  const generated = await generateFrom(corrected, retiredIn(state.major, retired).models);
  const files = new Map<string, string | Uint8Array>([
    ["openapi/krea.json", input.bytes],
    ["openapi/krea.json.sha256", `${report.sha256}  krea.json\n`],
    ["openapi/retired-aliases.json", listText(retired.aliases)],
    ["openapi/retired-models.json", listText(retired.models)],
    ...[...generated].map(([name, text]) => [`generated/${name}`, text] as const),
  ]);
  return { report, files };
}

/**
 * Compares what there is with the new document.
 *
 * @throws Error where the new document cannot be read as OpenAPI 3.1, or an overlay no longer applies
 */
export async function compareUpdate(state: UpdateState, input: UpdateInput): Promise<Comparison> {
  const document = parsePublished(input.bytes);
  const [oldInline, newInline] = [inlineDocument(state.document), inlineDocument(document)];
  if (!input.acceptRemovals) checkRemovals(oldInline, newInline);
  const overlaid = await adviseOnOverlays(oldInline, newInline, state.overlays);
  // As published: what was retired before is part of neither. An action that was made for the new document alone is no error.
  const before = addRetiredAliases((await applyActions(oldInline, state.overlays)).document, []);
  const after = addRetiredAliases(overlaid.document, []);
  const replacements = input.replacements ?? new Map<string, string>();
  const retired = retire(before, after, state.retired, { today: input.today, major: state.major, replacements });
  checkReplacements(after, retired.models, replacements);
  const corrected = addRetiredAliases(overlaid.document, retired.aliases);
  const changes = compareApis(readApi(before), readApi(after), {
    retiredAliases: aliasesByOperation(state.retired),
    retiredModels: state.retired.models.map(({ id }) => id),
    replacementOf: (id) => retired.models.findLast((model) => model.id === id)?.replacement ?? null,
  });
  const report = {
    source: input.source,
    date: input.today,
    sha256: createHash("sha256").update(input.bytes).digest("hex"),
    release: releaseFor(changes.map(({ kind }) => kind)),
    changes,
    overlays: overlaid.advice,
    pastSunset: pastSunset(corrected, input.today),
    retiredAliases: retired.aliases
      .slice(state.retired.aliases.length)
      .map(({ operation, from, to }) => ({ operation, from, to })),
    retiredModels: retired.models
      .slice(state.retired.models.length)
      .map(({ id, replacement }) => ({ id, replacement })),
  };
  return { report, retired, corrected };
}

/** A document that was cut where it still can be read, or a stand-in of it. */
function checkRemovals(before: OpenApiDocument, after: OpenApiDocument): void {
  const present = new Set(listOperations(after).map(operationKey));
  const all = listOperations(before).map(operationKey);
  const gone = all.filter((key) => !present.has(key)).length;
  if (gone * 2 > all.length) {
    throw new Error(
      `The new document lacks ${gone} of ${all.length} operations: it may be a part of one. If it is whole, pass --accept-removals.`,
    );
  }
}

function aliasesByOperation({ aliases }: Retired): Record<string, Record<string, string>> {
  const result: Record<string, Record<string, string>> = {};
  for (const { operation, from, to } of aliases) result[operation] = { ...result[operation], [from]: to };
  return result;
}

function pastSunset(document: OpenApiDocument, today: string): SunsetGroup[] {
  const groups = new Map<string, SunsetGroup["aliases"]>();
  for (const located of listOperations(document)) {
    for (const { from, to, sunset_date } of located.operation["x-krea-deprecated-field-aliases"] ?? []) {
      if (sunset_date >= today) continue;
      groups.set(sunset_date, [...(groups.get(sunset_date) ?? []), { operation: operationKey(located), from, to }]);
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([sunsetDate, aliases]) => ({ sunsetDate, aliases }));
}

/** One entry a line: what an update adds is what a reader sees of it. */
function listText(entries: readonly object[]): string {
  if (entries.length === 0) return "[]\n";
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
}
