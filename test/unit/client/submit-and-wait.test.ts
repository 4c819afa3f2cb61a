import { expect, test } from "vitest";
import { splitOptions, submitAndWaitChecks } from "../../../src/client/submit-and-wait.ts";

test("splitOptions gives the wait its timeout, and the submission the one for requests", () => {
  const { signal } = new AbortController();
  const onUpdate = () => {};
  const split = splitOptions({
    timeoutMs: 300_000,
    requestTimeoutMs: 5_000,
    intervalMs: 10,
    cancelOnAbort: true,
    onUpdate,
    signal,
    maxRetries: 1,
    webhookUrl: "https://app.example/hook",
  });
  expect(split.submitOptions).toEqual({
    timeoutMs: 5_000,
    signal,
    maxRetries: 1,
    webhookUrl: "https://app.example/hook",
  });
  expect(split.waitOptions).toEqual({ timeoutMs: 300_000, intervalMs: 10, cancelOnAbort: true, onUpdate, signal });
});

test("splitOptions leaves every option that may be passed in one part or the other", () => {
  const options = Object.fromEntries(Object.keys(submitAndWaitChecks).map((name) => [name, name]));
  const { submitOptions, waitOptions } = splitOptions(options);
  const passedOn = [...Object.values(submitOptions), ...Object.values(waitOptions)];
  expect([...new Set(passedOn)].sort()).toEqual(Object.keys(options).sort());
});
