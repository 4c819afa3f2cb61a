/**
 * The root of every error that this package throws.
 *
 * @module
 */

/** Shared by every copy of the package, so that guards work across duplicates of it in one program. */
const brand = Symbol.for("krea-sdk.error");

/**
 * The root of every error that this package throws.
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
  /** The name of the class, kept apart from it so that minifying the code does not change it. */
  static readonly errorName: string = "KreaError";

  /**
   * @param message - what happened, to what, and what to do about it
   * @param options - `cause`: the error underneath, where there is one
   */
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.errorName;
    Object.defineProperty(this, brand, { value: lineage(new.target) });
  }

  /**
   * The error as plain data, for logs: its name, message and fields, and those of its causes. The key is never among them.
   *
   * @example
   * ```ts
   * logger.error(error.toJSON());
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

/** A cause as plain data: of a foreign error no more than what it says, since its fields may hold anything. */
function plainCause(cause: unknown): unknown {
  if (cause instanceof KreaError) return cause.toJSON();
  if (!(cause instanceof Error)) return typeof cause === "object" ? String(cause) : cause;
  const { name, message, cause: inner } = cause;
  return { name, message, ...(inner instanceof Error && { cause: plainCause(inner) }) };
}

/** The names of a class and of those it extends, up to KreaError. */
function lineage(type: typeof KreaError): string[] {
  const names: string[] = [];
  for (let current = type; current?.errorName !== undefined; current = Object.getPrototypeOf(current)) {
    names.push(current.errorName);
  }
  return names;
}

/**
 * Whether a value is an error of the class with this name, or of one that extends it, made by any copy of this package.
 *
 * @param value - anything, as caught
 * @param errorName - the class's `errorName`
 */
export function isErrorNamed(value: unknown, errorName: string): boolean {
  if (typeof value !== "object" || value === null || !(brand in value)) return false;
  const names: unknown = value[brand];
  return Array.isArray(names) && names.includes(errorName);
}
