/**
 * The text of a generated module.
 *
 * @module
 */

/** The first line of every generated file. */
export const header = "// Made by `npm run generate` from openapi/. Do not edit.\n";

/** Declares a documented, typed and exported constant, with one entry per line. */
export function constant(name: string, type: string, description: string, value: unknown[] | object): string {
  const list = Array.isArray(value);
  const lines = list
    ? value.map((item) => `  ${literal(item)},`)
    : Object.entries(value).map(
        ([key, item]) => `  ${key === "__proto__" ? `["${key}"]` : JSON.stringify(key)}: ${literal(item)},`,
      );
  const [open, close] = list ? ["[", "]"] : ["{", "}"];
  return `/** ${description} */\nexport const ${name}: ${type} = ${open}\n${lines.join("\n")}\n${close};\n`;
}

/** The text of a constant's value within the text of a module, over several lines. */
export function valueIn(module: string, name: string): string {
  // Not by a pattern for lines: texts of a document may have other separators of lines in them. No entry begins a line.
  const start = module.indexOf(" = ", module.indexOf(`\nexport const ${name}: `)) + " = ".length;
  return module.slice(start, module.indexOf(module[start] === "[" ? "\n];\n" : "\n};\n", start) + "\n]".length);
}

/** Joins declarations into the text of a module. */
export function moduleText(...declarations: string[]): string {
  return [header, ...declarations].join("\n");
}

/**
 * The text of a JSON value. In a literal, `"__proto__": {}` would set the prototype; a computed name makes it a field like
 * any other.
 */
function literal(value: unknown): string {
  const text = JSON.stringify(value);
  if (!text.includes('"__proto__":')) return text;
  return text.replace(/"(?:[^"\\]|\\.)*":?/g, (string) => (string === '"__proto__":' ? '["__proto__"]:' : string));
}
