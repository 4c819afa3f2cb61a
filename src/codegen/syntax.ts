/**
 * Helpers that create declarations and comments as syntax trees.
 *
 * @module
 */

import ts from "typescript";

const { factory } = ts;

/** The modifiers of an exported declaration. */
export const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];

/** Creates `export interface Name { … }`. */
export function declareInterface(name: string, members: readonly ts.TypeElement[]): ts.InterfaceDeclaration {
  return factory.createInterfaceDeclaration(exported, name, undefined, undefined, members);
}

/** Adds a JSDoc comment to a node. */
export function comment<Node extends ts.Node>(node: Node, text: string): Node {
  const safe = text.replaceAll("*/", "*\\/");
  return ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, `* ${safe} `, true);
}
