import { defineConfig } from "tsdown";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    mock: "src/mock.ts",
    node: "src/node.ts",
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
    postBanner: ({ fileName }) => (/^mock\.d\.c?ts$/.test(fileName) ? '/// <reference lib="esnext.disposable" />' : ""),
  }),
  sourcemap: true,
  external: [/^node:/, /^@stoplight\//],
});
