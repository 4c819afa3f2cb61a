/**
 * Formats text of the document as Markdown. Such text can hold anything: pipes, backticks, HTML, line breaks, mentions, a
 * megabyte. Whatever it holds, it stays one short piece of a sentence.
 *
 * @module
 */

/** The most characters of one piece of text. */
const longest = 160;

/** Formats a text as inline code. */
export function code(text: string): string {
  const line = shorten(text);
  if (line === "") return "(empty)";
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(1 + Math.max(0, ...runs.map(({ length }) => length)));
  const pad = /^`|`$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Formats a text as words of a sentence, without Markdown, HTML, links, mentions or references to issues. */
export function prose(text: string, limit = longest): string {
  return (
    shorten(text, limit)
      // A dollar before a digit is a price; elsewhere it can begin a formula.
      .replace(/[\\`*_[\]~!]|\$(?!\d)/g, "\\$&")
      // At the beginning of a line these make a heading, a quotation or a list.
      .replace(/^[#>+=-]|(?<=^\d+)[.)](?=\s|$)/, "\\$&")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replace(/@|#(?=\d)|:(?=\/\/)|www(?=\.)/g, "$&\u200b")
  );
}

/** Escapes the pipes of a Markdown text for a cell of a table, within inline code too. */
export function cell(markdown: string): string {
  return markdown.replace(/\s+/g, " ").replace(/(\\*)\|/g, (_match, slashes: string) => {
    // A backslash of the text itself would otherwise undo the escape.
    const odd = slashes.length % 2 === 1 ? "\\" : "";
    return `${slashes}${odd}\\|`;
  });
}

/** Formats a table. The cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/**
 * Joins the first items of a list and says how many more there are.
 *
 * @param total - how many there are, if `items` has only the first ones
 */
export function listed(
  items: readonly string[],
  limit = Number.POSITIVE_INFINITY,
  total = items.length,
  separator = ", ",
): string {
  if (total <= limit) return items.join(separator);
  return `${items.slice(0, limit).join(separator)} and ${number(total - limit)} more`;
}

/** Formats a count with its noun: `1 model`, `1,025 changes`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${number(count)} ${count === 1 ? noun : plural}`;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

/** Puts a text on one line without control characters, and leaves out its middle if it is long. */
function shorten(text: string, limit = longest): string {
  // Of a very long text only the ends are looked at.
  const ends = text.length > 10_000 ? `${text.slice(0, 5_000)}${text.slice(-5_000)}` : text;
  const line = ends
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\ufffd")
    .trim();
  if (line.length <= limit) return line;
  const characters = [...line];
  const tail = Math.floor(limit / 4);
  return `${characters.slice(0, limit - tail).join("")} … ${characters.slice(-tail).join("")}`;
}
