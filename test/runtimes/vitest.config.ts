import { defineConfig } from "vitest/config";

// A run of its own: `npm run test:runtimes`.
export default defineConfig({
  test: { include: ["test/runtimes/*.test.ts"], testTimeout: 60_000, hookTimeout: 180_000 },
});
