/**
 * Shows what a command is doing, on a terminal only.
 *
 * @module
 */

import type { Context } from "./context.ts";

/** Starts a line on the terminal that `show` replaces, and `end` clears. Without a terminal nothing is shown. */
export function startProgress(terminal: Context["terminal"]): { show: (text: string) => void; end: () => void } {
  if (!terminal) return { show: () => {}, end: () => {} };
  const clear = "\r\u001b[K";
  return {
    // A line that is longer than the terminal is wide could not be replaced.
    show: (text) => void terminal.write(`${clear}${text.slice(0, Math.max(0, (terminal.columns || 80) - 1))}`),
    end: () => void terminal.write(clear),
  };
}
