/**
 * Rewriting of deprecated request field names. Pure.
 *
 * @module
 */

import { aliases, aliasNotices } from "../../generated/aliases.ts";
import { KreaInputError } from "../errors/client-errors.ts";

/** A deprecated name that a call has used. */
export interface DeprecatedField {
  /** `POST /generate/image/bfl/flux-1-dev` */
  operation: string;
  /** The old name, as the caller wrote it. */
  from: string;
  /** The name that was sent. */
  to: string;
  /** The date after which the API refuses the old name: `2026-06-19`. */
  sunsetDate: string;
  /** Why the API changed it, in its own words. */
  reason: string;
  /** The API's page about the change. */
  migrationUrl: string;
}

/** A body with current names only. */
export interface RewrittenBody {
  /** The caller's own object where nothing was to be rewritten; else a new one. */
  body: Record<string, unknown>;
  /** The old names that were used, in the document's order. */
  deprecated: DeprecatedField[];
}

/**
 * Rewrites old field names to the current ones, by operation, at the top level. The caller's object is not changed.
 *
 * An alias belongs to its operation: `image_url` is the old name of `start_image` on Veo 2 and a real field elsewhere.
 *
 * @param operation - `POST /generate/image/bfl/flux-1-dev`
 * @throws KreaInputError where an old name and the current one, or two old names of the same field, have different
 *   values
 */
export function rewriteAliases(operation: string, body: Record<string, unknown>): RewrittenBody {
  const used = (Object.hasOwn(aliases, operation) ? aliases[operation] : undefined)?.filter(([from]) =>
    Object.hasOwn(body, from),
  );
  if (!used || used.length === 0) return { body, deprecated: [] };
  const result = { ...body };
  const writtenAs = new Map<string, string>();
  const deprecated: DeprecatedField[] = [];
  for (const [from, to, noticeIndex] of used) {
    const value = body[from];
    delete result[from];
    // As for JSON, an undefined field is an absent one.
    if (value === undefined) continue;
    if (result[to] !== undefined && !isSameValue(result[to], value)) {
      const other = writtenAs.get(to) ?? to;
      throw new KreaInputError(
        `${operation}: "${from}" is the old name of "${to}", and "${other}" and "${from}" have different values. ` +
          `Pass "${to}" alone.`,
      );
    }
    result[to] = value;
    writtenAs.set(to, from);
    const notice = aliasNotices[noticeIndex];
    if (notice) deprecated.push({ operation, from, to, ...notice });
  }
  return { body: result, deprecated };
}

/** Whether two values are sent as the same. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  try {
    return JSON.stringify(one) === JSON.stringify(other);
  } catch {
    // What JSON cannot hold is refused by name when the body is serialized.
    return false;
  }
}
