/**
 * A small document of the API, with a kind of models that this package does not know.
 *
 * @module
 */

import type { OpenApiDocument } from "../../src/codegen/document.ts";
import { smallDocument } from "./document.ts";

const input = {
  type: "object",
  properties: {
    prompt: { type: "string", maxLength: 40 },
    strength: { type: "integer", minimum: 1, maximum: 9, default: 5 },
    photo_url: { type: "string", format: "uri" },
  },
  required: ["prompt"],
  additionalProperties: false,
};
const job = {
  type: "object",
  properties: { job_id: { type: "string" }, status: { type: "string" } },
  required: ["job_id", "status"],
};

/** The document: one model of the kind `scent`, with an old name of a field, a field for a file, and a price. */
export function ownDocument(): OpenApiDocument {
  return smallDocument({
    "/generate/scent/acme/rose-1": {
      post: {
        operationId: "makeScent",
        summary: "Rose 1",
        description: "Makes scents.",
        "x-krea-deprecated-field-aliases": [
          {
            from: "photoUrl",
            to: "photo_url",
            sunset_date: "2027-01-01",
            reason: "Fields are in snake case.",
            migration_url: "https://docs.example/names",
          },
        ],
        "x-krea-pricing": {
          type: "fixed",
          currency: "USD",
          unit: "request",
          price_points: [{ amount: 0.25, dimensions: {} }],
        },
        requestBody: {
          required: true,
          content: { "application/json": { schema: input, example: { prompt: "a rose" } } },
        },
        responses: { "200": { description: "The job", content: { "application/json": { schema: job } } } },
      },
    },
  });
}
