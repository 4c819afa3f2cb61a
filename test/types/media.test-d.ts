import { expectTypeOf, test } from "vitest";
import type { Asset, Krea, List, MediaInput, ModelInput, Style, UploadSource } from "../../src/index.ts";

declare const krea: Krea;
declare const file: File;
declare const bytes: Uint8Array;

test("a file stands where its URL would, at any depth, by every door", () => {
  krea.image("bfl/flux-1-dev", { prompt: "x", image_url: file, style_images: [{ url: bytes, strength: 1 }] });
  krea.image("bfl/flux-1-dev", { prompt: "x", imageUrl: bytes.buffer as ArrayBuffer });
  krea.subscribe("video/kling/kling-2.5", { input: { prompt: "x", start_image: file } });
  krea.enhance("krea/enhance", { image_url: file });
  krea.styles.train({ name: "x", urls: [file, "https://x.example/1.png", bytes] });
  krea.api.PATCH("/styles/{id}", { params: { path: { id: "x" } }, body: { cover_url: file } });
  expectTypeOf<NonNullable<ModelInput<"image/bfl/flux-1-dev">["image_url"]>>().toEqualTypeOf<MediaInput>();
});

test("and nowhere else, and nothing else there", () => {
  // @ts-expect-error -- a prompt is no file
  krea.image("bfl/flux-1-dev", { prompt: file });
  // @ts-expect-error -- a number is neither a file nor a URL
  krea.image("bfl/flux-1-dev", { prompt: "x", image_url: 1 });
  // @ts-expect-error -- a stream can be read once, and inputs can be sent again
  krea.image("bfl/flux-1-dev", { prompt: "x", image_url: file.stream() });
});

test("what the API answers has URLs", () => {
  expectTypeOf<Style["urls"]>().toEqualTypeOf<string[]>();
  expectTypeOf<Asset["image_url"]>().toEqualTypeOf<string>();
});

test("uploads and lists", async () => {
  expectTypeOf(krea.assets.upload).parameter(0).toEqualTypeOf<UploadSource>();
  expectTypeOf(krea.assets.list()).toEqualTypeOf<List<Asset>>();
  expectTypeOf((await krea.styles.list()).items).toEqualTypeOf<Style[]>();
  for await (const job of krea.jobs.list()) expectTypeOf(job.job_id).toBeString();
  // @ts-expect-error -- no such filter
  krea.styles.list({ filter: "mine" });
  // @ts-expect-error -- no such status
  krea.jobs.list({ status: "done" });
});
