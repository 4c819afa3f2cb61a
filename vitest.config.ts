import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Have configurations of their own.
    exclude: ["**/node_modules/**", "test/compilers/**", "test/runtimes/**"],
    typecheck: { enabled: true, include: ["test/types/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
    coverage: {
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary", "json"],
      thresholds: { branches: 95 },
    },
    testTimeout: 30_000,
  },
});
