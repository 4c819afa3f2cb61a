/**
 * The type of JSON Schemas.
 *
 * @module
 */

/**
 * A JSON Schema (2020-12). Declares the keywords that describe values; any other keyword may be present too.
 */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  /** The type of the value, such as `string`, or a list of allowed types. */
  readonly type?: string | readonly string[];
  /** A human-readable name. */
  readonly title?: string;
  /** A human-readable description. */
  readonly description?: string;
  /** The schemas of an object's fields, by field name. */
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** The names of required fields. */
  readonly required?: readonly string[];
  /** The schema of an array's items. */
  readonly items?: JsonSchema;
  /** The allowed values. */
  readonly enum?: readonly unknown[];
  /** The only allowed value. */
  readonly const?: unknown;
  /** The value used if the field is left out. */
  readonly default?: unknown;
  /** The format of a string, such as `uri`. */
  readonly format?: string;
  /** The smallest allowed number, inclusive. */
  readonly minimum?: number;
  /** The largest allowed number, inclusive. */
  readonly maximum?: number;
  /** The value must match at least one of these schemas. */
  readonly anyOf?: readonly JsonSchema[];
  /** The value must match exactly one of these schemas. */
  readonly oneOf?: readonly JsonSchema[];
  /** The value must match all of these schemas. */
  readonly allOf?: readonly JsonSchema[];
}
