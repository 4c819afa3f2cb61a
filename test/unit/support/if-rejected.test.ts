import { expect, test, vi } from "vitest";
import { ifRejected } from "../../../src/support/if-rejected.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const reason = new Error("of the callback");
const rejects = async () => {
  throw reason;
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** The rejections that nobody handles while some work is done. Node ends the program with one. */
async function unhandledRejections(work: () => Promise<unknown>): Promise<unknown[]> {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on("unhandledRejection", note);
  await work();
  await turn();
  process.off("unhandledRejection", note);
  return unhandled;
}

test("ifRejected handles the rejections of promises, and of what is like one", async () => {
  const handle = vi.fn();
  const then = "then";
  for (const returned of [undefined, null, 5, {}, Promise.resolve(), { [then]: 5 }]) ifRejected(returned, handle);
  await turn();
  expect(handle).not.toHaveBeenCalled();
  ifRejected(rejects(), handle);
  ifRejected({ [then]: (_resolve: unknown, reject: (reason: unknown) => void) => reject(reason) }, handle);
  await turn();
  expect(handle.mock.calls).toEqual([[reason], [reason]]);
});

test("an onDeprecation that rejects is printed, and the call goes on", async () => {
  const print = vi.spyOn(console, "error").mockImplementation(() => {});
  const headers = { deprecation: "true" };
  const { krea } = stubbedClient(() => json(jobBody(), { headers }), { onDeprecation: rejects });
  expect(await unhandledRejections(() => krea.image("bfl/flux-1-dev", { prompt: "x" }))).toEqual([]);
  expect(print).toHaveBeenCalledWith("[krea-sdk] onDeprecation rejected:", reason);
});

test("a validateInput that rejects is refused like every other that returns no array", async () => {
  const { krea, sent } = stubbedClient(() => json(jobBody()), { validateInput: rejects as never });
  const call = () =>
    expect(krea.image("bfl/flux-1-dev", { prompt: "x" })).rejects.toThrow(
      "validateInput: expected it to return an array of problems, got a Promise.",
    );
  expect(await unhandledRejections(call)).toEqual([]);
  expect(sent).toEqual([]);
});

test("an onUpdate that rejects ends the wait with its error", async () => {
  const { krea } = stubbedClient(() => json(jobBody({ status: "processing" })));
  const wait = () => expect(krea.jobs.wait(String(jobBody().job_id), { onUpdate: rejects })).rejects.toBe(reason);
  expect(await unhandledRejections(wait)).toEqual([]);
});

test("an onProgress that rejects is printed, and the upload goes on", async () => {
  const print = vi.spyOn(console, "error").mockImplementation(() => {});
  const { krea } = stubbedClient(() => json({ id: "a", image_url: "https://x.example/a" }));
  const upload = () =>
    krea.assets.upload(new Blob([Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)]), { onProgress: rejects });
  expect(await unhandledRejections(upload)).toEqual([]);
  expect(print).toHaveBeenCalledWith("[krea-sdk] onProgress rejected:", reason);
});
