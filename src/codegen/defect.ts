/**
 * What is wrong with a document without stopping the generator.
 *
 * @module
 */

/** A defect of a document that the generator works around. */
export interface Defect {
  /** The operation, such as `POST /generate/image/bfl/flux-1-dev`, or another place in the document. */
  where: string;
  /** What is wrong: a clause without a full stop. */
  problem: string;
  /** What the generator does instead: a clause without a full stop. */
  handled: string;
}

/** Takes the defects as they are found. */
export type ReportDefect = (defect: Defect) => void;

/** Ignores defects: for a document whose defects were reported when it was taken over. */
export const ignoreDefects: ReportDefect = () => {};

/** Gathers defects, each of them once. */
export function collectDefects(): { defects: Defect[]; report: ReportDefect } {
  const defects = new Map<string, Defect>();
  const report = (defect: Defect) => void defects.set(JSON.stringify([defect.where, defect.problem]), defect);
  return {
    get defects() {
      return [...defects.values()];
    },
    report,
  };
}

/** Formats a defect as one line. */
export function describeDefect({ where, problem, handled }: Defect): string {
  return `${where}: ${problem}; ${handled}.`;
}
