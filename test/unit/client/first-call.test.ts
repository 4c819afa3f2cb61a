import { beforeEach, expect, test, vi } from "vitest";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

beforeEach(() => void vi.useFakeTimers());

// The order matters: the first test makes the first call of this file.
test.each(["first", "second"])("the %s call of subscribe completes under fake timers", async () => {
  const completed = { status: "completed", result: { urls: ["https://files.example/a.png"] } };
  const { krea, sent } = stubbedClient(({ method }) => json(jobBody(method === "GET" ? completed : {})));
  const ended = vi.fn();
  krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "x" } }).then(ended, ended);
  // Virtual time alone passes: what is read from the disk first would not be there within it.
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.map(({ method }) => method)).toEqual(["POST", "GET"]);
  expect(ended.mock.lastCall).toMatchObject([{ job: completed }]);
});
