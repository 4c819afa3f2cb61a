/**
 * Compiles one program with the compiler's API and prints the time and the compiler's counts as JSON.
 *
 * Parameters: the program's file, and the compiler options as JSON.
 *
 * @module
 */

import ts from "typescript";

const [file, options] = process.argv.slice(2);
const converted = ts.convertCompilerOptionsFromJson(JSON.parse(options), ".");
const startedAt = performance.now();
const host = ts.createCompilerHost(converted.options);
// Like `tsc`, this parses only the comments that can affect errors.
host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
const program = ts.createProgram([file], converted.options, host);
const diagnostics = [...converted.errors, ...ts.getPreEmitDiagnostics(program)];
const seconds = (performance.now() - startedAt) / 1_000;
if (diagnostics.length > 0) {
  throw new Error(
    ts.formatDiagnostics(diagnostics, { ...ts.sys, getCanonicalFileName: (name) => name, getNewLine: () => "\n" }),
  );
}
console.log(
  JSON.stringify({ seconds, instantiations: program.getInstantiationCount(), types: program.getTypeCount() }),
);
