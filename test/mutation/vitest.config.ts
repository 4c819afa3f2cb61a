import { defineConfig } from "vitest/config";

// What tests the decisions that `npm run mutation` changes: fast, and without a server.
export default defineConfig({
  test: {
    include: ["test/unit/**/*.test.ts"],

    testTimeout: 30_000,
  },
});
