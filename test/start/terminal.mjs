// Pretends that standard error goes to a terminal, which a test has none of.
import readline from "node:readline";

const { stderr } = process;
Object.defineProperty(stderr, "isTTY", { value: true });
Object.defineProperty(stderr, "columns", { value: 80 });
stderr.clearLine = (...args) => readline.clearLine(stderr, ...args);
stderr.cursorTo = (...args) => readline.cursorTo(stderr, ...args);
stderr.moveCursor = (...args) => readline.moveCursor(stderr, ...args);
