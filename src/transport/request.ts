/**
 * What of a request is decided before it is sent. Pure.
 *
 * @module
 */

import { multipartOperations } from "../../generated/operations.ts";
import { isPlainObject, show } from "../check.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { type DeprecatedField, rewriteAliases } from "./aliases.ts";

/** A body as it goes to the serializer. */
export interface PreparedBody {
  body: Record<string, unknown> | FormData | undefined;
  deprecated: DeprecatedField[];
}

/**
 * Checks a body and rewrites its deprecated names.
 *
 * @param operation - `POST /assets`
 * @throws KreaInputError where the body is no object, or an old and a current name have different values
 */
export function prepareBody(operation: string, body: unknown): PreparedBody {
  if (body === undefined) return { body, deprecated: [] };
  if (multipartOperations.includes(operation)) {
    return { body: body instanceof FormData ? body : toFormData(operation, body), deprecated: [] };
  }
  if (!isPlainObject(body)) throw new KreaInputError(`${operation}: body: expected an object, got ${show(body)}.`);
  return rewriteAliases(operation, body);
}

function toFormData(operation: string, body: unknown): FormData {
  if (!isPlainObject(body)) throw new KreaInputError(`${operation}: body: expected an object, got ${show(body)}.`);
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    if (typeof value !== "string" && !(value instanceof Blob)) {
      throw new KreaInputError(`${operation}: body.${name}: expected a string or a Blob, got ${show(value)}.`);
    }
    form.append(name, value);
  }
  return form;
}

/**
 * Checks that a path is one, and that it has a value for each of its parameters.
 *
 * @throws KreaInputError where a parameter is missing, empty, or would change the path
 */
export function checkPath(method: string, path: unknown, parameters: Readonly<Record<string, unknown>> = {}): void {
  if (typeof path !== "string" || !path.startsWith("/") || path.startsWith("//")) {
    throw new KreaInputError(`${method}: path: expected a path such as "/jobs/{id}", got ${show(path)}.`);
  }
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g)) {
    const value = parameters[name];
    const isName = typeof value === "string" && value !== "" && value !== "." && value !== "..";
    if (!isName && typeof value !== "number") {
      throw new KreaInputError(`${method} ${path}: ${name}: expected a non-empty string, got ${show(value)}.`);
    }
  }
}

/**
 * The path of a model's operation.
 *
 * @param model - `image/bfl/flux-1-dev`
 * @throws KreaInputError where it is no model id
 */
export function modelPath(model: unknown): `/generate/${string}` {
  const isId = typeof model === "string" && /^[\w.-]+(\/[\w.-]+)+$/.test(model) && !/(^|\/)\.+(\/|$)/.test(model);
  if (!isId) {
    throw new KreaInputError(`model: expected an id such as "image/bfl/flux-1-dev", got ${show(model)}.`);
  }
  return `/generate/${model}`;
}
