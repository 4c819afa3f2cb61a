import { afterEach, vi } from "vitest";

// Files share their workers: what a test has put in place of timers, globals and the environment goes with it.
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
