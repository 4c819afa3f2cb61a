/**
 * Finds the lines of an overlay's actions in its file.
 *
 * @module
 */

import { isMap, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";

/** A range of lines, counted from 1, both ends included. */
export interface Lines {
  first: number;
  last: number;
}

/**
 * The lines to delete in order to remove an action, or some of the operations that it adds.
 *
 * @param index - the index of the action
 * @param added - the operations to remove from an action that adds several; without it, or if nothing would be left, the
 *   lines of the whole action are returned
 */
export function actionLines(
  text: string,
  index: number,
  added?: readonly { path: string; method?: string }[],
): Lines[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const actions = document.get("actions");
  const action = isSeq(actions) ? actions.items[index] : undefined;
  if (!isSeq(actions) || !isMap(action)) return [];
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const update = action.get("update");
  const parts = isMap(update) ? partsOf(update, added ?? []) : undefined;
  if (!parts) return [wholeItem(actions, index, lineAt)];
  return parts.map((pair) => ({
    first: lineAt(startOf(pair.key as Node)),
    last: lastLine(pair.value as Node, text, lineAt),
  }));
}

/** The pairs to delete; undefined if that would leave nothing. */
function partsOf(update: YAMLMap, added: readonly { path: string; method?: string }[]): Pair[] | undefined {
  if (added.length === 0) return undefined;
  const parts: Pair[] = [];
  let whole = 0;
  for (const pair of update.items) {
    const own = added.filter(({ path }) => path === keyOf(pair));
    if (own.length === 0) continue;
    const methods = isMap(pair.value) ? pair.value.items : [];
    const going = methods.filter((method) => own.some((one) => one.method === keyOf(method)));
    if (going.length < methods.length && going.length > 0) parts.push(...going);
    else {
      parts.push(pair);
      whole += 1;
    }
  }
  return parts.length === 0 || whole === update.items.length ? undefined : parts;
}

function keyOf(pair: Pair): string {
  return String((pair.key as { value?: unknown })?.value ?? pair.key);
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function lastLine(node: Node, text: string, lineAt: (offset: number) => number): number {
  const [start, end] = node.range ?? [0, 0];
  // The range of a block extends to the next block: the blank lines at its end are not counted.
  const length = text.slice(start, end).trimEnd().length;
  return lineAt(start + Math.max(0, length - 1));
}

/** The lines of an action, from its dash to its last line, without blank lines and comments after it. */
function wholeItem(actions: YAMLSeq, index: number, lineAt: (offset: number) => number): Lines {
  const item = actions.items[index] as Node;
  const source = lineAt(startOf(item));
  const end = item.range?.[1] ?? 0;
  return { first: source, last: lineAt(Math.max(startOf(item), end - 1)) };
}
