/**
 * Adds examples, which the mock server responds with.
 *
 * @module
 */

import { listOperations, type MediaType, type OpenApiDocument, type Schema } from "./document.ts";

const jobReference = "#/components/schemas/Job";
const pendingReference = "#/components/schemas/PendingJob";
const errorReference = "#/components/schemas/ErrorBody";

/**
 * Adds examples to responses that have none:
 *
 * - for a job, a named example of each status; without them Prism would always respond `backlogged`
 * - for a submission, a queued job
 * - for an error, the description of the response as its message
 */
export function addExamples(document: OpenApiDocument): OpenApiDocument {
  const result = structuredClone(document);
  const statuses = (result.components?.schemas?.JobStatus as Schema | undefined)?.enum ?? [];
  for (const { operation } of listOperations(result)) {
    for (const response of Object.values(operation.responses)) {
      const body: MediaType | undefined = response.content?.["application/json"];
      if (!body || body.example !== undefined || body.examples !== undefined) continue;
      if (body.schema?.$ref === errorReference) body.example = { error: response.description };
      if (body.schema?.$ref === pendingReference) body.example = jobExample("queued");
      if (body.schema?.$ref === jobReference) {
        body.examples = Object.fromEntries(statuses.map((status) => [String(status), { value: jobExample(status) }]));
      }
    }
  }
  return result;
}

function jobExample(status: unknown): Record<string, unknown> {
  const ended = status === "completed" || status === "failed" || status === "cancelled";
  return {
    job_id: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
    status,
    created_at: "2026-01-01T00:00:00.000Z",
    completed_at: ended ? "2026-01-01T00:00:07.000Z" : null,
    result:
      status === "completed" ? { urls: ["https://gen.krea.ai/images/0424f602-2999-4d0c-a46e-39cbf0ef384b.png"] } : null,
    ...(status === "failed" && { error: { code: "generation_failed", message: "The model could not finish." } }),
  };
}
