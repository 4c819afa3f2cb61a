import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { lazy, lazyIterator } from "../../../src/client/lazy.ts";
import { isKreaConnectionError } from "../../../src/index.ts";
import { ownCopy } from "../../../src/support/own-copy.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

describe("a part", () => {
  test("is loaded once, however many ask", async () => {
    const load = vi.fn(async () => ({}));
    const part = lazy(load);
    const parts = await Promise.all([part(), part()]);
    expect(parts[0]).toBe(await part());
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("that could not be loaded is an error that says so, and is loaded at the next call", async () => {
    const cause = new TypeError("Failed to fetch dynamically imported module");
    const load = vi.fn(async () => "part").mockRejectedValueOnce(cause);
    const part = lazy(load);
    const error = await caught(part());
    expect(isKreaConnectionError(error)).toBe(true);
    expect(error).toMatchObject({ cause, message: expect.stringContaining("nothing was sent") });
    expect(await part()).toBe("part");
  });
});

describe("an iterator of a part", () => {
  test("is not loaded where it is left before its first value", async () => {
    const load = vi.fn(async () => [1, 2][Symbol.iterator]() as unknown as AsyncIterator<number, void>);
    const iterator = lazyIterator(load);
    expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(load).not.toHaveBeenCalled();
  });
});

describe("a list whose first page cannot be read", () => {
  const unhandled = vi.fn();
  beforeEach(() => void process.on("unhandledRejection", unhandled));
  afterEach(() => void process.off("unhandledRejection", unhandled));

  test("says so once: to whoever iterates", async () => {
    const { krea } = stubbedClient(() => json({ error: "no" }, { status: 403 }));
    const read = async () => {
      for await (const _job of krea.jobs.list());
    };
    await expect(read()).rejects.toThrow("403");
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
  });
});

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
    await expect(krea.generateRaw("image/new/model", input)).rejects.toThrow("expected what JSON can hold");
    expect(sent).toEqual([]);
  });
});
