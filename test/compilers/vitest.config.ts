import { defineConfig } from "vitest/config";

// A run of its own: `npm run test:compilers`.
export default defineConfig({
  test: { include: ["test/compilers/*.test.ts"], testTimeout: 180_000, maxConcurrency: 2 },
});
