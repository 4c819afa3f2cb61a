/**
 * Generates TypeScript types.
 *
 * @module
 */

import openapiTS, { type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { tidyComments } from "./comments.ts";
import { withoutDataReferences } from "./data-references.ts";
import type { MediaType, OpenApiDocument } from "./document.ts";
import { describeFields } from "./field-notes.ts";
import { markInheritedNames, unmarkInheritedNames } from "./inherited-names.ts";
import { modelInputs } from "./model-inputs.ts";
import { withoutPlaceholders } from "./placeholders.ts";
import { withoutRules } from "./redocly.ts";
import { acceptAliases, acceptFiles, mediaMark } from "./request-types.ts";
import { shareRepeated } from "./share-repeated.ts";
import { declareInterface, exported } from "./syntax.ts";

const { factory } = ts;

/**
 * Generates the types of a document:
 *
 * - `paths`, `operations` and `components`, as openapi-typescript writes them
 * - an exported type for every named schema: editors show its name, but would expand `components["schemas"]["…"]`
 * - `ModelInputs` and `ModelInputsByKind`: the input of each model
 *
 * @param options - `files` (default: true): whether inputs accept files instead of URLs, and there are models. Set it to
 *   false for the document of another provider. `sdk`: the name under which the file imports this package, for one that is
 *   outside of it
 */
export async function generateTypes(document: OpenApiDocument, { files = true, sdk = "" } = {}): Promise<string> {
  const plain = withoutExamples(document);
  const callers = withoutDataReferences(describeFields(acceptAliases(files ? acceptFiles(plain) : plain)));
  const nodes = await openapiTS(markInheritedNames(callers) as unknown as OpenAPI3, {
    defaultNonNullable: false,
    alphabetize: false,
    silent: true,
    redocly: await withoutRules(),
    transform: (schema) => {
      if (schema.format === "binary") return factory.createTypeReferenceNode("Blob");
      return Reflect.get(schema, mediaMark) ? mediaType(schema, sdk) : undefined;
    },
  });
  const declared = nodes.flatMap((node) =>
    isComponents(node)
      ? liftSchemas(node)
      : shareRepeated(withoutPlaceholders(node), Object.keys(callers.components?.schemas ?? {})),
  );
  if (!files) return declared.map(print).join("\n");
  const texts = [...declared, ...modelInputs(callers)].map(print);
  return (sdk === "" ? [mediaImport, ...texts] : texts).join("\n");
}

const mediaImport = 'import type { MediaInput } from "../src/media/source.ts";\n';

/** The type of a field that takes a file or its URL. */
function mediaType({ type }: { type?: unknown }, sdk: string): ts.TypeNode {
  const name = factory.createIdentifier("MediaInput");
  const reference = factory.createTypeReferenceNode(
    sdk === "" ? name : factory.createQualifiedName(factory.createIdentifier(sdk), name),
  );
  const isNullable = Array.isArray(type) && type.includes("null");
  if (!isNullable) return reference;
  return factory.createUnionTypeNode([reference, factory.createLiteralTypeNode(factory.createNull())]);
}

/** Removes the examples: they are for the mock server, and as comments they would be longer than the types. */
function withoutExamples(document: OpenApiDocument): OpenApiDocument {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      key === "content" && typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value).map(([type, media]) => [type, { schema: (media as MediaType).schema }]),
          )
        : value,
    ),
  ) as OpenApiDocument;
}

function isComponents(node: ts.Node): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === "components";
}

/** Turns `schemas: { Job: {…} }` into `export interface Job {…}` and `schemas: { Job: Job }`. */
function liftSchemas(components: ts.InterfaceDeclaration): ts.Node[] {
  const lifted: ts.Node[] = [];
  const members = components.members.map((member) => {
    if (!isNamedProperty(member, "schemas") || !member.type || !ts.isTypeLiteralNode(member.type)) return member;
    const schemas = member.type.members.map((schema) => {
      if (!ts.isPropertySignature(schema) || !ts.isIdentifier(schema.name) || !schema.type) return schema;
      const name = schema.name.text;
      lifted.push(withComments(schema, declare(name, schema.type)));
      return factory.updatePropertySignature(
        schema,
        schema.modifiers,
        schema.name,
        schema.questionToken,
        factory.createTypeReferenceNode(name),
      );
    });
    return factory.updatePropertySignature(
      member,
      member.modifiers,
      member.name,
      member.questionToken,
      factory.createTypeLiteralNode(schemas.map(withoutComments)),
    );
  });
  const { modifiers, name, typeParameters, heritageClauses } = components;
  return [
    ...lifted.map(referToDeclared),
    factory.updateInterfaceDeclaration(components, modifiers, name, typeParameters, heritageClauses, members),
  ];
}

function declare(name: string, type: ts.TypeNode): ts.Node {
  return ts.isTypeLiteralNode(type)
    ? declareInterface(name, type.members)
    : factory.createTypeAliasDeclaration(exported, name, undefined, type);
}

/** Replaces `components["schemas"]["JobStatus"]` with `JobStatus` inside a lifted declaration. */
function referToDeclared(root: ts.Node): ts.Node {
  const visit = (node: ts.Node): ts.Node => {
    const name = schemaNameOf(node);
    if (name) return factory.createTypeReferenceNode(name);
    return ts.visitEachChild(node, visit, undefined);
  };
  return ts.visitEachChild(root, visit, undefined);
}

function schemaNameOf(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: root, indexType: kind } = node.objectType;
  const isSchemas =
    ts.isTypeReferenceNode(root) &&
    ts.isIdentifier(root.typeName) &&
    root.typeName.text === "components" &&
    literalText(kind) === "schemas";
  return isSchemas ? literalText(node.indexType) : undefined;
}

function literalText(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

function isNamedProperty(member: ts.TypeElement, name: string): member is ts.PropertySignature {
  return ts.isPropertySignature(member) && ts.isIdentifier(member.name) && member.name.text === name;
}

function withComments<Node extends ts.Node>(from: ts.Node, to: Node): Node {
  return ts.setSyntheticLeadingComments(to, ts.getSyntheticLeadingComments(from));
}

function withoutComments<Node extends ts.Node>(node: Node): Node {
  return ts.setSyntheticLeadingComments(node, undefined);
}

function print(node: ts.Node): string {
  const file = ts.createSourceFile("openapi.ts", "", ts.ScriptTarget.Latest);
  return unmarkInheritedNames(tidyComments(ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, file)));
}
