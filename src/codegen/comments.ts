/**
 * Tidies the comments that openapi-typescript writes.
 *
 * @module
 */

import ts from "typescript";

/** Tidies every comment of a declaration. A scanner finds them: values of an `enum` may look like comments. */
export function tidyComments(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const parts: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const token = scanner.getTokenText();
    parts.push(kind === ts.SyntaxKind.MultiLineCommentTrivia ? tidyComment(token) : token);
  }
  return parts.join("");
}

/**
 * Rearranges a JSDoc comment for editors: the description comes first, as plain text; the reason of a deprecation goes into
 * the `@deprecated` tag; tags that only repeat the type (`@enum {string}`, `@constant`) are removed.
 */
export function tidyComment(text: string): string {
  const indent = /\n(\s*)\*\/$/.exec(text)?.[1] ?? " ";
  const lines = text
    .replace(/^\/\*\*/, "")
    .replace(/\*\/$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .filter((line) => line !== "" && !/^@(enum|constant)\b/.test(line));
  if (lines.length === 0) return "";
  const plain = lines
    .join("\n")
    .replace(/@deprecated\n@description /, "@deprecated ")
    .replace("@description ", "")
    .split("\n");
  const isFormat = (line: string) => line.startsWith("Format:");
  const isTag = (line: string) => line.startsWith("@");
  const isText = (line: string) => !isFormat(line) && !isTag(line);
  const all = [...plain.filter(isText), ...plain.filter(isFormat), ...plain.filter(isTag)];
  if (all.length === 1) return `/** ${all[0]} */`;
  return `/**\n${all.map((line) => `${indent}* ${line}`).join("\n")}\n${indent}*/`;
}
