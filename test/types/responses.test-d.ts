import { expectTypeOf, test } from "vitest";
import type {
  Asset,
  AssetPage,
  components,
  DeletedAsset,
  Job as DocumentedJob,
  ErrorBody,
  JobPage,
  NodeApp,
  PendingJob,
  Style,
  StylePage,
  StyleShareLink,
  StyleWorkspaceShare,
  StyleWorkspaceUnshare,
} from "../../generated/openapi.ts";
import type {
  BatchOptions,
  BatchRequest,
  BatchResult,
  CompletedJob,
  DeprecatedField,
  DeprecatedFieldNotice,
  DeprecatedOperationNotice,
  DeprecationHeaders,
  DeprecationNotice,
  Fetch,
  FileKind,
  Job,
  JobFailure,
  JobReference,
  JobResult,
  JobStatus,
  Jobs,
  Krea,
  KreaAPIError,
  KreaApi,
  KreaOptions,
  ModelId,
  ModelInput,
  ModelInputsByKind,
  ModelKind,
  ModelName,
  OnUnknownSubmission,
  RecoverOptions,
  Recovery,
  RequestSettings,
  ResultFile,
  SubmissionId,
  SubmissionInputs,
  SubmitOptions,
  SubscribeOptions,
  SubscribeResult,
  TrainStyleInput,
  WaitOptions,
  WatchOptions,
} from "../../src/index.ts";
import {
  isKreaAPIError,
  isKreaJobError,
  isKreaModelRetiredError,
  isKreaSubmissionUnknownError,
} from "../../src/index.ts";

declare const krea: Krea;
const byId = { params: { path: { id: "x" } } };

test("each resource answers its named type", async () => {
  expectTypeOf((await krea.api.GET("/jobs")).data).toEqualTypeOf<JobPage>();
  expectTypeOf((await krea.api.GET("/jobs/{id}", byId)).data).toEqualTypeOf<DocumentedJob>();
  expectTypeOf((await krea.api.DELETE("/jobs/{id}", byId)).data).toEqualTypeOf<undefined>();
  expectTypeOf((await krea.api.GET("/assets")).data).toEqualTypeOf<AssetPage>();
  expectTypeOf((await krea.api.GET("/assets/{id}", byId)).data).toEqualTypeOf<Asset>();
  expectTypeOf((await krea.api.POST("/assets", { body: { file: new Blob() } })).data).toEqualTypeOf<Asset>();
  expectTypeOf((await krea.api.DELETE("/assets/{id}", byId)).data).toEqualTypeOf<DeletedAsset>();
  expectTypeOf((await krea.api.GET("/styles")).data).toEqualTypeOf<StylePage>();
  expectTypeOf((await krea.api.GET("/styles/{id}", byId)).data).toEqualTypeOf<Style>();
  expectTypeOf((await krea.api.PATCH("/styles/{id}", { ...byId, body: {} })).data).toEqualTypeOf<Style>();
  expectTypeOf((await krea.api.GET("/styles/{id}/share/link", byId)).data).toEqualTypeOf<StyleShareLink>();
  expectTypeOf((await krea.api.POST("/styles/{id}/share/workspace", byId)).data).toEqualTypeOf<StyleWorkspaceShare>();
  expectTypeOf(
    (await krea.api.DELETE("/styles/{id}/share/workspace", byId)).data,
  ).toEqualTypeOf<StyleWorkspaceUnshare>();
  expectTypeOf((await krea.api.GET("/node-apps/{id}", byId)).data).toEqualTypeOf<NodeApp>();
  expectTypeOf((await krea.api.POST("/node-apps/{id}/execute", { ...byId, body: {} })).data).toEqualTypeOf<
    DocumentedJob[]
  >();
  const training = await krea.api.POST("/styles/train", { body: { name: "x", urls: [] } });
  expectTypeOf(training.data).toEqualTypeOf<PendingJob>();
  const submitted = await krea.api.POST("/generate/video/kling/kling-2.5", { body: { prompt: "x" } });
  expectTypeOf(submitted.data).toEqualTypeOf<PendingJob>();
  expectTypeOf(submitted.response).toEqualTypeOf<Response>();
});

test("repeated schemas are named, and the names are those of components", () => {
  expectTypeOf<components["schemas"]["Job"]>().toEqualTypeOf<DocumentedJob>();
  expectTypeOf<components["schemas"]["ErrorBody"]>().toEqualTypeOf<ErrorBody>();
  expectTypeOf<ErrorBody>().toEqualTypeOf<{ error: string }>();
  expectTypeOf<DocumentedJob["status"]>().toEqualTypeOf<JobStatus>();
  expectTypeOf<JobPage["items"]>().toEqualTypeOf<DocumentedJob[]>();
  expectTypeOf<DocumentedJob["completed_at"]>().toEqualTypeOf<string | null | undefined>();
});

test("the client", async () => {
  expectTypeOf(krea.api).toEqualTypeOf<KreaApi>();
  expectTypeOf(krea.jobs).toEqualTypeOf<Jobs>();
  expectTypeOf<ConstructorParameters<typeof Krea>>().toEqualTypeOf<[options?: KreaOptions]>();
  expectTypeOf<KreaOptions["fetch"]>().toEqualTypeOf<Fetch | undefined>();
  expectTypeOf(await krea.jobs.get("x")).toEqualTypeOf<Job>();
  expectTypeOf(await krea.jobs.wait("x")).toEqualTypeOf<CompletedJob>();
  expectTypeOf(await krea.jobs.cancel("x")).toEqualTypeOf<void>();
  expectTypeOf<Parameters<Jobs["wait"]>>().toEqualTypeOf<[job: JobReference, options?: WaitOptions]>();
  expectTypeOf(await krea.image("bfl/flux-1-dev", { prompt: "x" })).toEqualTypeOf<Job>();
  expectTypeOf(await krea.video("kling/kling-2.5", { prompt: "x" }, {} as SubmitOptions)).toEqualTypeOf<Job>();
  const result = await krea.subscribe("image/bfl/flux-1-dev", {
    input: { prompt: "x" },
    onQueueUpdate: (job) => expectTypeOf(job).toEqualTypeOf<Job>(),
  });
  expectTypeOf(result).toEqualTypeOf<SubscribeResult>();
  expectTypeOf(result.data).toEqualTypeOf<JobResult>();
  expectTypeOf(result.data.urls).toEqualTypeOf<string[]>();
  expectTypeOf(result.job.result.urls).toEqualTypeOf<string[]>();
  expectTypeOf<SubscribeOptions<ModelInput<"image/bfl/flux-1-dev">>["input"]["prompt"]>().toEqualTypeOf<string>();
});

test("models", () => {
  expectTypeOf<"image/krea/krea-2/medium">().toExtend<ModelId>();
  expectTypeOf<"krea/krea-2/medium">().toExtend<ModelName<"image">>();
  expectTypeOf<"image" | "video" | "enhance">().toExtend<ModelKind>();
  type Ids = { [Kind in ModelKind]: `${Kind}/${ModelName<Kind>}` };
  expectTypeOf<Ids[ModelKind]>().toExtend<ModelId>();
  type Names = { [Kind in ModelKind]: ModelName<Kind> };
  expectTypeOf<ModelName<ModelKind>>().toEqualTypeOf<Names[ModelKind]>();
  expectTypeOf<ModelInputsByKind["video"]["kling/kling-2.5"]>().toEqualTypeOf<ModelInput<"video/kling/kling-2.5">>();
  expectTypeOf<"krea/enhance">().toExtend<ModelName<"enhance">>();
  expectTypeOf<"krea/krea-2/medium">().not.toExtend<ModelName<"enhance">>();
});

test("anything that makes a job can be submitted by its id", () => {
  expectTypeOf<ModelId | "styles/train">().toExtend<SubmissionId>();
  expectTypeOf<SubmissionInputs["styles/train"]>().toEqualTypeOf<TrainStyleInput>();
  expectTypeOf(krea.submit("image/bfl/flux-1-dev", { prompt: "x" })).resolves.toEqualTypeOf<Job>();
  krea.submit("styles/train", {} as TrainStyleInput);
  krea.subscribe("styles/train", { input: {} as TrainStyleInput });
  // @ts-expect-error no field of this name
  krea.submit("image/bfl/flux-1-dev", { prompt: "x", stepz: 25 });
  // @ts-expect-error a model that there is not
  krea.submit("image/bfl/flux-99", { prompt: "x" });
  // @ts-expect-error an operation that makes no job
  krea.submit("assets", {});
});

test("the files of a result", () => {
  expectTypeOf<JobResult["files"]>().toEqualTypeOf<ResultFile[]>();
  expectTypeOf<ResultFile>().toEqualTypeOf<{ url: string; kind: FileKind; type?: string; name?: string }>();
});

test("errors are narrowed by their guards", () => {
  const caught: unknown = undefined;
  if (isKreaAPIError(caught)) {
    expectTypeOf(caught).toEqualTypeOf<KreaAPIError>();
    expectTypeOf(caught.status).toEqualTypeOf<number>();
    expectTypeOf(caught.body).toEqualTypeOf<unknown>();
  }
  if (isKreaModelRetiredError(caught)) expectTypeOf(caught.replacement).toEqualTypeOf<string | undefined>();
  if (isKreaJobError(caught)) {
    expectTypeOf(caught.jobId).toEqualTypeOf<string>();
    expectTypeOf(caught.job).toEqualTypeOf<Job | undefined>();
    expectTypeOf(caught.job?.error).toEqualTypeOf<JobFailure | null | undefined>();
  }
});

test("notices", () => {
  expectTypeOf<DeprecatedFieldNotice>().toExtend<DeprecatedField>();
  expectTypeOf<DeprecatedOperationNotice>().toExtend<DeprecationHeaders>();
  expectTypeOf<DeprecationNotice["kind"]>().toEqualTypeOf<"field" | "model" | "operation">();
});

test("watching, batches, recovery", async () => {
  expectTypeOf(krea.jobs.watch("x", {} as WatchOptions)).toEqualTypeOf<AsyncIterableIterator<Job>>();
  const requests: BatchRequest[] = [{ model: "image/bfl/flux-1-dev", input: { prompt: "x" } }];
  for await (const result of krea.batch(requests, {} as BatchOptions)) {
    expectTypeOf(result).toEqualTypeOf<BatchResult>();
    if (result.status === "fulfilled") expectTypeOf(result.value).toEqualTypeOf<SubscribeResult>();
    else expectTypeOf(result.reason).toEqualTypeOf<unknown>();
  }
  // @ts-expect-error -- the input of another model
  krea.batch([{ model: "enhance/krea/enhance", input: { prompt: "x" } }]);
  const caught: unknown = undefined;
  if (isKreaSubmissionUnknownError(caught)) {
    expectTypeOf(await caught.recover({} as RecoverOptions)).toEqualTypeOf<Recovery>();
    expectTypeOf(caught.submittedAt).toEqualTypeOf<Date>();
  }
  expectTypeOf<KreaOptions["onUnknownSubmission"]>().toEqualTypeOf<OnUnknownSubmission | undefined>();
  expectTypeOf<SubmitOptions>().toExtend<RequestSettings>();
});
