import { defineConfig } from "tsdown";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    mock: "src/mock.ts",
    node: "src/node.ts",
    "unavailable/mock": "src/mock/unavailable.ts",
    "unavailable/node": "src/node/unavailable.ts",
    runware: "src/runware.ts",
    validate: "src/validate.ts",
    webhooks: "src/webhooks.ts",
  },
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  dts: true,
  // `await using mock = await startMockServer()`, also where neither Node's types nor `lib` bring the symbol. The bundler's
  // own `banner` asks a function once, for all files.
  outputOptions: (options) => ({
    ...options,
    // What is installed stays small: no comments in the code (they are in the declarations), all names as they are, and
    // maps without a copy of the sources. What else makes it small is in scripts/finish-build.ts.
    minify: { compress: true, mangle: false, codegen: true },
    sourcemapExcludeSources: true,
    postBanner: ({ fileName }) => (/^mock\.d\.c?ts$/.test(fileName) ? '/// <reference lib="esnext.disposable" />' : ""),
  }),
  sourcemap: true,
  // Nobody steps through a table.
  plugins: [{ name: "tables-without-maps", transform: { filter: { id: /generated/ }, handler: withoutMap } }],
  external: [/^node:/, /^@stoplight\//],
});

function withoutMap(code: string) {
  return { code, map: { mappings: "" } };
}
