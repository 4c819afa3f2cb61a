/**
 * Removes examples that break their schemas: the mock server would answer with them, and tests would send them.
 *
 * @module
 */

import { validateAgainst } from "../validate/validate-against.ts";
import type { ReportDefect } from "./defect.ts";
import { listOperations, type MediaType, type OpenApiDocument, operationKey } from "./document.ts";

/**
 * Removes examples of bodies that break their schemas, and reports JSON request bodies that have none.
 *
 * @param document - a document without references
 */
export function tidyExamples(document: OpenApiDocument, report: ReportDefect): OpenApiDocument {
  const result = structuredClone(document);
  for (const located of listOperations(result)) {
    const where = operationKey(located);
    const { requestBody, responses } = located.operation;
    const body = requestBody?.content["application/json"];
    if (body && body.example === undefined && Object.keys(body.examples ?? {}).length === 0) {
      report({
        where,
        problem: "its request body has no example",
        handled: "one is made from its schema where needed",
      });
    }
    if (requestBody) tidyContent(requestBody.content, "of its request body", where, report);
    for (const [status, { content }] of Object.entries(responses)) {
      tidyContent(content ?? {}, `of its response ${status}`, where, report);
    }
  }
  return result;
}

function tidyContent(content: Record<string, MediaType>, of: string, where: string, report: ReportDefect): void {
  for (const [type, media] of Object.entries(content)) {
    if (!/json/i.test(type) || media.schema === undefined) continue;
    const breaks = (value: unknown, name: string): boolean => {
      const [first] = validateAgainst(media.schema ?? true, value);
      if (!first) return false;
      const at = first.path === "" ? "" : `\`${first.path}\`: `;
      const problem = `the example${name} ${of} breaks its schema: ${at}${first.message.replace(/\.$/, "")}`;
      report({ where, problem, handled: "the example is left out" });
      return true;
    };
    if (media.example !== undefined && breaks(media.example, "")) delete media.example;
    const examples = Object.entries(media.examples ?? {});
    const kept = examples.filter(
      ([name, example]) => example?.value === undefined || !breaks(example.value, ` ${JSON.stringify(name)}`),
    );
    if (kept.length < examples.length) media.examples = Object.fromEntries(kept);
    if (kept.length === 0) delete media.examples;
  }
}
