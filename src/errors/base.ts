/**
 * The base class of every error that this package throws.
 *
 * @module
 */

import { messageOf } from "../support/message-of.ts";
import { plainData } from "../support/plain-data.ts";

/** Longer messages are cut: what they quote may come from outside. */
const maxMessageLength = 10_000;

/**
 * Registered with `Symbol.for`, so that guards recognize errors of another copy of this package in the same program.
 */
const brand = Symbol.for("krea-sdk.error");

/**
 * The base class of every error that this package throws.
 *
 * @example
 * ```ts
 * try {
 *   await krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "a lighthouse" } });
 * } catch (error) {
 *   if (isKreaError(error)) console.error(error.name, error.message);
 * }
 * ```
 */
export class KreaError extends Error {
  /** The class name. A string of its own, because minifiers rename the class. */
  static readonly errorName: string = "KreaError";

  /**
   * @param message - what happened, to what, and what you can do about it
   * @param options - `cause`: the underlying error, if any
   */
  constructor(message: string, options?: { cause?: unknown }) {
    super(message.length > maxMessageLength ? `${message.slice(0, maxMessageLength)}…` : message, options);
    this.name = new.target.errorName;
    Object.defineProperty(this, brand, { value: lineage(new.target) });
  }

  /**
   * Returns the error as plain data for logging: its name, message and fields, and those of its causes. The API key is
   * never included. Never throws, whatever the cause is. Very long texts are cut, and files are shown by their size.
   *
   * @example
   * ```ts
   * if (isKreaError(error)) logger.error(error.toJSON());
   * ```
   */
  toJSON(): Record<string, unknown> {
    return plainData(this, errorFields) as Record<string, unknown>;
  }
}

/**
 * The fields of an error to show. Of errors from elsewhere, and of causes that are no errors, only name, message and cause
 * are: their other fields may hold anything, including secrets.
 */
function errorFields(value: object): Record<string, unknown> | undefined {
  if (!(value instanceof Error)) return undefined;
  const { name, message, cause } = value;
  const own = value instanceof KreaError ? value : {};
  return {
    name,
    message,
    ...own,
    ...(cause !== undefined && { cause: shownCause(cause, value instanceof KreaError) }),
  };
}

/** A cause that is an object but no error is shown as a text, and only if it is that of a {@link KreaError}. */
function shownCause(cause: unknown, isOurs: boolean): unknown {
  if (isReadableError(cause)) return cause;
  if (!isOurs) return undefined;
  return typeof cause === "object" && !ArrayBuffer.isView(cause) && cause !== null ? messageOf(cause) : cause;
}

/** Whether a value is an error. A Proxy can throw even at this question. */
function isReadableError(value: unknown): boolean {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** The `errorName`s of a class and its ancestors, up to KreaError. */
function lineage(type: typeof KreaError): string[] {
  const names: string[] = [];
  for (let current = type; current?.errorName !== undefined; current = Object.getPrototypeOf(current)) {
    names.push(current.errorName);
  }
  return names;
}

/**
 * Whether a value is an error of the given class or a subclass of it, created by any copy of this package.
 *
 * @param value - any value, such as a caught error
 * @param errorName - the `errorName` of the class
 */
export function isErrorNamed(value: unknown, errorName: string): boolean {
  if (typeof value !== "object" || value === null || !(brand in value)) return false;
  const names: unknown = value[brand];
  return Array.isArray(names) && names.includes(errorName);
}
