/**
 * What a command has from the process that it runs in.
 *
 * @module
 */

import type { WriteStream } from "node:tty";

/** What a command has from the process that it runs in. */
export interface Context {
  /** Prints a result to stdout. */
  print(text: string): void;
  /** Prints anything else to stderr. */
  tell(text: string): void;
  /** The terminal that shows what the command is doing; undefined if stderr is none. */
  terminal: Pick<WriteStream, "write" | "columns"> | undefined;
  /** Stops the command. */
  signal: AbortSignal;
  /** The folder of this package. */
  packageRoot: string;
}
