/**
 * The compiler options of measured programs, as a tsconfig.json has them.
 *
 * @module
 */

/** What a new Node project has, without the types of Node. */
export const compilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: [],
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
};
