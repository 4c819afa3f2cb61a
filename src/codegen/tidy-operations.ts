/**
 * Gives paths and operations the structure that OpenAPI requires, so that nothing after it has to ask.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import type { ReportDefect } from "./defect.ts";
import { methods, type OpenApiDocument, operationKey } from "./document.ts";

/**
 * Leaves out what is no path, operation, response or parameter, and adds what an operation lacks: its responses, and the
 * parameters that its path names.
 *
 * @param document - a document without references
 */
export function tidyOperations(document: OpenApiDocument, report: ReportDefect): OpenApiDocument {
  const paths = Object.entries(document.paths).flatMap(([path, item]: [string, unknown]) => {
    if (path.startsWith("x-")) return [];
    if (!path.startsWith("/") || !isRecord(item)) {
      report({ where: path, problem: "it is no path with operations", handled: "it is left out" });
      return [];
    }
    const entries = Object.entries(item).flatMap(([key, value]): [string, unknown][] => {
      if (!methods.includes(key)) return [[key, value]];
      const where = operationKey({ method: key, path });
      if (isRecord(value)) return [[key, tidyOperation(path, value, (rest) => report({ where, ...rest }))]];
      report({ where, problem: "it is no operation", handled: "it is left out" });
      return [];
    });
    return [[path, Object.fromEntries(entries)]];
  });
  const isExact = /^3\.1\.\d+$/.test(document.openapi);
  if (!isExact) {
    report({ where: "openapi", problem: `it is version ${document.openapi}`, handled: "it is read as version 3.1" });
  }
  return {
    ...document,
    openapi: isExact ? document.openapi : "3.1.0",
    info: tidyInfo(document.info, report),
    paths: Object.fromEntries(paths),
  };
}

type Tell = (defect: { problem: string; handled: string }) => void;

function tidyInfo(info: unknown, report: ReportDefect): object {
  const known = isRecord(info) ? info : {};
  const defaults = { title: "API", version: "0" };
  const lacking = Object.keys(defaults).filter((key) => typeof known[key] !== "string");
  if (lacking.length > 0) {
    report({ where: "info", problem: `it has no ${lacking.join(" and no ")}`, handled: "a placeholder is used" });
  }
  return { ...known, ...Object.fromEntries(Object.entries(defaults).filter(([key]) => lacking.includes(key))) };
}

function tidyOperation(path: string, operation: Record<string, unknown>, tell: Tell): Record<string, unknown> {
  const { responses, parameters, requestBody, ...rest } = operation;
  if (!isRecord(responses)) tell({ problem: "it has no responses", handled: "its answer is not typed" });
  const body = tidyBody(requestBody, tell);
  const list = tidyParameters(path, parameters, tell);
  // The keys stay where they were: the order of the generated code follows them.
  const changed = { ...operation, responses: tidyResponses(isRecord(responses) ? responses : {}, tell) };
  return Object.fromEntries(
    [...new Set([...Object.keys(changed), ...(list.length > 0 ? ["parameters"] : [])])].flatMap((key) => {
      if (key === "parameters") return list.length > 0 || Array.isArray(parameters) ? [[key, list]] : [];
      if (key === "requestBody") return body ? [[key, body]] : [];
      return [[key, key === "responses" ? changed.responses : rest[key]]];
    }),
  );
}

function tidyResponses(responses: Record<string, unknown>, tell: Tell): Record<string, unknown> {
  const entries = Object.entries(responses).flatMap(([status, response]): [string, unknown][] => {
    if (status.startsWith("x-")) return [];
    if (!isRecord(response) || !/^([1-5](\d\d|XX)|default)$/.test(status)) {
      tell({ problem: `\`${status}\` is no response`, handled: "it is left out" });
      return [];
    }
    const { content, ...rest } = response;
    const description = typeof response.description === "string" ? response.description : "";
    return [[status, { ...rest, description, ...(isRecord(content) && { content: mediaTypes(content) }) }]];
  });
  return Object.fromEntries(entries);
}

function tidyBody(body: unknown, tell: Tell): Record<string, unknown> | undefined {
  if (body === undefined) return undefined;
  const content = isRecord(body) && isRecord(body.content) ? mediaTypes(body.content) : {};
  const bare = Object.values(content).filter((media) => isRecord(media) && !isRecord(media.schema));
  if (bare.length > 0) tell({ problem: "its request body has no schema", handled: "anything is accepted" });
  for (const media of bare) Object.assign(media as object, { schema: {} });
  if (isRecord(body) && Object.keys(content).length > 0) return { ...body, content };
  tell({ problem: "its request body has no content", handled: "it is called without a body" });
  return undefined;
}

/** The content by its type, without parameters: `application/json; charset=utf-8` is JSON. */
function mediaTypes(content: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(content).flatMap(([type, media]): [string, unknown][] =>
    isRecord(media) ? [[type.split(";")[0]?.trim().toLowerCase() ?? type, media]] : [],
  );
  return Object.fromEntries(entries);
}

function tidyParameters(path: string, parameters: unknown, tell: Tell): Record<string, unknown>[] {
  const all: unknown[] = Array.isArray(parameters) ? parameters : [];
  const list = all.filter(
    (one): one is Record<string, unknown> =>
      isRecord(one) && typeof one.name === "string" && ["path", "query", "header", "cookie"].includes(String(one.in)),
  );
  if (list.length < all.length || (parameters !== undefined && !Array.isArray(parameters))) {
    tell({ problem: "it has parameters without a name or a place", handled: "they are left out" });
  }
  const named = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? "");
  const missing = named.filter((name) => !list.some((one) => one.in === "path" && one.name === name));
  if (missing.length > 0) {
    tell({
      problem: `it does not describe ${missing.map((name) => `\`${name}\``).join(", ")} of its path`,
      handled: "any text is accepted there",
    });
  }
  const used = list.filter((one) => one.in !== "path" || named.includes(String(one.name)));
  return [
    ...used.map((one) => (one.in === "path" ? { ...one, required: true } : one)),
    ...missing.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
  ];
}
