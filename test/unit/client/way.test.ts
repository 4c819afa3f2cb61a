import { relative } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { Krea } from "../../../src/index.ts";
import { repositoryPath } from "../../support/document.ts";
import { jobBody } from "../../support/stub-fetch.ts";

const root = repositoryPath("");

/** The frames of this package on a stack, the outermost first, each with its file. */
function ownFrames(stack: string): { name: string; file: string }[] {
  const frames = [...stack.matchAll(/^ +at (?:async )?(?:(.+?) \()?(?:file:\/\/)?([^()]+?)(?:\?[^:]*)?:\d+:\d+\)?$/gm)];
  return frames
    .map(([, name = "", path = ""]) => ({ name, file: relative(root, path) }))
    .filter(({ file }) => file.startsWith("src/"))
    .reverse();
}

const limit = Error.stackTraceLimit;
afterEach(() => {
  Error.stackTraceLimit = limit;
  vi.restoreAllMocks();
});

test.each([
  ["the runtime's fetch", false],
  ["a fetch of the caller's", true],
])(
  "from subscribe to %s an input passes at most 9 frames in 6 files, and enters each file once",
  async (_to, isOwn) => {
    Error.stackTraceLimit = 200;
    const stacks: string[] = [];
    const answer = async () => {
      stacks.push(new Error().stack ?? "");
      return Response.json(jobBody({ status: "completed", result: { urls: ["https://files.example/a.png"] } }));
    };
    vi.spyOn(globalThis, "fetch").mockImplementation(answer);
    const krea = new Krea({ apiKey: "test-key", baseUrl: "https://api.example", ...(isOwn && { fetch: answer }) });
    await krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "a lighthouse" } });

    expect(stacks).toHaveLength(1);
    const frames = ownFrames(stacks[0] ?? "");
    expect(frames[0]?.file).toBe("src/client/krea.ts");
    expect(frames.at(-1)?.file).toBe("src/transport/attempt.ts");
    expect(frames.length, JSON.stringify(frames)).toBeLessThanOrEqual(9);
    const entered = frames.map(({ file }) => file).filter((file, index, files) => file !== files[index - 1]);
    expect(new Set(entered).size).toBe(entered.length);
    expect(entered.length).toBeLessThanOrEqual(6);
  },
);
