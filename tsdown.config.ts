import { defineConfig } from "tsdown";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    mock: "src/mock.ts",
    node: "src/node.ts",
    validate: "src/validate.ts",
    webhooks: "src/webhooks.ts",
  },
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: true,
  fixedExtension: false,
  external: [/^node:/, /^@stoplight\//],
});
