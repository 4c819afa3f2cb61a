/**
 * Objects without the fields that are undefined. Pure.
 *
 * @module
 */

/** The fields of an object that have a value. */
export type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/**
 * Returns a copy without the fields that are undefined, so that they do not replace the defaults before them.
 *
 * @example
 * ```ts
 * const settings = { ...defaults, ...withoutUndefined(options) };
 * ```
 */
export function withoutUndefined<Fields extends object>(fields: Fields): Defined<Fields> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Defined<Fields>;
}
