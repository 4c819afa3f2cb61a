import { describe, expect, test } from "vitest";
import { isKreaConnectionError, type Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { json, stubbedClient } from "../../support/stub-fetch.ts";

const style = { id: "s1", title: "Lighthouses" };
const link = { style_id: "s1", share_link: "https://krea.example/s/1" };
const share = { style_id: "s1", workspace_id: "w1" };

describe("krea.styles", () => {
  test.each<[string, string, object, (krea: Krea) => Promise<unknown>]>([
    ["get", "GET /styles/s1", style, (krea) => krea.styles.get("s1")],
    ["update", "PATCH /styles/s1", style, (krea) => krea.styles.update({ id: "s1" }, { title: "Lighthouses" })],
    ["shareLink", "GET /styles/s1/share/link", link, (krea) => krea.styles.shareLink("s1")],
    ["shareWithWorkspace", "POST /styles/s1/share/workspace", share, (krea) => krea.styles.shareWithWorkspace("s1")],
  ])("%s sends %s and returns the answer", async (_name, call, answer, run) => {
    const { krea, sent } = stubbedClient(() => json(answer));
    expect(await run(krea)).toEqual(answer);
    expect(sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([call]);
  });

  test.each<[string, (krea: Krea) => Promise<unknown>]>([
    ["get", (krea) => krea.styles.get("s1")],
    ["shareLink", (krea) => krea.styles.shareLink("s1")],
    ["shareWithWorkspace", (krea) => krea.styles.shareWithWorkspace("s1")],
  ])("%s does not take another body for the answer", async (_name, run) => {
    const { krea } = stubbedClient(() => json({ ok: true }));
    expect(await caught(run(krea))).toSatisfy(isKreaConnectionError);
  });

  test("update sends the changes as they were at the call", async () => {
    const { krea, sent } = stubbedClient(() => json(style));
    const changes = { title: "before" };
    const updated = krea.styles.update("s1", changes);
    changes.title = "after";
    await updated;
    expect(sent[0]?.body).toEqual({ title: "before" });
  });

  test("unshare returns nothing, whatever the answer is", async () => {
    const { krea, sent } = stubbedClient(() => new Response(null, { status: 204 }));
    expect(await krea.styles.unshare(style)).toBeUndefined();
    expect(sent[0]).toMatchObject({ method: "DELETE", url: "https://api.example/styles/s1/share/workspace" });
  });

  test("list sends its filters, ids joined by commas, and leaves out what is no style", async () => {
    const { krea, sent } = stubbedClient(() => json({ items: [style, { title: "no id" }] }));
    const { items } = await krea.styles.list({ ids: ["s1", "s2"], liked: true, filter: "user" });
    expect(items).toEqual([style]);
    expect(Object.fromEntries(new URL(sent[0]?.url ?? "").searchParams)).toEqual({
      ids: "s1,s2",
      liked: "true",
      filter: "user",
    });
  });
});
