/**
 * The base class of every error that this package throws.
 *
 * @module
 */

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
    super(message, options);
    this.name = new.target.errorName;
    Object.defineProperty(this, brand, { value: lineage(new.target) });
  }

  /**
   * Returns the error as plain data for logging: its name, message and fields, and those of its causes. The API key is
   * never included.
   *
   * @example
   * ```ts
   * if (isKreaError(error)) logger.error(error.toJSON());
   * ```
   */
  toJSON(): Record<string, unknown> {
    const isData = (value: unknown) =>
      value !== undefined && typeof value !== "function" && !(value instanceof Promise);
    const fields = Object.entries(this).filter(([, value]) => isData(value));
    return {
      name: this.name,
      message: this.message,
      ...Object.fromEntries(fields.filter(([name]) => name !== "name")),
      ...(this.cause !== undefined && { cause: plainCause(this.cause) }),
    };
  }
}

/**
 * Converts a cause to plain data. Of errors from elsewhere only name, message and cause are kept: their other fields
 * may hold anything, including secrets.
 */
function plainCause(cause: unknown): unknown {
  if (cause instanceof KreaError) return cause.toJSON();
  if (!(cause instanceof Error)) return typeof cause === "object" ? String(cause) : cause;
  const { name, message, cause: inner } = cause;
  return { name, message, ...(inner instanceof Error && { cause: plainCause(inner) }) };
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
