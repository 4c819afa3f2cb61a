/** Reads a constant of a generated module: its entries are JSON, one a line. */
export function readConstant(text: string, name: string): unknown {
  const [, literal = ""] = new RegExp(`^export const ${name}: .* = ([[{][^]*?^[\\]}]);$`, "m").exec(text) ?? [];
  return JSON.parse(literal.replace(/,\n([\]}])$/, "\n$1"));
}
