/**
 * The types that map models to their inputs.
 *
 * @module
 */

import ts from "typescript";
import { listOperations, mainBody, type OpenApiDocument } from "./document.ts";
import { parseModelPath } from "./names.ts";
import { comment, declareInterface } from "./syntax.ts";

const { factory } = ts;

/**
 * Declares `interface ModelInputs { "image/bfl/flux-1-dev": BflFlux1DevInput; … }`, and the same by kind and name. The
 * second map is for the compiler: a lookup in it takes a third of the time that deriving the names from the ids takes.
 */
export function modelInputs(document: OpenApiDocument): ts.Node[] {
  const byKind = new Map<string, ts.PropertySignature[]>();
  const members = listOperations(document).flatMap(({ method, path, operation }) => {
    const model = parseModelPath(path);
    const input = mainBody(operation)?.media.schema?.$ref?.split("/").at(-1);
    if (!model || !input || method !== "post") return [];
    const { id, kind } = model;
    const [firstLine = ""] = (operation.description ?? "").split("\n");
    if (kind !== "") {
      const named = property(id.slice(kind.length + 1), input);
      const inputs = byKind.get(kind) ?? [];
      byKind.set(kind, inputs);
      inputs.push(operation.deprecated ? comment(named, `@deprecated ${firstLine}`) : named);
    }
    const text = `${operation.summary ?? id}. ${firstLine}`.trim();
    return [comment(property(id, input), operation.deprecated ? `${text}\n* @deprecated ${firstLine}` : text)];
  });
  const kinds = [...byKind].map(([kind, inputs]) => property(kind, factory.createTypeLiteralNode(inputs)));
  return [
    comment(
      declareInterface("ModelInputs", members),
      "The input of each model, by its id: the path of its operation without `/generate/`.",
    ),
    comment(
      declareInterface("ModelInputsByKind", kinds),
      "The input of each model, by its kind and its name, which together are its id.",
    ),
  ];
}

function property(name: string, type: string | ts.TypeNode): ts.PropertySignature {
  const node = typeof type === "string" ? factory.createTypeReferenceNode(type) : type;
  return factory.createPropertySignature(undefined, factory.createStringLiteral(name), undefined, node);
}
