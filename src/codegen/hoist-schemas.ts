/**
 * Moves schemas into `components.schemas`, so that editors show names instead of long inline types.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import { ignoreDefects, type ReportDefect } from "./defect.ts";
import { listOperations, mainBody, type OpenApiDocument, operationKey, type Schema } from "./document.ts";
import { componentNameKey } from "./inline.ts";
import { freeName, inputNameFor, parseModelPath, pascalCase, reservedNames, typeName } from "./names.ts";

/** Keys whose values are data and contain no schemas. */
const dataKeys = new Set(["example", "examples", "default", "enum", "const"]);

/**
 * Moves these schemas to `components.schemas` and puts references in their place:
 *
 * - a schema with a `title`, named after it
 * - the schema of a request body, named after its operation
 * - a schema that was a component of the published document, under its old name if that is free: not a plain string or
 *   number, of which every other one would be an instance
 *
 * Schemas that are equal to a titled one become references to it. Titles and a schema's own description do not count in the
 * comparison. A nullable schema is moved without its
 * null, which stays where the schema is used.
 *
 * Different schemas never share a name. Of two inputs that would, the one whose path comes first in the alphabet keeps it, so
 * that the order of the document does not matter; the other is named after its kind as well.
 */
export function hoistSchemas(document: OpenApiDocument, report: ReportDefect = ignoreDefects): OpenApiDocument {
  const result = structuredClone(document);
  const schemas = new Map<string, Schema>(Object.entries(result.components?.schemas ?? {}));
  const names = new Map<string, string>();
  collectTitles(result.paths, names);
  const takenTitles = new Set(names.values());
  collectComponentNames(result, names);

  const fits = (name: string, schema: Schema) => {
    const existing = schemas.get(name);
    return existing ? identity(existing) === identity(schema) : !reservedNames.has(name);
  };
  /** Registers a schema under the first name that is free, or under which the same schema is registered. */
  const register = (wanted: readonly string[], schema: Schema) => {
    const [first = "Schema"] = wanted;
    const name =
      wanted.find((candidate) => fits(candidate, schema)) ??
      freeName(first, { has: (candidate) => !fits(candidate, schema) });
    if (!schemas.has(name)) schemas.set(name, schema);
    return name;
  };
  const registerTitled = (wanted: string, schema: Schema) => {
    const name = register([wanted], schema);
    if (name !== wanted) {
      report({
        where: wanted,
        problem: `different schemas are titled ${wanted}`,
        handled: `one of them is named ${name}`,
      });
    }
    return { reference: { $ref: `#/components/schemas/${name}` }, named: schemas.get(name) };
  };

  const replaceChildren = <T>(node: T): T => {
    if (Array.isArray(node)) return node.map(replace) as T;
    if (!isRecord(node)) return node;
    return Object.fromEntries(
      Object.entries(node).flatMap(([key, value]) =>
        key === componentNameKey ? [] : [[key, dataKeys.has(key) ? value : replace(value)]],
      ),
    ) as T;
  };

  const replace = (node: unknown): unknown => {
    const name = isRecord(node) ? names.get(identity(node)) : undefined;
    if (!name || !isRecord(node)) return replaceChildren(node);
    const { title: _title, ...schema } = replaceChildren(node);
    if (!isNullable(schema)) {
      const { reference, named } = registerTitled(name, schema);
      return withOwnDescription(reference, schema, named);
    }
    const { description: _description, ...named } = withoutNull(schema);
    const reference = { anyOf: [registerTitled(name, named).reference, { type: "null" }] };
    return withOwnDescription(reference, schema, undefined);
  };

  const inOrder = listOperations(result).sort((a, b) => (operationKey(a) < operationKey(b) ? -1 : 1));
  for (const located of inOrder) {
    const body = mainBody(located.operation)?.media;
    if (!body?.schema || body.schema.$ref) continue;
    const { title: _title, ...schema } = replaceChildren(body.schema);
    const name = inputNameFor(located);
    const kind = pascalCase(parseModelPath(located.path)?.kind ?? "");
    const isTitle = (candidate: string) =>
      takenTitles.has(candidate) && names.get(identity(body.schema ?? {})) !== candidate;
    const wanted = [name, typeName(`${kind}${name}`)].filter((candidate) => !isTitle(candidate));
    body.schema = { $ref: `#/components/schemas/${register(wanted.length > 0 ? wanted : [`${name}_2`], schema)}` };
  }
  result.paths = replaceChildren(result.paths);
  result.components = {
    ...result.components,
    schemas: Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return result;
}

function collectTitles(node: unknown, names: Map<string, string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectTitles(item, names);
  } else if (isRecord(node)) {
    if (typeof node.title === "string") names.set(identity(node), typeName(node.title));
    for (const [key, value] of Object.entries(node)) {
      if (!dataKeys.has(key)) collectTitles(value, names);
    }
  }
}

function isWorthAName({ properties, enum: values, allOf, anyOf, oneOf, items }: Schema): boolean {
  return [properties, values, allOf, anyOf, oneOf, items].some((part) => part !== undefined);
}

/** Adds the names of components of the published document, unless they are taken. */
function collectComponentNames(document: OpenApiDocument, names: Map<string, string>): void {
  const bodies = listOperations(document).flatMap((located) => {
    const schema = mainBody(located.operation)?.media.schema;
    return schema ? [[inputNameFor(located), identity(schema)] as const] : [];
  });
  const takenBy = new Map([...bodies, ...[...names].map(([text, name]) => [name, text] as const)]);
  const collect = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) collect(item);
    else if (isRecord(node)) {
      const component = node[componentNameKey];
      if (typeof component === "string" && isWorthAName(node)) {
        const text = identity(node);
        const name = pascalCase(component);
        const isFree = /^[A-Z]\w*$/.test(name) && !reservedNames.has(name) && (takenBy.get(name) ?? text) === text;
        if (isFree && !names.has(text)) names.set(text, name);
        if (isFree) takenBy.set(name, text);
      }
      for (const [key, value] of Object.entries(node)) if (!dataKeys.has(key)) collect(value);
    }
  };
  collect(document.paths);
}

/** Texts of schemas by the schema: those that contain others would be written again for each level. */
const texts = new WeakMap<object, string>();

/** A text that is the same for two schemas if they differ only in titles and their own description. */
function identity(schema: Schema): string {
  return membersText(schema, ["description"]);
}

/** The JSON of a value with sorted keys and without titles. */
function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  let text = texts.get(value);
  if (text === undefined) {
    text = Array.isArray(value) ? `[${value.map(textOf).join()}]` : membersText(value as Schema);
    texts.set(value, text);
  }
  return text;
}

function membersText(object: Schema, without: readonly string[] = []): string {
  const isName = (key: string) => (key === "title" || key === componentNameKey) && typeof object[key] === "string";
  const keys = Object.keys(object).filter((key) => object[key] !== undefined && !isName(key) && !without.includes(key));
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${textOf(object[key])}`)
    .join()}}`;
}

function withOwnDescription(reference: Schema, schema: Schema, named: Schema | undefined): Schema {
  const { description } = schema;
  return description && description !== named?.description ? { ...reference, description } : reference;
}

function isNullable(schema: Schema): boolean {
  return Array.isArray(schema.type) && schema.type.includes("null");
}

function withoutNull(schema: Schema): Schema {
  const types = (schema.type as string[]).filter((type) => type !== "null");
  const [only] = types;
  return { ...schema, type: types.length === 1 && only ? only : types };
}
