/**
 * The table of deprecated request field names.
 *
 * @module
 */

import { listOperations, type OpenApiDocument, operationKey } from "../document.ts";
import { constant, moduleText } from "./module-text.ts";

/**
 * `generated/aliases.ts`: the aliases of each operation, each with its old name, its new name and the index of its notice.
 * Aliases are kept by operation because `image_url` is an old name of `start_image` for Veo 2, but a real field elsewhere.
 */
export function aliasesTable(document: OpenApiDocument): string {
  const notices: { sunsetDate: string; reason: string; migrationUrl: string }[] = [];
  const keys: string[] = [];
  const noticeIndex = (alias: { sunset_date: string; reason: string; migration_url: string }) => {
    const notice = { sunsetDate: alias.sunset_date, reason: alias.reason, migrationUrl: alias.migration_url };
    const key = JSON.stringify(notice);
    if (!keys.includes(key)) notices[keys.push(key) - 1] = notice;
    return keys.indexOf(key);
  };
  const aliases = Object.fromEntries(
    listOperations(document).flatMap((located) => {
      const list = located.operation["x-krea-deprecated-field-aliases"] ?? [];
      if (list.length === 0) return [];
      return [[operationKey(located), list.map((alias) => [alias.from, alias.to, noticeIndex(alias)])]];
    }),
  );
  return moduleText(
    constant(
      "aliasNotices",
      "readonly { readonly sunsetDate: string; readonly reason: string; readonly migrationUrl: string }[]",
      "The deprecation notices that aliases share.",
      notices,
    ),
    constant(
      "aliases",
      "Readonly<Record<string, readonly (readonly [from: string, to: string, notice: number])[]>>",
      "Old and new field names by operation, each with the index of its notice in `aliasNotices`.",
      aliases,
    ),
  );
}
