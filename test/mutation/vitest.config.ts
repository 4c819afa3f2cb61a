import { defineConfig } from "vitest/config";

// What tests the decisions that `npm run mutation` changes: fast, and without a server.
export default defineConfig({
  test: {
    include: ["test/unit/{client,errors,jobs,options,submissions,support,transport,models}/**/*.test.ts"],
    setupFiles: ["test/support/clean-up.ts"],
    testTimeout: 30_000,
  },
});
