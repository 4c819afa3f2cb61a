import { defineConfig } from "vitest/config";

// Long random runs: more of them than `npm test` has the time for. A failure prints the seed to run it again with.
export default defineConfig({
  test: {
    include: ["test/soak/**/*.test.ts"],
    setupFiles: ["test/support/clean-up.ts"],
    testTimeout: 30 * 60_000,
  },
});
