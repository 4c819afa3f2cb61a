/**
 * Parses a regular expression into states. Pure.
 *
 * @module
 */

/** A state of the matcher. */
export interface State {
  readonly id: number;
  /** What the next character has to be. Without it, the state is passed without reading a character. */
  readonly test?: RegExp;
  /** Where the state can be passed: at the start or at the end of the text. */
  readonly edge?: string;
  /** The states after this one. Empty for a match. */
  readonly next: State[];
}

/** Builds the states of a part of the pattern, given the state that follows. */
type Part = (next: State) => State;

const maxStates = 5_000;

/** An escape, a class, the opening of a group, or a single character. */
const token =
  /\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u\{[^}]*\}|u....|x..|c.|[pP]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?:|\?<\w+>|\?)?|./suy;
const quantifier = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;
/** Word boundaries, back references, and groups such as lookarounds. */
const unsupported = /^(\\[bBk1-9]|\(\?)$/;

/** Returns the first state. Undefined for a pattern that is invalid, too large or not supported. */
export function parsePattern(pattern: string): State | undefined {
  try {
    // Throws for an invalid pattern, so that what follows reads valid ones only.
    new RegExp(pattern, "u");
    return buildStates(pattern);
  } catch {
    return undefined;
  }
}

function buildStates(pattern: string): State {
  let position = 0;
  let count = 0;

  const read = (expression: RegExp) => {
    expression.lastIndex = position;
    const found = expression.exec(pattern);
    if (found) position = expression.lastIndex;
    return found;
  };
  const newState = (next: State[], rest: Partial<State> = {}): State => {
    count += 1;
    if (count > maxStates) throw new RangeError("too many states");
    return { ...rest, id: count, next };
  };

  const parseAlternatives = (): Part => {
    const alternatives: Part[] = [parseSequence()];
    while (pattern[position] === "|") {
      position += 1;
      alternatives.push(parseSequence());
    }
    return (next) => newState(alternatives.map((alternative) => alternative(next)));
  };

  const parseSequence = (): Part => {
    const parts: Part[] = [];
    while (position < pattern.length && !/[|)]/.test(pattern[position] ?? "")) {
      const part = parseAtom();
      const repeated = read(quantifier);
      parts.push(repeated ? repeat(part, boundsOf(repeated)) : part);
    }
    return (next) => parts.reduceRight((after, part) => part(after), next);
  };

  const parseAtom = (): Part => {
    const [text = ""] = read(token) ?? [];
    if (unsupported.test(text)) throw new SyntaxError("not supported");
    if (text.startsWith("(")) {
      const inner = parseAlternatives();
      position += 1;
      return inner;
    }
    if (text === "^" || text === "$") return (next) => newState([next], { edge: text });
    const test = new RegExp(`^${text}$`, "u");
    return (next) => newState([next], { test });
  };

  const repeat =
    (part: Part, [min, max]: readonly [number, number]): Part =>
    (next) => {
      let state = next;
      if (max === Number.POSITIVE_INFINITY) {
        state = newState([]);
        state.next.push(part(state), next);
      } else for (let copies = min; copies < max; copies += 1) state = newState([part(state), next]);
      for (let copies = 0; copies < min; copies += 1) state = part(state);
      return state;
    };

  return parseAlternatives()(newState([]));
}

function boundsOf([, sign, min = "", comma, max]: readonly (string | undefined)[]): readonly [number, number] {
  if (sign) return [sign === "+" ? 1 : 0, sign === "?" ? 1 : Number.POSITIVE_INFINITY];
  if (!comma) return [Number(min), Number(min)];
  return [Number(min), max ? Number(max) : Number.POSITIVE_INFINITY];
}
