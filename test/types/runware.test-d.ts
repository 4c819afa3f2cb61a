import { expectTypeOf, test } from "vitest";
import type { ImageInferenceTask as DocumentedTask } from "../../generated/runware.ts";
import type { models } from "../../generated/runware-tables.ts";
import type { Krea, ModelInput, SubscribeResult } from "../../src/index.ts";
import {
  createFallback,
  type Fallback,
  type FallbackOptions,
  type FallbackProvider,
  type GetResponseTask,
  type ImageInferenceTask,
  type Runware,
  type RunwareAnswer,
  type RunwareInput,
  type RunwareModelId,
  type RunwareOptions,
  type RunwareSubscribeOptions,
  type RunwareTask,
  type RunwareTaskError,
  type RunwareTaskOptions,
  type RunwareTaskResult,
} from "../../src/runware.ts";

declare const krea: Krea;
declare const runware: Runware;
const input = { prompt: "x", aspect_ratio: "16:9", resolution: "1K" } as const;

test("the models are those of Runware's own description, whatever Krea's has", () => {
  expectTypeOf<RunwareModelId>().toEqualTypeOf<keyof typeof models>();
  // @ts-expect-error -- a model that Krea may have one day, and Runware has not
  runware.subscribe("image/krea/krea-2/extra-large", { input });
});

test("subscribe takes the input of the main client, without styles", () => {
  expectTypeOf<RunwareSubscribeOptions<ModelInput<"image/krea/krea-2/large">>["input"]>().toEqualTypeOf<
    ModelInput<"image/krea/krea-2/large">
  >();
  expectTypeOf(runware.subscribe("image/krea/krea-2/medium", { input })).resolves.toEqualTypeOf<SubscribeResult>();
  expectTypeOf<RunwareInput<"image/krea/krea-2/large">>().toEqualTypeOf<
    Omit<ModelInput<"image/krea/krea-2/large">, "styles">
  >();
  // @ts-expect-error -- Runware has no styles
  runware.subscribe("image/krea/krea-2/medium", { input: { ...input, styles: [] } });
  // An input that is checked at run time only.
  const own: ModelInput<"image/krea/krea-2/large"> = input;
  runware.subscribe("image/krea/krea-2/large", { input: own });
  // @ts-expect-error -- Runware does not have it
  runware.subscribe("image/bfl/flux-1-dev", { input: { prompt: "x" } });
  // @ts-expect-error -- no aspect ratio
  runware.subscribe("image/krea/krea-2/medium", { input: { prompt: "x", resolution: "1K" } });
});

test("what Runware alone has is typed", () => {
  runware.subscribe("image/krea/krea-2/medium", { input, runware: { outputFormat: "WEBP", numberResults: 2 } });
  // @ts-expect-error -- no such format
  runware.subscribe("image/krea/krea-2/medium", { input, runware: { outputFormat: "TIFF" } });
  // @ts-expect-error -- the results are URLs
  runware.subscribe("image/krea/krea-2/medium", { input, runware: { outputType: "base64Data" } });
  expectTypeOf<RunwareTaskOptions["outputFormat"]>().toEqualTypeOf<"JPG" | "PNG" | "WEBP" | undefined>();
  expectTypeOf<RunwareOptions["apiKey"]>().toEqualTypeOf<string | undefined>();
});

test("the raw door is typed", () => {
  expectTypeOf<ImageInferenceTask>().toEqualTypeOf<DocumentedTask>();
  expectTypeOf<RunwareTask>().toEqualTypeOf<ImageInferenceTask | GetResponseTask>();
  expectTypeOf(runware.run([{ taskType: "getResponse", taskUUID: "x" }])).resolves.toEqualTypeOf<
    Required<RunwareAnswer>
  >();
  expectTypeOf<RunwareAnswer["errors"]>().toEqualTypeOf<RunwareTaskError[] | undefined>();
  expectTypeOf<RunwareAnswer["data"]>().toEqualTypeOf<RunwareTaskResult[] | undefined>();
  // @ts-expect-error -- no such task
  runware.run([{ taskType: "videoInference", taskUUID: "x" }]);
});

test("either client is a provider", () => {
  expectTypeOf(krea).toExtend<FallbackProvider>();
  expectTypeOf(runware).toExtend<FallbackProvider>();
  const options: FallbackOptions = { onFallback: (error, provider) => void [error, provider] };
  expectTypeOf(createFallback([krea, runware], options)).toEqualTypeOf<Fallback>();
});
