/**
 * The programs whose compilation is measured. Their calls use the document's own examples.
 *
 * @module
 */

import { jsonBody, listOperations, type OpenApiDocument } from "../../src/codegen/document.ts";

/** A program that uses the package. */
export interface Program {
  title: string;
  text: string;
}

const client = `import { Krea } from "krea-sdk";\nconst krea = new Krea();`;
const firstCall = { model: "image/krea/krea-2/medium", path: "/generate/image/krea/krea-2/medium" };

/** All programs. The first is empty: the others are compared with it. */
export function programs(document: OpenApiDocument): Program[] {
  const calls = new Map<string, string>();
  for (const { method, path, operation } of listOperations(document)) {
    const input = jsonBody(operation)?.example;
    if (method === "post" && path.startsWith("/generate/") && input !== undefined)
      calls.set(path, JSON.stringify(input));
  }
  const input = calls.get(firstCall.path);
  if (input === undefined) throw new Error(`${firstCall.path}: expected an example in the document.`);
  const subscribe = ([path, example]: readonly [string, string]) =>
    `krea.subscribe(${JSON.stringify(path.replace("/generate/", ""))}, { input: ${example} }),`;
  const post = ([path, example]: readonly [string, string]) =>
    `krea.api.POST(${JSON.stringify(path)}, { body: ${example} }),`;
  const program = (title: string, lines: readonly string[]): Program => ({
    title,
    text: [client, "export const all = [", ...lines, "];"].join("\n"),
  });
  const everyCall = [...calls];
  return [
    { title: "an empty program", text: "export {};" },
    program("a client", []),
    program("one call", [`krea.subscribe("${firstCall.model}", { input: ${input} }),`]),
    program("one call of `krea.api`", [post([firstCall.path, input])]),
    program(`one call per model (${everyCall.length})`, everyCall.map(subscribe)),
    program(`one call of \`krea.api\` per model (${everyCall.length})`, everyCall.map(post)),
  ];
}
