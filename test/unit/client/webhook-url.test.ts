import { describe, expect, test } from "vitest";
import { isKreaInputError, type Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const prompt = { prompt: "x" };
const flux = "image/bfl/flux-1-dev" as const;

/** Every way to submit, with a webhook. */
const submissions: [string, (krea: Krea, webhookUrl: string) => Promise<unknown>][] = [
  ["image", (krea, webhookUrl) => krea.image("bfl/flux-1-dev", prompt, { webhookUrl })],
  ["video", (krea, webhookUrl) => krea.video("kling/kling-2.5", prompt, { webhookUrl })],
  [
    "enhance",
    (krea, webhookUrl) => krea.enhance("krea/enhance", { image_url: "https://x.example/a.png" }, { webhookUrl }),
  ],
  ["generateRaw", (krea, webhookUrl) => krea.generateRaw("image/new/model", prompt, { webhookUrl })],
  ["subscribe", (krea, webhookUrl) => krea.subscribe(flux, { input: prompt, webhookUrl, intervalMs: 1 })],
  [
    "batch",
    async (krea, webhookUrl) => {
      for await (const result of krea.batch([{ model: flux, input: prompt, webhookUrl, intervalMs: 1 }])) {
        if (result.status === "rejected") throw result.reason;
      }
    },
  ],
];

function client() {
  return stubbedClient(({ method }) =>
    json(jobBody(method === "POST" ? {} : { status: "completed", result: { urls: ["https://x.example/a.png"] } })),
  );
}

describe.each(submissions)("webhookUrl of %s", (_name, submit) => {
  test.each([
    ["https://hooks.example/krea?secret=a%20b", "https://hooks.example/krea?secret=a%20b"],
    ["https://例え.jp/hook", "https://xn--r8jz45g.jp/hook"],
    ["http://localhost:3000/hook", "http://localhost:3000/hook"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000/"],
    ["http://[::1]:3000/hook", "http://[::1]:3000/hook"],
  ])("%s goes out with the submission alone", async (webhookUrl, expected) => {
    const { krea, sent } = client();
    await submit(krea, webhookUrl);
    expect(sent.map(({ method, headers }) => [method, headers["x-webhook-url"]])).toEqual(
      sent.map(({ method }) => [method, method === "POST" ? expected : undefined]),
    );
    expect(sent[0]).toMatchObject({ method: "POST" });
    expect(JSON.stringify(sent.map(({ body }) => body))).not.toContain("webhook");
  });

  test.each([
    "http://hooks.example/krea",
    "hooks.example/krea",
    "/krea",
    "ftp://127.0.0.1/",
    "javascript:alert(1)",
    "",
  ])("%j is refused before anything is sent", async (webhookUrl) => {
    const { krea, sent } = client();
    const error = await caught(submit(krea, webhookUrl));
    expect([isKreaInputError(error), String(error), sent]).toEqual([
      true,
      expect.stringContaining("webhookUrl: expected an absolute https URL, got "),
      [],
    ]);
  });
});
