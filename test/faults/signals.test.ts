import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { clientOf, inputOf, model, pass } from "./support.ts";
import { withServer } from "./with-server.ts";

const id = `image/${model}` as const;
const prompts = Array.from({ length: 30 }, (_value, index) => `call ${index}`);
const requests = prompts.map((prompt) => ({ model: id, input: inputOf(prompt), intervalMs: 20 }));

/** What the runtime warns of while a piece of work goes on. */
async function warningsOf(work: () => Promise<unknown>): Promise<string[]> {
  const warnings: string[] = [];
  const listen = ({ message }: Error) => warnings.push(message);
  process.on("warning", listen);
  await work();
  await pass(10);
  process.off("warning", listen);
  return warnings;
}

test("a large batch does not look like a leak", async () => {
  await withServer({ jobMs: 100 }, async (server) => {
    const krea = clientOf(server);
    const { signal } = new AbortController();
    const warnings = await warningsOf(async () => {
      for await (const result of krea.batch(requests, { concurrency: 20, signal })) {
        expect(result).toMatchObject({ status: "fulfilled" });
      }
    });
    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

test("many calls on one signal do not look like a leak, and are none", async () => {
  await withServer({ jobMs: 100 }, async (server) => {
    const krea = clientOf(server);
    const { signal } = new AbortController();
    const call = async (input: ReturnType<typeof inputOf>) => {
      const { job } = await krea.subscribe(id, { input, intervalMs: 20, signal });
      await krea.jobs.get(job, { signal });
      await krea.jobs.cancel(job, { signal });
    };
    const warnings = await warningsOf(() => Promise.all(prompts.map((prompt) => call(inputOf(prompt)))));
    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});
