import { expectTypeOf, test } from "vitest";
import type { ModelInputs, paths } from "../../generated/openapi.ts";
import type { Krea, MediaInput, ModelInput } from "../../src/index.ts";

declare const krea: Krea;
const url = "https://files.example/a.png";

test("an unknown path is refused", () => {
  // @ts-expect-error -- no such path
  krea.api.POST("/generate/image/bfl/flux-99", { body: { prompt: "x" } });
  // @ts-expect-error -- no such method on this path
  krea.api.PATCH("/jobs/{id}", { params: { path: { id: "x" } } });
  // @ts-expect-error -- no such model
  krea.subscribe("image/bfl/flux-99", { input: { prompt: "x" } });
});

test("a body is required", () => {
  // @ts-expect-error -- no body
  krea.api.POST("/generate/image/bfl/flux-1-dev", {});
  // @ts-expect-error -- no init at all
  krea.api.POST("/generate/image/bfl/flux-1-dev");
  // @ts-expect-error -- no body
  krea.api.PATCH("/styles/{id}", { params: { path: { id: "x" } } });
  // @ts-expect-error -- no input
  krea.image("bfl/flux-1-dev");
  // @ts-expect-error -- no input
  krea.subscribe("image/bfl/flux-1-dev", {});
});

/** The paths with an operation whose body may be left out. */
type OptionalBodies<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]-?: Paths[Path][Method] extends { requestBody?: infer Body }
      ? [Body] extends [undefined]
        ? never
        : Record<never, never> extends Pick<Paths[Path][Method], "requestBody" & keyof Paths[Path][Method]>
          ? Path
          : never
      : never;
  }[keyof Paths[Path]];
}[keyof Paths];

test("every operation with a body requires it in the types", () => {
  expectTypeOf<OptionalBodies<paths>>().toEqualTypeOf<never>();
  // One that may be left out is found.
  interface WithOptional {
    "/a": { post: { requestBody?: { content: { "application/json": { a: string } } } } };
    "/b": { patch: { requestBody: { content: { "application/json": { a: string } } } }; get: { requestBody?: never } };
  }
  expectTypeOf<OptionalBodies<WithOptional>>().toEqualTypeOf<"/a">();
});

test("a required field is required", () => {
  // @ts-expect-error -- prompt is missing
  krea.image("bfl/flux-1-dev", {});
  // @ts-expect-error -- resolution is missing
  krea.image("krea/krea-2/medium", { prompt: "x", aspect_ratio: "1:1" });
  // @ts-expect-error -- urls is missing
  krea.api.POST("/styles/train", { body: { name: "x" } });
});

test("a wrong value is refused", () => {
  // @ts-expect-error -- no such aspect ratio
  krea.image("krea/krea-2/medium", { prompt: "x", aspect_ratio: "5:4", resolution: "1K" });
  // @ts-expect-error -- no such quality
  krea.image("openai/gpt-image", { prompt: "x", quality: "best" });
  // @ts-expect-error -- a number is wanted
  krea.image("bfl/flux-1-dev", { prompt: "x", steps: "25" });
  // @ts-expect-error -- no such field
  krea.image("bfl/flux-1-dev", { prompt: "x", stepz: 25 });
});

test("fields with a default stay optional", () => {
  expectTypeOf<ModelInput<"image/bfl/flux-1-dev">["steps"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<ModelInput<"image/krea/krea-2/large">["creativity"]>().toEqualTypeOf<
    "raw" | "low" | "medium" | "high" | undefined
  >();
  krea.enhance("krea/enhance", { image_url: url });
});

test("old names are accepted beside the current ones", () => {
  krea.image("bfl/flux-1-dev", { prompt: "x", imageUrl: url, styleImages: [{ strength: 1, url }] });
  krea.video("google/veo-2", { prompt: "x", image_url: url });
  krea.image("krea/krea-2/large", { prompt: "x", aspect_ratio: "1:1", resolution: "1K", imageStyleRefs: [{ url }] });
  expectTypeOf<ModelInputs["image/bfl/flux-1-dev"]["imageUrl"]>().toEqualTypeOf<MediaInput | null | undefined>();
  // @ts-expect-error -- an old name takes what the current one takes
  krea.image("bfl/flux-1-dev", { prompt: "x", imageUrl: 1 });
  // @ts-expect-error -- the old name of another operation
  krea.image("bfl/flux-1-dev", { prompt: "x", startImage: url });
});

test("either name satisfies a required field", () => {
  krea.image("z-image/z-image", { prompt: "x", resolution: "1K", aspectRatio: "1:1" });
  krea.image("z-image/z-image", { prompt: "x", resolution: "1K", aspect_ratio: "1:1" });
  // @ts-expect-error -- neither
  krea.image("z-image/z-image", { prompt: "x", resolution: "1K" });

  krea.image("runway/gen-4-image", { prompt: "x", referenceImages: [{ url, tag: "one" }] });
  krea.image("runway/gen-4-image", { prompt: "x", reference_images: [{ url, tag: "one" }] });
  // @ts-expect-error -- neither
  krea.image("runway/gen-4-image", { prompt: "x" });

  const size = { width: 10, height: 10 };
  krea.enhance("topaz/generative-enhance", { ...size, imageUrl: url });
  krea.enhance("topaz/generative-enhance", { ...size, image_url: url });
  // @ts-expect-error -- neither
  krea.enhance("topaz/generative-enhance", { ...size });

  krea.enhance("topaz/standard-enhance", { ...size, model: "CGI", imageUrl: url });
  krea.enhance("topaz/standard-enhance", { ...size, model: "CGI", image_url: url });
  // @ts-expect-error -- neither
  krea.enhance("topaz/standard-enhance", { ...size, model: "CGI" });

  krea.enhance("topaz/bloom-enhance", { ...size, model: "Reimagine", imageUrl: url });
  krea.enhance("topaz/bloom-enhance", { ...size, model: "Reimagine", image_url: url });
  // @ts-expect-error -- neither
  krea.enhance("topaz/bloom-enhance", { ...size, model: "Reimagine" });

  krea.image("bytedance/seededit", { prompt: "x", imageUrl: url });
  krea.image("bytedance/seededit", { prompt: "x", image_url: url });
  // @ts-expect-error -- neither
  krea.image("bytedance/seededit", { prompt: "x" });

  krea.enhance("krea/enhance", { imageUrl: url });
  krea.enhance("krea/enhance", { image_url: url });
  // @ts-expect-error -- neither
  krea.enhance("krea/enhance", { prompt: "x" });
});

test("options are typed", () => {
  krea.image("bfl/flux-1-dev", { prompt: "x" }, { webhookUrl: url });
  // @ts-expect-error -- no such option
  krea.image("bfl/flux-1-dev", { prompt: "x" }, { webhook: url });
  // @ts-expect-error -- the input stands under input
  krea.subscribe("image/bfl/flux-1-dev", { prompt: "x" });
});

test("a model that is not in the document has a door of its own", () => {
  krea.generateRaw("image/krea/krea-3/large", { prompt: "x", anything: [1] });
});
