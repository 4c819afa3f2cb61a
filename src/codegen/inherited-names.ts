/**
 * Protects fields that are named like members of every object of JavaScript, such as `constructor` and `valueOf`:
 * openapi-typescript's reader looks fields up without asking whose they are, and calls what it finds.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import type { OpenApiDocument } from "./document.ts";

const inherited = Object.getOwnPropertyNames(Object.prototype);
const mark = " (a field)";

/** Marks fields that have such a name. */
export function markInheritedNames(document: OpenApiDocument): OpenApiDocument {
  const text = JSON.stringify(document, (_key, value: unknown) => {
    if (!isRecord(value) || !isRecord(value.properties)) return value;
    const { properties } = value;
    const required: unknown[] = Array.isArray(value.required) ? value.required : [];
    if (!Object.keys(properties).some((name) => inherited.includes(name))) return value;
    return {
      ...value,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [
          marked(name),
          required.includes(name) ? field : lenient(name, field),
        ]),
      ),
      ...(required.length > 0 && { required: required.map((name) => marked(String(name))) }),
    };
  });
  return JSON.parse(text) as OpenApiDocument;
}

/** Removes the marks from the names of fields in the text of a type. */
export function unmarkInheritedNames(text: string): string {
  return text.replace(markedNames, '"$1"');
}

const markedNames = new RegExp(`"(${inherited.join("|")}) \\(a field\\)"(?=\\??:)`, "g");

/** An optional field accepts anything: the compiler takes the inherited member for it where it is left out. */
function lenient(name: string, field: unknown): unknown {
  if (!inherited.includes(name)) return field;
  return isRecord(field) && typeof field.description === "string" ? { description: field.description } : {};
}

function marked(name: string): string {
  return inherited.includes(name) ? `${name}${mark}` : name;
}
