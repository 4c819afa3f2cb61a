import type { ResolvedConnection } from "../../../src/options/connection.ts";

/** The settings of a client, for requests that are prepared by hand. */
export const connection: ResolvedConnection = {
  apiKey: "secret-key",
  baseUrl: "https://api.example",
  fetch: undefined,
  headers: {},
  timeoutMs: 60_000,
  maxRetries: 4,
  retryBudgetMs: 120_000,
  retryDelayMs: 500,
  maxResponseBytes: 33_554_432,
};
