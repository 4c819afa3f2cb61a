/**
 * What of a request is decided before it is sent. Pure.
 *
 * @module
 */

import { multipartOperations, repeatablePosts, submissionOperations } from "../../generated/operations.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { isPlainObject, show } from "../options/check.ts";
import { type DeprecatedField, rewriteAliases } from "../submissions/aliases.ts";

/** A body with its current names, and the deprecated ones that it came with. */
export interface CheckedBody {
  body: Record<string, unknown> | undefined;
  deprecated: DeprecatedField[];
}

/**
 * Checks a body and rewrites its deprecated names.
 *
 * @param method - `POST`
 * @param path - `/assets`
 * @throws KreaInputError where the body is missing or is no object, or an old and a current name have different values
 */
export function checkBody(method: string, path: string, body: unknown): CheckedBody {
  const operation = `${method} ${path}`;
  const takesForm = isForm(operation);
  if (body === undefined) {
    if (takesForm || answersJobs(method, path) || method === "PATCH") {
      throw new KreaInputError(`${operation}: body: expected an object, got undefined.`);
    }
    return { body, deprecated: [] };
  }
  if (method === "GET" || method === "DELETE") {
    throw new KreaInputError(`${operation}: body: expected none with ${method}, got ${show(body)}.`);
  }
  if (!isPlainObject(body)) throw new KreaInputError(`${operation}: body: expected an object, got ${show(body)}.`);
  return takesForm ? { body, deprecated: [] } : rewriteAliases(operation, body);
}

/** Whether the body of an operation is a form. */
export function isForm(operation: string): boolean {
  return multipartOperations.includes(operation);
}

/**
 * A body as it goes to `fetch`, once, however often it is sent.
 *
 * @throws KreaInputError where it cannot be sent
 */
export function serializeBody(operation: string, body: Record<string, unknown> | undefined) {
  if (body === undefined) return undefined;
  return isForm(operation) ? toFormData(operation, body) : toJson(operation, body);
}

/**
 * Whether sending an operation may make a job, and a bill, each time: every POST but those that the document shows to make
 * none. One that the document does not have may.
 */
export function isSubmissionPath(method: string, path: string): boolean {
  return method === "POST" && !repeatablePosts.includes(`POST ${path}`);
}

/** Whether the answer of an operation is a job, or a list of jobs. */
export function answersJobs(method: string, path: string): boolean {
  return method === "POST" && (path.startsWith("/generate/") || submissionOperations.includes(`POST ${path}`));
}

function toJson(operation: string, body: Record<string, unknown>): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new KreaInputError(`${operation}: body: expected what JSON can hold: ${reason}.`, { cause });
  }
}

function toFormData(operation: string, body: Record<string, unknown>): FormData {
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
  if (!path.includes("{")) return;
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g)) {
    const value = parameters[name];
    const isName = typeof value === "string" && value !== "" && value !== "." && value !== "..";
    if (!isName && typeof value !== "number") {
      throw new KreaInputError(`${method} ${path}: ${name}: expected a non-empty string, got ${show(value)}.`);
    }
  }
}
