/**
 * Rewriting of deprecated request field names. Pure.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import type { DeprecatedField } from "../transport/deprecation.ts";
import type { ApiDocument } from "./api-document.ts";

/** The old names of fields, by operation, and what the document says about them. */
export type AliasTables = Pick<ApiDocument, "aliases" | "aliasNotices">;

/** A body under the current names of its fields. */
export interface RewrittenBody {
  /** The caller's own object where there was nothing to rewrite; else a new one. */
  body: Record<string, unknown>;
  /** The old names that the body used, in the document's order. */
  deprecated: DeprecatedField[];
}

/**
 * Rewrites deprecated field names to the current ones, at the top level. Does not change the caller's object.
 *
 * An alias belongs to its operation: `image_url` is the old name of `start_image` on Veo 2 and a real field elsewhere.
 *
 * @param operation - `POST /generate/image/bfl/flux-1-dev`
 * @throws KreaInputError where an old name and the current one, or two old names of the same field, have different
 *   values
 */
export function rewriteAliases(
  { aliases, aliasNotices }: AliasTables,
  operation: string,
  body: Record<string, unknown>,
): RewrittenBody {
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

/** Whether two values are the same on the wire. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  try {
    return JSON.stringify(one) === JSON.stringify(other);
  } catch {
    // What JSON cannot hold is refused by name when the body is serialized.
    return false;
  }
}
