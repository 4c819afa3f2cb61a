import { describe, expect, test } from "vitest";
import { ownCopy } from "../../../src/support/own-copy.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

describe("an input that the caller changes after the call", () => {
  const prompts = ["one", "two", "three"];
  const client = () =>
    stubbedClient(({ method, url }) => {
      if (url.endsWith("/execute")) return json([jobBody()]);
      return json(
        jobBody(method === "GET" ? { status: "completed", result: { urls: ["https://files.example/a"] } } : {}),
      );
    });
  const sentPrompts = (sent: ReturnType<typeof client>["sent"]) =>
    sent.filter(({ method }) => method === "POST").map(({ body }) => (body as { prompt: string }).prompt);

  test.each([
    ["image", (krea, input) => krea.image("bfl/flux-1-dev", input)],
    ["generateRaw", (krea, input) => krea.generateRaw("image/new/model", input)],
    ["subscribe", (krea, input) => krea.subscribe("image/bfl/flux-1-dev", { input, intervalMs: 1 })],
    ["api.POST", (krea, body) => krea.api.POST("/generate/image/bfl/flux-1-dev", { body })],
    ["nodeApps.execute", (krea, input) => krea.nodeApps.execute("app", input)],
    ["nodeApps.run", (krea, input) => krea.nodeApps.run("app", input, { intervalMs: 1 })],
  ] satisfies [string, (krea: ReturnType<typeof client>["krea"], input: { prompt: string }) => Promise<unknown>][])(
    "is sent as it was: %s",
    async (_name, submit) => {
      const { krea, sent } = client();
      const input = { prompt: "" };
      const calls = prompts.map((prompt) => {
        input.prompt = prompt;
        return submit(krea, input);
      });
      await Promise.all(calls);
      expect(sentPrompts(sent)).toEqual(prompts);
    },
  );

  test("is sent as it was, at any depth; files are as they are", async () => {
    const { krea, sent } = client();
    const file = new Blob(["x"]);
    const input = { prompt: "one", styles: [{ id: "a", strength: 1 }] };
    const submitted = krea.image("bfl/flux-1-dev", input);
    input.styles.push({ id: "b", strength: 1 });
    await submitted;
    expect(sent[0]?.body).toEqual({ prompt: "one", styles: [{ id: "a", strength: 1 }] });
    expect(ownCopy({ files: [file] }).files[0]).toBe(file);
  });

  test("holds itself: it is refused, and not sent", async () => {
    const { krea, sent } = client();
    const input: Record<string, unknown> = { prompt: "one" };
    input.again = { input };
    await expect(krea.generateRaw("image/new/model", input)).rejects.toThrow(
      "image/new/model: again.input: expected a value that JSON can hold, or a file, got a circular reference.",
    );
    expect(sent).toEqual([]);
  });

  test("holds itself many times over: it is refused at once, whatever the number of ways through it", async () => {
    const { krea, sent } = client();
    const posts = Array.from({ length: 12 }, (): { tags: unknown[] } => ({ tags: [] }));
    const tags = Array.from({ length: 12 }, () => ({ posts }));
    for (const post of posts) post.tags.push(...tags);
    await expect(krea.generateRaw("image/new/model", { prompt: "one", posts })).rejects.toThrow("image/new/model: ");
    expect(sent).toEqual([]);
  });
});

describe("a toJSON in an input", () => {
  test("is called once: what is priced is what is sent", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    let calls = 0;
    // Cheap when it is asked first, dear from then on.
    const duration = {
      toJSON: () => {
        calls += 1;
        return calls === 1 ? 5 : 10;
      },
    };
    const input: Record<string, unknown> = { prompt: "waves", duration };
    await krea.generateRaw("video/kling/kling-2.5", input);
    expect(sent[0]?.body).toEqual({ prompt: "waves", duration: 5 });
    expect(calls).toBe(1);
  });

  test.each<[string, () => unknown, unknown]>([
    ["a date", () => new Date("2026-01-01T00:00:00Z"), "2026-01-01T00:00:00.000Z"],
    ["a URL", () => new URL("https://x.example/a"), "https://x.example/a"],
    ["an object that returns itself", () => ({ a: 1, toJSON: returnsItself }), { a: 1 }],
    [
      "a class",
      () =>
        new (class {
          a = 1;
          toJSON() {
            return { b: [new Date(0)] };
          }
        })(),
      { b: ["1970-01-01T00:00:00.000Z"] },
    ],
    ["an array with one", () => Object.assign([1], { toJSON: () => [2] }), [2]],
  ])("gives what JSON gives: %s", (_what, make, expected) => {
    expect(JSON.parse(JSON.stringify(ownCopy({ x: make() })))).toEqual({ x: expected });
    expect(JSON.parse(JSON.stringify({ x: make() }))).toEqual({ x: expected });
  });

  test("is called with its key, and not on bytes, which are files", () => {
    const keys: string[] = [];
    const value = { toJSON: (key: string) => keys.push(key) };
    ownCopy({ a: value, b: [{ toJSON: value.toJSON }] });
    expect(keys).toEqual(["a", "0"]);
    const bytes = Buffer.from("x");
    expect(ownCopy({ bytes }).bytes).toBe(bytes);
  });

  test("that throws is refused, and nothing is sent", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    const broken = {
      toJSON() {
        throw new Error("mine");
      },
    };
    await expect(krea.generateRaw("image/new/model", { prompt: broken })).rejects.toThrow(/JSON supports: mine/);
    expect(sent).toEqual([]);
  });
});

function returnsItself(this: unknown): unknown {
  return this;
}
