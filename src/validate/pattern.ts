/**
 * Matches regular expressions in linear time. The runtime's own matcher tries one way after another, which takes
 * exponential time for patterns such as `^(a+)+$`; this one follows all ways at once. Pure, apart from caches.
 *
 * @module
 */

import { parsePattern, type State } from "./parse-pattern.ts";

/** Whether a string contains a match. */
export type Matcher = (text: string) => boolean;

/** The maximum number of states to follow for one string. Beyond it, the answer is left to the server. */
const maxWork = 5_000_000;
/** The maximum number of positions that a matcher remembers, and of moves from each. */
const maxPositions = 1_000;
/** The maximum number of states and moves that all matchers remember. */
const maxRemembered = 500_000;

const matchers = new Map<string, Matcher | undefined>();
let remembered = 0;

/**
 * Returns a matcher for a regular expression of JSON Schema: in JavaScript's syntax, with the flag `u`. Undefined for a
 * pattern that is invalid or too large, or that has lookarounds, back references or word boundaries.
 */
export function compilePattern(pattern: string): Matcher | undefined {
  if (!matchers.has(pattern)) {
    if (remembered > maxRemembered) {
      matchers.clear();
      remembered = 0;
    }
    const start = parsePattern(pattern);
    // The first state is made last, and so numbered with how many there are.
    remembered += start?.id ?? 1;
    matchers.set(pattern, start && matcherFrom(start));
  }
  return matchers.get(pattern);
}

/** The states that the matcher is in at once, and the ones it reaches from there. */
interface Position {
  states: readonly State[];
  isMatch: boolean;
  isMatchAtEnd: boolean;
  moves: Map<string, Position>;
}

function matcherFrom(start: State): Matcher {
  const positions = new Map<string, Position>();
  let work = 0;

  const positionAt = (entered: readonly State[], isStart: boolean): Position => {
    const reached = follow(entered, isStart, false);
    const states = [...reached].filter(({ test, edge }) => test || edge === "$");
    work += reached.size;
    const key = `${states.map(({ id }) => id).sort()} ${isMatch(reached)} ${isStart}`;
    const known = positions.get(key);
    if (known) return known;
    if (positions.size >= maxPositions) positions.clear();
    const isMatchAtEnd = isMatch(follow(entered, isStart, true));
    const position = { states, isMatch: isMatch(reached), isMatchAtEnd, moves: new Map() };
    positions.set(key, position);
    return position;
  };

  const move = (from: Position, char: string): Position => {
    const known = from.moves.get(char);
    if (known) return known;
    work += from.states.length;
    const passed = from.states.filter(({ test }) => test?.test(char)).flatMap((state) => state.next);
    // A match may begin at every character.
    const to = positionAt([...passed, start], false);
    if (from.moves.size < maxPositions) {
      from.moves.set(char, to);
      remembered += 1;
    }
    return to;
  };

  const first = positionAt([start], true);
  return (text) => {
    work = 0;
    let position = first;
    for (const char of text) {
      if (position.isMatch || work > maxWork) return true;
      position = move(position, char);
    }
    return position.isMatchAtEnd;
  };
}

/** The states that can be reached without reading a character. */
function follow(entered: readonly State[], isStart: boolean, isEnd: boolean): Set<State> {
  const reached = new Set(entered);
  for (const { test, edge, next } of reached) {
    if (test || (edge === "^" && !isStart) || (edge === "$" && !isEnd)) continue;
    for (const state of next) reached.add(state);
  }
  return reached;
}

function isMatch(states: Iterable<State>): boolean {
  return [...states].some(({ next, edge, test }) => next.length === 0 && !edge && !test);
}
