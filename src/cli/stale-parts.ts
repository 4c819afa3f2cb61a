/**
 * Names what differs between two texts of a generated file. Pure.
 *
 * @module
 */

/** The names of the declarations and tables that differ, in the order of the expected text. */
export function staleParts(present: string, expected: string): string[] {
  const [before, after] = [partsOf(present), partsOf(expected)];
  const names = new Set([...after.keys(), ...before.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}

/** The text of each declaration, and of each table of `document`, by its name. */
function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  let name = "its first lines";
  let isDocument = false;
  for (const line of text.split("\n")) {
    const [, declared] = /^export (?:interface|type|const) ([\w$]+)/.exec(line) ?? [];
    if (declared !== undefined) isDocument = declared === "document";
    const [, table] = (isDocument && /^ {2}(\w+):/.exec(line)) || [];
    name = declared ?? table ?? name;
    parts.set(name, `${parts.get(name) ?? ""}${line}\n`);
  }
  return parts;
}
