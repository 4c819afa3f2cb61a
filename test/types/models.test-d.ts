import { expectTypeOf, test } from "vitest";
import {
  type BatchRequest,
  type BatchRequestOf,
  type BatchRequests,
  type Estimate,
  isModelId,
  type JsonSchema,
  type KnownModel,
  type KnownName,
  type Krea,
  type MaxCost,
  type Model,
  type ModelId,
  type ModelInput,
  type ModelName,
  type NamedModelInput,
  type Price,
} from "../../src/index.ts";

declare const krea: Krea;

test("a model is known by its id", async () => {
  expectTypeOf(await krea.models.get("image/bfl/flux-1-dev")).toEqualTypeOf<Model<"image/bfl/flux-1-dev">>();
  expectTypeOf((await krea.models.get("image/newer/model")).id).toBeString();
  // @ts-expect-error -- no id
  krea.models.get();
  // @ts-expect-error -- read only
  (await krea.models.get("image/bfl/flux-1-dev")).title = "x";
});

test("an id that comes from data is narrowed", async () => {
  const ids = ["image/bfl/flux-1-dev", "x"].filter(isModelId);
  expectTypeOf(ids).toEqualTypeOf<ModelId[]>();
  const value: unknown = ids[0];
  if (isModelId(value)) expectTypeOf(await krea.models.get(value)).toEqualTypeOf<Model<ModelId>>();
  const narrow: "image/bfl/flux-1-dev" | "newer" = "newer" as "image/bfl/flux-1-dev" | "newer";
  if (isModelId(narrow)) expectTypeOf(narrow).toEqualTypeOf<"image/bfl/flux-1-dev">();
});

test("the input for several ids fits every one of their models", () => {
  const either = "image/bfl/flux-1-dev" as "image/bfl/flux-1-dev" | "image/krea/krea-2/medium";
  krea.subscribe(either, { input: { prompt: "x", aspect_ratio: "1:1", resolution: "1K" } });
  // @ts-expect-error -- enough for one of them only
  krea.subscribe(either, { input: { prompt: "x" } });
});

test("a list is of its category", async () => {
  const [video] = await krea.models.list({ category: "video" });
  expectTypeOf(video?.id).extract<"image/bfl/flux-1-dev">().toBeNever();
  expectTypeOf(video?.id).extract<"video/kling/kling-2.5">().toEqualTypeOf<"video/kling/kling-2.5">();
  const [any] = await krea.models.list();
  expectTypeOf(any?.id).extract<"image/bfl/flux-1-dev">().toEqualTypeOf<"image/bfl/flux-1-dev">();
  if (video) krea.subscribe(video.id, { input: { prompt: "x" } as never });
  // @ts-expect-error -- no such category
  krea.models.list({ category: "audio" });
});

test("a schema can be walked", async () => {
  const schema = await krea.models.getSchema("image/bfl/flux-1-dev");
  expectTypeOf(schema).toEqualTypeOf<JsonSchema>();
  expectTypeOf(schema.properties?.prompt?.default).toBeUnknown();
});

test("an estimate takes what of the input is known, and its old names", () => {
  krea.models.estimate("video/kling/kling-2.5", {});
  krea.models.estimate("video/kling/kling-2.5", { duration: 10 });
  krea.models.estimate("video/kling/kling-2.6", { generateAudio: true });
  krea.models.estimate("image/newer/model", { anything: 1 });
  krea.models.estimate("styles/train", { max_train_steps: 100 });
  // @ts-expect-error -- no such value
  krea.models.estimate("video/kling/kling-2.5", { duration: 7 });
  // @ts-expect-error -- no such field
  krea.models.estimate("video/kling/kling-2.5", { length: 7 });
  // @ts-expect-error -- no object
  krea.models.estimate("image/newer/model", "x");
});

test("an estimate is a price or a reason", () => {
  const estimate = {} as Estimate;
  expectTypeOf(estimate.expectedSeconds).toEqualTypeOf<number | null>();
  if (estimate.price) {
    expectTypeOf(estimate.price).toEqualTypeOf<Price>();
    expectTypeOf(estimate.price.unit).toEqualTypeOf<"compute units" | "USD">();
    expectTypeOf(estimate.reason).toBeUndefined();
    expectTypeOf(estimate.row).toEqualTypeOf<Readonly<Record<string, string>>>();
  } else {
    expectTypeOf(estimate.reason).toBeString();
  }
});

test("a bound is in one unit or in each", () => {
  expectTypeOf<{ computeUnits: number }>().toExtend<MaxCost>();
  expectTypeOf<{ usd: number }>().toExtend<MaxCost>();
  expectTypeOf<{ usd: number; computeUnits: number }>().toExtend<MaxCost>();
  expectTypeOf<Record<never, never>>().not.toExtend<MaxCost>();
  expectTypeOf<number>().not.toExtend<MaxCost>();
  krea.image("bfl/flux-1-dev", { prompt: "x" }, { maxCost: { computeUnits: 3 } });
  krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "x" }, maxCost: { usd: 1 } });
  krea.batch([], { maxCost: { usd: 1, computeUnits: 3 } });
  // @ts-expect-error -- no such unit
  krea.image("bfl/flux-1-dev", { prompt: "x" }, { maxCost: { eur: 3 } });
});

test("an id that is known is itself, and one that is not is those that are near", () => {
  expectTypeOf<KnownModel<"image/bfl/flux-1-dev">>().toEqualTypeOf<"image/bfl/flux-1-dev">();
  expectTypeOf<KnownModel<"image/krea/krea-3">>().toEqualTypeOf<
    "image/krea/krea-2/large" | "image/krea/krea-2/medium"
  >();
  expectTypeOf<KnownModel<string>>().toEqualTypeOf<ModelId>();
  expectTypeOf<KnownName<"image", "krea/krea-2/large">>().toEqualTypeOf<"krea/krea-2/large">();
  expectTypeOf<KnownName<"image", "image/krea/krea-2/large">>().toEqualTypeOf<"krea/krea-2/large">();
  expectTypeOf<KnownName<"image", string>>().toEqualTypeOf<ModelName<"image">>();
});

test("the input for several models fits every one", () => {
  type Flux = ModelInput<"image/bfl/flux-1-dev">;
  type Medium = ModelInput<"image/krea/krea-2/medium">;
  expectTypeOf<ModelInput<"image/bfl/flux-1-dev" | "image/krea/krea-2/medium">>().toEqualTypeOf<Flux & Medium>();
  expectTypeOf<NamedModelInput<"image", "bfl/flux-1-dev" | "krea/krea-2/medium">>().toEqualTypeOf<Flux & Medium>();
  expectTypeOf<NamedModelInput<"image", "bfl/flux-1-dev">>().toEqualTypeOf<Flux>();
  // @ts-expect-error -- no such model
  expectTypeOf<ModelInput<"image/bfl/flux-99">>();
});

test("a request of a batch is of one model", () => {
  expectTypeOf<BatchRequest<"image/bfl/flux-1-dev">>().toEqualTypeOf<BatchRequestOf<"image/bfl/flux-1-dev">>();
  expectTypeOf<BatchRequest["model"]>().toEqualTypeOf<ModelId>();
  expectTypeOf<BatchRequest<"image/bfl/flux-1-dev">["input"]>().toEqualTypeOf<ModelInput<"image/bfl/flux-1-dev">>();
  expectTypeOf<BatchRequest[]>().toExtend<BatchRequests>();
  expectTypeOf<AsyncGenerator<BatchRequest>>().toExtend<BatchRequests>();
});
