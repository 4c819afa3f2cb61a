/**
 * Adds to the description of a field what its type cannot express, for the hover text of editors.
 *
 * @module
 */

import type { OpenApiDocument, Schema } from "./document.ts";

/** A longer pattern says nothing to a reader. */
const longestPattern = 60;

/** A longer list of labels would hide the description. */
const mostLabels = 60;

/** Adds bounds, lengths, patterns and the labels of values to the description of each field. */
export function describeFields(document: OpenApiDocument): OpenApiDocument {
  const result = structuredClone(document);
  for (const schema of Object.values(result.components?.schemas ?? {})) describeProperties(schema);
  return result;
}

function describeProperties(schema: Schema): void {
  for (const property of Object.values(schema.properties ?? {})) {
    const notes = [boundsOf(property), labelsOf(property)].filter((note) => note !== undefined);
    if (notes.length > 0 && !property.deprecated) {
      property.description = [property.description, ...notes].filter(Boolean).join("\n");
    }
    describeProperties(property);
  }
  for (const inner of [schema.items, ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    if (inner) describeProperties(inner);
  }
}

/** The bounds of a schema in words, such as `Integer, 1 to 100.`; undefined if there are none. */
export function boundsOf(schema: Schema): string | undefined {
  const range = (least: unknown, most: unknown, unit: string) => {
    if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`;
    if (least !== undefined) return `at least ${least}${unit}`;
    return most === undefined ? undefined : `at most ${most}${unit}`;
  };
  const { minimum, maximum, pattern } = schema;
  const parts = [
    schema.type === "integer" ? "integer" : undefined,
    range(isRealBound(minimum) ? minimum : undefined, isRealBound(maximum) ? maximum : undefined, ""),
    range(schema.minLength, schema.maxLength, " characters"),
    range(schema.minItems, schema.maxItems, " items"),
    typeof pattern === "string" && pattern.length <= longestPattern ? `matching \`${pattern}\`` : undefined,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const text = parts.join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Whether a bound is one of the field, and not the range of integers that a number can hold. */
function isRealBound(bound: unknown): boolean {
  return bound !== undefined && !(typeof bound === "number" && Math.abs(bound) >= Number.MAX_SAFE_INTEGER);
}

/** A list of the values and their labels from `x-krea-enum-labels`; undefined if there are none. */
export function labelsOf({ enum: values, "x-krea-enum-labels": labels }: Schema): string | undefined {
  if (!Array.isArray(values) || typeof labels !== "object" || labels === null) return undefined;
  const labelOf = (value: unknown, index: number): unknown =>
    Array.isArray(labels) ? labels[index] : Object.entries(labels).find(([key]) => key === String(value))?.[1];
  const lines = values.flatMap((value, index) => {
    const label = labelOf(value, index);
    return typeof label === "string" && label !== value ? [`- \`${JSON.stringify(value)}\`: ${label}`] : [];
  });
  if (lines.length === 0) return undefined;
  if (lines.length <= mostLabels) return lines.join("\n");
  return [...lines.slice(0, mostLabels), `- and ${lines.length - mostLabels} more`].join("\n");
}
