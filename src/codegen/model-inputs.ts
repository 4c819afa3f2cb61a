/**
 * The types that map models, and other operations that make jobs, to their inputs.
 *
 * @module
 */

import ts from "typescript";
import { splitId } from "../models/id-syntax.ts";
import { type LocatedOperation, listOperations, mainBody, type OpenApiDocument } from "./document.ts";
import { parseModelPath } from "./names.ts";
import { comment, declareInterface } from "./syntax.ts";
import { submissionId } from "./tables/operations.ts";

const { factory } = ts;

/**
 * Declares `interface ModelInputs { "image/bfl/flux-1-dev": BflFlux1DevInput; … }`, the same by kind and name, and the inputs
 * of other operations that make jobs. The map by kind is for the compiler: a lookup in it takes a third of the time that
 * deriving the names from the ids takes.
 */
export function modelInputs(document: OpenApiDocument): ts.Node[] {
  const byKind = new Map<string, ts.PropertySignature[]>();
  const models: ts.PropertySignature[] = [];
  const others: ts.PropertySignature[] = [];
  for (const located of listOperations(document)) {
    const model = located.method === "post" ? parseModelPath(located.path) : undefined;
    if (model) {
      const names = byKind.get(model.kind) ?? [];
      byKind.set(model.kind, names);
      // An id of one part is a kind without a name.
      if (model.id !== model.kind)
        names.push(deprecated(property(splitId(model.id).name, inputType(located)), located));
      models.push(describedInput(model.id, located));
    } else {
      const id = submissionId(document, located);
      if (id !== undefined) others.push(describedInput(id, located));
    }
  }
  const kinds = [...byKind].map(([kind, inputs]) => property(kind, factory.createTypeLiteralNode(inputs)));
  return [
    comment(
      declareInterface("ModelInputs", models),
      "The input of each model, by its id: the path of its operation without `/generate/`.",
    ),
    comment(
      declareInterface("ModelInputsByKind", kinds),
      "The input of each model, by its kind and its name, which together are its id.",
    ),
    comment(
      declareInterface("OtherSubmissionInputs", others),
      "The input of each operation that makes a job and is not a model's, by its id: its path without the first slash.",
    ),
  ];
}

function describedInput(id: string, located: LocatedOperation): ts.PropertySignature {
  const { summary } = located.operation;
  const text = `${summary ?? id}. ${firstLineOf(located)}`.trim();
  const tag = located.operation.deprecated ? `\n* @deprecated ${firstLineOf(located)}` : "";
  return comment(property(id, inputType(located)), `${text}${tag}`);
}

/** Marks a property as deprecated where its operation is, so that editors strike it out. */
function deprecated(input: ts.PropertySignature, located: LocatedOperation): ts.PropertySignature {
  return located.operation.deprecated ? comment(input, `@deprecated ${firstLineOf(located)}`) : input;
}

function firstLineOf({ operation }: LocatedOperation): string {
  return (operation.description ?? "").split("\n")[0] ?? "";
}

/** The name of the input's type where it has one; else its place among the types of paths. */
function inputType({ path, method, operation }: LocatedOperation): ts.TypeNode {
  const { type, media } = mainBody(operation) ?? {};
  if (type === undefined) return reference("Record", [reference("string"), reference("never")]);
  const name = media?.schema?.$ref?.split("/").at(-1);
  if (name !== undefined) return reference(name);
  const body = at(at(at(reference("paths"), path), method), "requestBody");
  return at(at(reference("NonNullable", [body]), "content"), type);
}

function reference(name: string, args?: ts.TypeNode[]): ts.TypeNode {
  return factory.createTypeReferenceNode(name, args);
}

function at(type: ts.TypeNode, key: string): ts.TypeNode {
  return factory.createIndexedAccessTypeNode(type, factory.createLiteralTypeNode(factory.createStringLiteral(key)));
}

function property(name: string, type: ts.TypeNode): ts.PropertySignature {
  return factory.createPropertySignature(undefined, factory.createStringLiteral(name), undefined, type);
}
