import { describe, expect, it } from "vitest";
import type { Asset, AssetPage } from "../../../generated/openapi.ts";
import { gradientPng } from "../../../src/mock/png.ts";
import { startTestMock, unknownId } from "./support.ts";

function formOf(bytes: Uint8Array<ArrayBuffer>, type: string, name: string, description?: string): FormData {
  const form = new FormData();
  form.append("file", new File([bytes], name, { type }));
  if (description !== undefined) form.append("description", description);
  return form;
}

const everyByte = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);

describe("an upload", () => {
  it("can be fetched again, byte for byte and without a key", async () => {
    const { mock, call } = await startTestMock();
    const body = formOf(everyByte, "audio/wav", "täst file.wav", "a sound");
    const { status, body: asset } = await call<Asset>("POST", "/assets", { body });
    expect(status).toBe(200);
    expect(asset).toMatchObject({
      image_url: `${mock.url}/files/assets/${asset.id}`,
      uploaded_at: "2026-07-01T12:00:00.000Z",
      size_bytes: 1000,
      mime_type: "audio/wav",
      description: "a sound",
      width: null,
      height: null,
    });
    const file = await fetch(asset.image_url);
    expect(file.headers.get("content-type")).toBe("audio/wav");
    expect(file.headers.get("content-disposition")).toBe("inline; filename*=UTF-8''t%C3%A4st%20file.wav");
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(everyByte);
    expect((await call<Asset>("GET", `/assets/${asset.id}`)).body).toEqual(asset);
  });

  it("knows how large a PNG is, and has no description where none was sent", async () => {
    const { call } = await startTestMock();
    const { body } = await call("POST", "/assets", {
      body: formOf(new Uint8Array(gradientPng(0)), "image/png", "a.png"),
    });
    expect(body).toMatchObject({ width: 256, height: 256 });
    expect(body).not.toHaveProperty("description");
  });

  it("is read whatever the order of a part's headers", async () => {
    const { call } = await startTestMock();
    const part = 'content-type: image/png\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc';
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    expect(await call("POST", "/assets", { body: `--x\r\n${part}\r\n--x--\r\n`, headers })).toMatchObject({
      status: 200,
      body: { size_bytes: 3, mime_type: "image/png" },
    });
  });

  it("is refused without a file, and says so", async () => {
    const { call } = await startTestMock();
    const form = new FormData();
    form.append("description", "nothing");
    const { status, body } = await call("POST", "/assets", { body: form });
    expect([status, body.error]).toEqual([400, expect.stringContaining("file")]);
    form.append("file", "text, not a file");
    expect(await call("POST", "/assets", { body: form })).toMatchObject({ status: 400 });
    expect((await call("GET", "/assets")).body.items).toEqual([]);
  });

  it.each([
    ["no form", "application/json", "{}"],
    ["no boundary", "multipart/form-data", "--x"],
    ["garbage", "multipart/form-data; boundary=x", "garbage"],
  ])("is refused with %s", async (_, contentType, body) => {
    const { call } = await startTestMock();
    const answer = await call("POST", "/assets", { body, headers: { "content-type": contentType } });
    expect(answer).toMatchObject({ status: 400, body: { error: expect.any(String) } });
  });
});

describe("assets", () => {
  it("are listed newest first, page by page", async () => {
    const { call } = await startTestMock();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.push((await call<Asset>("POST", "/assets", { body: formOf(everyByte, "image/png", "a.png") })).body.id);
    }
    const first = (await call<AssetPage>("GET", "/assets?limit=3")).body;
    const second = (await call<AssetPage>("GET", `/assets?limit=3&cursor=${first.next_cursor}`)).body;
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
    expect(second.next_cursor).toBeNull();
  });

  it("are gone once deleted", async () => {
    const { call } = await startTestMock();
    const { id, image_url } = (await call<Asset>("POST", "/assets", { body: formOf(everyByte, "image/png", "a.png") }))
      .body;
    expect(await call("DELETE", `/assets/${id}`)).toMatchObject({ status: 200, body: { success: true } });
    expect(await call("GET", `/assets/${id}`)).toMatchObject({ status: 404, body: { error: "Asset not found" } });
    expect(await call("DELETE", `/assets/${id}`)).toMatchObject({ status: 404 });
    expect((await fetch(image_url)).status).toBe(404);
    expect((await call("GET", "/assets")).body).toEqual({ items: [], next_cursor: null });
  });

  it("are 404 where the id was never given", async () => {
    const { call } = await startTestMock();
    expect(await call("GET", `/assets/${unknownId}`)).toMatchObject({ status: 404 });
  });
});
