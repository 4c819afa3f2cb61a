/**
 * Objects with fields, as opposed to other values. Pure.
 *
 * @module
 */

/**
 * Whether a value has fields to read by name: an object that is neither null nor an array. Instances of classes have them
 * too; `isPlainObject` tells those that hold data in another way, such as a Blob or a Map.
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
