import { describe, expect, test } from "vitest";
import { isKreaInputError } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { json, stubbedClient } from "../../support/stub-fetch.ts";

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const asset = { id: "a1", image_url: "https://files.example/a1" };
const flux = "bfl/flux-1-dev" as const;

/** A client whose uploads get the ids a1, a2, …, and what was sent as method and path. */
function client() {
  let uploads = 0;
  const { krea, sent } = stubbedClient(({ method, url }) => {
    if (method === "DELETE") return new Response(null, { status: 204 });
    if (url.endsWith("/assets") && method === "POST") {
      uploads += 1;
      return json({ id: `a${uploads}`, image_url: `https://files.example/a${uploads}` });
    }
    return json(url.includes("/generate/") ? { job_id: "j", status: "queued", created_at: "2026-01-01" } : asset);
  });
  const calls = () => sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  return { krea, sent, calls };
}

describe("krea.assets", () => {
  test("upload sends a file with the type of its content, under the name and description that are given", async () => {
    const { krea, sent } = client();
    const progress: number[] = [];
    const uploaded = await krea.assets.upload(png, {
      filename: "harbour.png",
      description: "the harbour",
      onProgress: ({ loadedBytes }) => progress.push(loadedBytes),
    });
    expect(uploaded).toEqual(asset);
    const form = await sent[0]?.request.formData();
    const file = form?.get("file");
    if (!(file instanceof File)) throw new Error("expected a file");
    expect([file.name, file.type, file.size]).toEqual(["harbour.png", "image/png", png.length]);
    expect(form?.get("description")).toBe("the harbour");
    expect(progress.at(-1)).toBe(png.length);
  });

  test("upload refuses what is no file of an accepted type, and sends nothing", async () => {
    const { krea, sent } = client();
    for (const source of ["a/path.png", new Uint8Array(), new Blob(["plain text"])]) {
      expect(await caught(krea.assets.upload(source as Blob))).toSatisfy(isKreaInputError);
    }
    expect(sent).toEqual([]);
  });

  test("get and delete take an asset or its id", async () => {
    const { krea, calls } = client();
    expect(await krea.assets.get("a1")).toEqual(asset);
    await krea.assets.get(asset);
    expect(await krea.assets.delete(asset)).toBeUndefined();
    expect(calls()).toEqual(["GET /assets/a1", "GET /assets/a1", "DELETE /assets/a1"]);
  });

  test("after a delete, the same file in an input is uploaded again", async () => {
    const { krea, calls } = client();
    const generate = () => krea.image(flux, { prompt: "x", image_url: png });
    await generate();
    await generate();
    expect(calls().filter((call) => call === "POST /assets")).toHaveLength(1);
    await krea.assets.delete("a1");
    await generate();
    expect(calls().filter((call) => call === "POST /assets")).toHaveLength(2);
  });

  test("list reads a page of assets", async () => {
    const { krea, sent } = stubbedClient(() => json({ items: [asset], next_cursor: "n" }));
    expect(await krea.assets.list({ limit: 1 })).toEqual({ items: [asset], nextCursor: "n" });
    expect(sent[0]?.url).toBe("https://api.example/assets?limit=1");
  });
});
