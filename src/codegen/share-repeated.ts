/**
 * Declares repeated types once.
 *
 * @module
 */

import ts from "typescript";
import { freeName, pascalCase } from "./names.ts";

const { factory } = ts;
const shared = new Set(["parameters", "responses"]);

interface Literal {
  type: ts.TypeLiteralNode;
  uses: number;
  name?: string;
}

/**
 * Replaces parameters and responses that several operations have in common with type aliases. This halves what a compiler
 * reads of the document.
 *
 * @param declared - the names that other declarations have
 * @returns the aliases followed by `operations`; any other declaration unchanged
 */
export function shareRepeated(declaration: ts.Node, declared: Iterable<string> = []): ts.Node[] {
  if (!ts.isInterfaceDeclaration(declaration) || declaration.name.text !== "operations") return [declaration];
  const literals = new Map<string, Literal>();
  const count = (node: ts.Node): ts.Node => {
    const type = sharedLiteral(node);
    if (!type) return ts.visitEachChild(node, count, undefined);
    const key = textOf(type);
    const literal = literals.get(key) ?? { type, uses: 0 };
    literals.set(key, { ...literal, uses: literal.uses + 1 });
    return node;
  };
  ts.visitEachChild(declaration, count, undefined);

  const names = new Set<string>(declared);
  for (const literal of literals.values()) {
    if (literal.uses <= 1) continue;
    literal.name = freeName(nameOf(literal.type), names);
    names.add(literal.name);
  }
  const refer = (node: ts.Node): ts.Node => {
    const type = sharedLiteral(node);
    if (!type) return ts.visitEachChild(node, refer, undefined);
    const name = literals.get(textOf(type))?.name;
    return name ? withType(node as ts.PropertySignature, factory.createTypeReferenceNode(name)) : node;
  };
  const aliases = [...literals.values()].flatMap(({ type, name }) =>
    name ? [factory.createTypeAliasDeclaration(undefined, name, undefined, type)] : [],
  );
  return [...aliases, ts.visitEachChild(declaration, refer, undefined)];
}

function sharedLiteral(node: ts.Node): ts.TypeLiteralNode | undefined {
  if (!ts.isPropertySignature(node) || !ts.isIdentifier(node.name) || !shared.has(node.name.text)) return undefined;
  return node.type && ts.isTypeLiteralNode(node.type) ? node.type : undefined;
}

/** Names a type after its content: `XWebhookURLParameters`, `Responses200_400_401`. */
function nameOf(type: ts.TypeLiteralNode): string {
  const keys = type.members.flatMap((member) => {
    const inner =
      ts.isPropertySignature(member) && member.type && ts.isTypeLiteralNode(member.type) ? member.type : undefined;
    const key = keyOf(member);
    return /^\d|default/.test(key) || !inner ? [key] : inner.members.map(keyOf);
  });
  return keys.every((key) => /^\d|default/.test(key))
    ? `Responses${keys.join("_")}`
    : `${pascalCase(keys.join(" "))}Parameters`;
}

function keyOf(member: ts.TypeElement): string {
  return member.name && "text" in member.name ? member.name.text : "";
}

function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}

function textOf(node: ts.Node): string {
  const file = ts.createSourceFile("literal.ts", "", ts.ScriptTarget.Latest);
  return ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, file);
}
