import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { UnitTestsLast } from "./test/support/sequencer.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Have configurations of their own.
    exclude: ["**/node_modules/**", "test/compilers/**", "test/runtimes/**", "test/soak/**"],
    typecheck: { enabled: true, include: ["test/types/**/*.test-d.ts"], tsconfig: "./test/types/tsconfig.json" },
    // Prism, TypeScript and the generated tables take seconds to load: once for each worker, not for each file.
    isolate: false,
    maxWorkers: availableParallelism(),
    sequence: { sequencer: UnitTestsLast },
    setupFiles: ["test/support/clean-up.ts"],
    coverage: {
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary", "json"],
      thresholds: { branches: 95 },
    },
    // No test is to fail because the machine is slow: these bounds are for those that hang.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
