/**
 * Removes placeholders from types.
 *
 * openapi-typescript declares the methods that a path does not have (`put?: never`) and the kinds of parameters that an
 * operation does not have (`cookie?: never`). That is a thousand lines, which the compiler of every user would read.
 *
 * @module
 */

import ts from "typescript";

const { factory } = ts;
// `content?: never` and `requestBody?: never` stay: the types of openapi-fetch need them.
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const kinds = ["query", "header", "path", "cookie"];
const placeholders = new Set([...methods, ...kinds]);

/** Removes the placeholders from `paths` and `operations`. Returns other declarations unchanged. */
export function withoutPlaceholders(declaration: ts.Node): ts.Node {
  if (!ts.isInterfaceDeclaration(declaration)) return declaration;
  switch (declaration.name.text) {
    case "paths":
      return visitMembers(declaration, (item) => !isPlaceholder(item) && !isEmptyParameters(item));
    case "operations":
      return visitMembers(declaration, (member) => !isPlaceholder(member));
    default:
      return declaration;
  }
}

function visitMembers(root: ts.Node, isKept: (member: ts.TypeElement) => boolean): ts.Node {
  const visit = (node: ts.Node): ts.Node => {
    if (isEmptyParameters(node)) return isKept(node) ? withNoParameters(node) : node;
    const inner = ts.visitEachChild(node, visit, undefined);
    return ts.isTypeLiteralNode(inner) ? factory.createTypeLiteralNode(inner.members.filter(isKept)) : inner;
  };
  return ts.visitEachChild(root, visit, undefined);
}

function isPlaceholder(member: ts.Node): boolean {
  return (
    ts.isPropertySignature(member) &&
    ts.isIdentifier(member.name) &&
    placeholders.has(member.name.text) &&
    member.questionToken !== undefined &&
    member.type?.kind === ts.SyntaxKind.NeverKeyword
  );
}

function isEmptyParameters(member: ts.Node): member is ts.PropertySignature {
  return (
    ts.isPropertySignature(member) &&
    ts.isIdentifier(member.name) &&
    member.name.text === "parameters" &&
    member.type !== undefined &&
    ts.isTypeLiteralNode(member.type) &&
    member.type.members.every(isPlaceholder)
  );
}

/** Declares `Record<string, never>`: `{}` would accept every parameter, as it has no excess property check. */
function withNoParameters({ modifiers, name, questionToken }: ts.PropertySignature): ts.Node {
  const string = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const never = factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
  const nothing = factory.createTypeReferenceNode("Record", [string, never]);
  return factory.createPropertySignature(modifiers, name, questionToken, nothing);
}
