import { expect, test } from "vitest";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

test("signal: one of another realm, or of a polyfill, is taken", async () => {
  const { krea } = stubbedClient(() => json(jobBody()));
  const listeners = new Set<() => void>();
  const signal = {
    aborted: false,
    reason: undefined,
    addEventListener: (_name: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => listeners.delete(listener),
  };
  await krea.jobs.get(id, { signal: signal as unknown as AbortSignal });
  expect(listeners.size).toBe(0);
  await expect(krea.jobs.get(id, { signal: { aborted: false } as never })).rejects.toThrow("expected an AbortSignal");
});
