/**
 * JSON Schemas, as far as they are read here.
 *
 * @module
 */

/** A JSON Schema (2020-12). The keywords that the API's document uses most are named; any other may stand there too. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  /** The types of values: `string`, or several. */
  readonly type?: string | readonly string[];
  /** A name for people. */
  readonly title?: string;
  /** What it is. */
  readonly description?: string;
  /** The fields of an object, by their names. */
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** The names of the fields that must be there. */
  readonly required?: readonly string[];
  /** What an array holds. */
  readonly items?: JsonSchema;
  /** The values that are allowed. */
  readonly enum?: readonly unknown[];
  /** The one value that is allowed. */
  readonly const?: unknown;
  /** The value where none is given. */
  readonly default?: unknown;
  /** What a string is: `uri`. */
  readonly format?: string;
  /** The least number. */
  readonly minimum?: number;
  /** The greatest number. */
  readonly maximum?: number;
  /** One or more of these hold. */
  readonly anyOf?: readonly JsonSchema[];
  /** Exactly one of these holds. */
  readonly oneOf?: readonly JsonSchema[];
  /** All of these hold. */
  readonly allOf?: readonly JsonSchema[];
}
