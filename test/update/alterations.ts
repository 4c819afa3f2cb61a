/**
 * Changes of a document, one kind each.
 *
 * @module
 */

import type { Schema } from "../../src/codegen/document.ts";
import { type Alteration, aliasOf, bodyOf, fieldAt, flux, operationAt } from "./support.ts";

export const addModel: Alteration = (document) => {
  const operation = structuredClone(operationAt(document, flux));
  delete operation["x-krea-deprecated-field-aliases"];
  document.paths["/generate/image/bfl/flux-9"] = { post: { ...operation, summary: "Flux 9" } };
};
export const addOperation: Alteration = (document) => {
  document.paths["/credits"] = { get: { summary: "Credits", responses: { "200": { description: "The balance." } } } };
};
export const removeOperation: Alteration = (document) => {
  delete document.paths["/jobs/{id}"]?.delete;
};
export const deprecateModel: Alteration = (document) => {
  const operation = operationAt(document, flux);
  operation.deprecated = true;
  operation.description = `Retired on 2027-01-31, use \`image/krea/krea-2/medium\` instead.\n${operation.description}`;
};
export const addField: Alteration = (document) => {
  bodyOf(document, flux).properties.sharpness = { type: "number" };
};
export const removeField: Alteration = (document) => {
  delete bodyOf(document, flux).properties.steps;
};
export const renameField: Alteration = (document) => {
  const { properties } = bodyOf(document, flux);
  const { steps } = properties;
  if (steps) properties.step_count = steps;
  delete properties.steps;
  operationAt(document, flux)["x-krea-deprecated-field-aliases"]?.push(aliasOf("steps", "step_count"));
};
export const requireField: Alteration = (document) => {
  bodyOf(document, flux).required?.push("seed");
  const media = operationAt(document, flux).requestBody?.content["application/json"];
  if (media) media.example = { ...(media.example as object), seed: 1 };
};
export const addRequiredNestedField: Alteration = (document) => {
  const styles = fieldAt(document, flux, "styles").items as Schema & {
    properties: Record<string, Schema>;
    required: string[];
  };
  styles.properties.mode = { type: "string" };
  styles.required.push("mode");
};
export const makeOptional: Alteration = (document) => {
  bodyOf(document, flux).required = [];
};
export const addValue: Alteration = (document) => {
  fieldAt(document, "/generate/video/kling/kling-2.5", "aspect_ratio").enum?.push("4:3");
};
export const removeValue: Alteration = (document) => {
  const field = fieldAt(document, "/generate/video/kling/kling-2.5", "aspect_ratio");
  field.enum = field.enum?.filter((value) => value !== "9:16") ?? [];
};
export const tightenBound: Alteration = (document) => {
  fieldAt(document, flux, "steps").maximum = 50;
};
export const loosenBound: Alteration = (document) => {
  fieldAt(document, flux, "steps").maximum = 200;
};
export const addPattern: Alteration = (document) => {
  fieldAt(document, flux, "prompt").pattern = "^\\S|x$";
};
export const changeDefault: Alteration = (document) => {
  fieldAt(document, flux, "steps").default = 30;
};
export const changePrice: Alteration = (document) => {
  const operation = operationAt(document, flux);
  operation.description = operation.description?.replace("| ~3 | ~7 seconds |", "| 4 | ~9 seconds |") ?? "";
};
export const allowNull: Alteration = (document) => {
  fieldAt(document, flux, "seed").type = ["number", "null"];
};
export const forbidNull: Alteration = (document) => {
  fieldAt(document, flux, "image_url").type = "string";
};
export const requireInteger: Alteration = (document) => {
  fieldAt(document, flux, "width").type = "integer";
};
export const acceptUnknownFields: Alteration = (document) => {
  delete bodyOf(document, flux).additionalProperties;
};
export const rephraseSchemas: Alteration = (document) => {
  const kling = bodyOf(document, "/generate/video/kling/kling-2.5").properties;
  kling.duration = { type: "number", enum: [10, 5], default: 5 };
  const { type: _type, ...image } = fieldAt(document, flux, "image_url");
  bodyOf(document, flux).properties.image_url = { anyOf: [{ type: "null" }, { type: "string", ...image }] };
};
export const removeAlternative: Alteration = (document) => {
  const camera = fieldAt(document, "/generate/video/kling/kling-1", "camera_control");
  camera.oneOf?.pop();
};
export const addStatus: Alteration = (document) => {
  operationAt(document, "/jobs", "get").responses["503"] = { description: "Busy." };
};
export const removeStatuses: Alteration = (document) => {
  delete operationAt(document, "/jobs", "get").responses["401"];
  const { responses } = operationAt(document, "/styles/{id}/share/link", "get");
  responses["202"] = responses["201"] ?? { description: "" };
  delete responses["201"];
};
const page = (document: Parameters<Alteration>[0]) =>
  operationAt(document, "/jobs", "get").responses["200"]?.content?.["application/json"]?.schema as Schema & {
    properties: { items: { items: Schema & { properties: Record<string, Schema>; required: string[] } } };
  };
export const changeResponse: Alteration = (document) => {
  const job = page(document).properties.items.items;
  job.properties.status?.enum?.push("paused");
  job.properties.cost = { type: "number" };
  delete job.properties.created_at;
  job.required = job.required.filter((name) => name !== "created_at" && name !== "status");
};
export const changeQuery: Alteration = (document) => {
  const parameters = operationAt(document, "/jobs", "get").parameters as {
    name: string;
    required: boolean;
    schema: Schema;
  }[];
  for (const parameter of parameters) if (parameter.name === "limit") parameter.schema.maximum = 100;
  operationAt(document, "/jobs", "get").parameters = [
    ...parameters.filter(({ name }) => name !== "types"),
    { name: "since", in: "query", required: true, schema: { type: "string" } },
  ];
};
export const addAlias: Alteration = (document) => {
  operationAt(document, flux)["x-krea-deprecated-field-aliases"]?.push(aliasOf("text", "prompt"));
};
export const moveSunset: Alteration = (document) => {
  const [first] = operationAt(document, flux)["x-krea-deprecated-field-aliases"] ?? [];
  if (first) first.sunset_date = "2027-06-30";
};
export const describeAndTag: Alteration = (document) => {
  fieldAt(document, flux, "seed").description = "Where chance begins.";
  operationAt(document, flux).tags = ["Pictures"];
  operationAt(document, flux).operationId = "makeFlux";
};
