import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Has a configuration of its own.
    exclude: ["**/node_modules/**", "test/compilers/**"],
    typecheck: { enabled: true, include: ["test/types/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
    setupFiles: ["test/support/preload.ts"],
    testTimeout: 30_000,
  },
});
