import { expect, test } from "vitest";
import { isKreaInputError } from "../../../src/index.ts";
import { startRunwareMockServer } from "../../../src/mock.ts";

test.each<[unknown, string]>([
  [{ port: -1 }, "port: expected an integer from 0 to 65535, got -1"],
  [{ processingMs: "10" }, 'processingMs: expected a finite number of milliseconds, 0 or more, got "10"'],
  [{ cors: "*" }, 'cors: expected a boolean, got "*"'],
  [{ now: 5 }, "now: expected a function, got 5"],
  [{ queuedMs: 1 }, 'unknown option "queuedMs". It takes port, cors, now, processingMs'],
  [4010, "expected an options object, got 4010"],
])("startRunwareMockServer refuses %j", async (options, problem) => {
  const error: unknown = await startRunwareMockServer(options as object).catch((caught: unknown) => caught);
  expect(isKreaInputError(error)).toBe(true);
  expect(String(error)).toContain(`startRunwareMockServer: ${problem}`);
});
