import { defineConfig, type UserConfig } from "tsdown";

const shared: UserConfig = {
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
  platform: "neutral",
  target: "es2022",
  // A dependency that is neither installed with the package nor named here stops the build.
  deps: { neverBundle: [/^node:/, /^@stoplight\//], onlyBundle: ["mrmime", "openapi-typescript-helpers"] },
};

const code: UserConfig = {
  ...shared,
  format: ["esm", "cjs"],
  dts: false,
  // Each map carries its sources, so that debuggers and the bundlers of apps, which do not read the sources from disk, can
  // show them. Publishing src/ and generated/ instead would make what is installed an eighth smaller.
  sourcemap: true,
  outputOptions: {
    // An import between chunks keeps the name that it has in the source.
    minifyInternalExports: false,
    // What entries share is in few files, where the bundler would write many small ones: Node loads them faster.
    codeSplitting: {
      groups: [
        { name: "base", test: /[\\/]src[\\/](errors|options|support)[\\/]/ },
        { name: "transport", test: /[\\/]src[\\/]transport[\\/]/ },
      ],
    },
  },
  // Served by the mock servers.
  copy: ["generated/openapi.json", "generated/runware.json"],
};

/** Declarations are built apart from the code: built with it, they name source maps that are never written. */
function declarations(extension: ".d.ts" | ".d.cts"): UserConfig {
  return {
    ...shared,
    format: "esm",
    dts: { emitDtsOnly: true },
    outExtensions: () => ({ dts: extension }),
    outputOptions: {
      minifyInternalExports: false,
      // `await using mock = await startMockServer()` needs `Symbol.asyncDispose`, which neither `lib: ["es2022"]` nor older
      // types of Node declare. The bundler drops a reference to a `lib` that stands in a source.
      banner: ({ moduleIds }) =>
        moduleIds.some((id) => /[\\/]src[\\/]mock[\\/]/.test(id)) ? '/// <reference lib="esnext.disposable" />' : "",
    },
  };
}

/** The command `krea`. What it needs is in it, but for the packages that write types, which a project installs for it. */
const command: UserConfig = {
  entry: { cli: "src/cli.ts" },
  platform: "node",
  target: "node20.19",
  format: "esm",
  dts: false,
  // Its code is not minified, and a map would double what is installed.
  sourcemap: false,
  fixedExtension: false,
  deps: {
    neverBundle: [/^node:/, "openapi-typescript", "typescript"],
    onlyBundle: [
      "api-ref-bundler",
      "case-anything",
      "commander",
      "jsonpathly",
      "neotraverse",
      "openapi-format",
      "yaml",
    ],
  },
  outputOptions: { chunkFileNames: "cli/[name]-[hash].js" },
};

export default defineConfig([code, command, declarations(".d.ts"), declarations(".d.cts")]);
