import { describe, expect, it } from "vitest";
import type { Style, StylePage } from "../../../generated/openapi.ts";
import { startTestMock, type TestMock, unknownId } from "./support.ts";

const urls = ["https://example.com/1.png"];

async function train(
  { submit, job, advance }: TestMock,
  body: object = { name: "Lighthouses", urls },
): Promise<string> {
  const id = await submit("/styles/train", body);
  advance(2000);
  return (await job(id)).result?.style_id ?? "";
}

describe("a style", () => {
  it("is there once its training is completed, and not before", async () => {
    const test = await startTestMock();
    const job = await test.submit("/styles/train", { name: "Lighthouses", urls, model: "wan", trigger_word: "lh" });
    expect((await test.call("GET", "/styles")).body).toEqual({ items: [], next_cursor: null });
    test.advance(2000);
    const id = (await test.job(job)).result?.style_id;
    const { status, body } = await test.call<Style>("GET", `/styles/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      title: "Lighthouses",
      public: false,
      models: ["wan"],
      prompt: "lh",
      like_count: 0,
    });
    expect((await test.call<StylePage>("GET", "/styles")).body.items).toEqual([body]);
  });

  it("is not made by a training that fails", async () => {
    const test = await startTestMock({ jobs: { outcome: "failed" } });
    expect(await train(test)).toBe("");
    expect((await test.call("GET", "/styles")).body.items).toEqual([]);
  });

  it("can be updated", async () => {
    const test = await startTestMock();
    const id = await train(test);
    const { status, body } = await test.call("PATCH", `/styles/${id}`, { body: { title: "Beacons", public: true } });
    expect([status, body]).toEqual([200, expect.objectContaining({ id, title: "Beacons", public: true, urls: [] })]);
    expect((await test.call("GET", `/styles/${id}`)).body).toEqual(body);
    for (const nothing of [{}, { public: null }, { other: 1 }]) {
      expect(await test.call("PATCH", `/styles/${id}`, { body: nothing })).toMatchObject({
        status: 400,
        body: { error: "No valid fields to update" },
      });
    }
  });

  it("has a link that is new once", async () => {
    const test = await startTestMock();
    const id = await train(test);
    const first = await test.call("GET", `/styles/${id}/share/link`);
    expect(first).toMatchObject({ status: 201, body: { is_new: true, share_link: expect.stringContaining(id) } });
    expect(await test.call("GET", `/styles/${id}/share/link`)).toMatchObject({
      status: 200,
      body: { is_new: false, share_link: first.body.share_link },
    });
  });

  it("can be shared with the workspace, and that ended once", async () => {
    const test = await startTestMock();
    const path = `/styles/${await train(test)}/share/workspace`;
    expect(await test.call("DELETE", path)).toMatchObject({
      status: 404,
      body: { error: "Style not found or not shared with this workspace" },
    });
    expect(await test.call("POST", path)).toMatchObject({ status: 200, body: { success: true } });
    expect(await test.call("DELETE", path)).toMatchObject({ status: 200, body: { success: true } });
    expect(await test.call("DELETE", path)).toMatchObject({ status: 404 });
  });

  it.each([
    ["GET", "", undefined],
    ["PATCH", "", { title: "x" }],
    ["GET", "/share/link", undefined],
    ["POST", "/share/workspace", undefined],
    ["DELETE", "/share/workspace", undefined],
  ])("is 404 where the id was never given: %s %s", async (method, rest, body) => {
    const { call } = await startTestMock();
    const answer = await call(method, `/styles/${unknownId}${rest}`, { body });
    expect(answer).toMatchObject({ status: 404, body: { error: expect.stringContaining("Style not found") } });
  });
});

describe("GET /styles", () => {
  it("walks every style, newest first", async () => {
    const test = await startTestMock();
    const ids = [await train(test), await train(test), await train(test)];
    const first = (await test.call<StylePage>("GET", "/styles?limit=2")).body;
    const second = (await test.call<StylePage>("GET", `/styles?limit=2&cursor=${first.next_cursor}`)).body;
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
    expect(second.next_cursor).toBeNull();
  });

  it("filters by ids and refuses a cursor that it did not give", async () => {
    const test = await startTestMock();
    const [first] = [await train(test), await train(test)];
    const { body } = await test.call<StylePage>("GET", `/styles?ids=${first},${unknownId}`);
    expect(body.items.map(({ id }) => id)).toEqual([first]);
    expect(await test.call("GET", "/styles?cursor=nonsense")).toMatchObject({ status: 400 });
  });
});

describe("GET /node-apps/{id}", () => {
  it("is answered by Prism", async () => {
    const { call } = await startTestMock();
    expect(await call("GET", "/node-apps/any")).toMatchObject({ status: 200, body: { name: expect.any(String) } });
  });
});
