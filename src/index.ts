/**
 * TypeScript SDK for the Krea API.
 *
 * @module
 */

export type { ApiData, ApiInit, ApiResult, KreaApi, RequestOptions } from "./client/api.ts";
export type {
  Asset,
  AssetReference,
  Assets,
  FileContent,
  MediaInput,
  UploadOptions,
  UploadProgress,
  UploadSource,
} from "./client/assets.ts";
export type {
  BatchOptions,
  BatchRequest,
  BatchRequestOf,
  BatchRequests,
  BatchResult,
  LeftBatch,
} from "./client/batch.ts";
export type { FetchFileOptions, Files } from "./client/files.ts";
export type { JobReference, Jobs, ListJobsOptions } from "./client/jobs.ts";
export type { KindMethods } from "./client/kind-methods.ts";
export { Krea } from "./client/krea.ts";
export type { List, ListOptions } from "./client/list.ts";
export type {
  ExecuteNodeAppOptions,
  NodeApp,
  NodeAppReference,
  NodeAppRun,
  NodeAppSchema,
  NodeApps,
  RunNodeAppOptions,
} from "./client/node-apps.ts";
export type { KreaOptions } from "./client/options.ts";
export type { StyleTraining, TrainedStyle, TrainStyleInput, TrainStyleOptions } from "./client/style-training.ts";
export type {
  ListStylesOptions,
  Style,
  StyleFilter,
  StyleReference,
  Styles,
  UpdateStyleInput,
} from "./client/styles.ts";
export type { SubmitAndWaitOptions } from "./client/submit-and-wait.ts";
export type { SubscribeOptions, SubscribeResult } from "./client/subscribe.ts";
export * from "./errors/index.ts";
export type {
  CancelledJob,
  CompletedJob,
  EndedJob,
  FailedJob,
  Job,
  JobFailure,
  JobFields,
  JobResult,
  JobStatus,
  PendingJob,
  PendingStatus,
} from "./jobs/job.ts";
export type { FileKind, ResultFile } from "./jobs/result-file.ts";
export type { WaitOptions, WatchOptions } from "./jobs/wait-options.ts";
export type { ApiDocument } from "./models/api-document.ts";
export type { EstimateInput, ListModelsOptions, Model, Models } from "./models/catalog.ts";
export type { Estimate, KnownEstimate, Price, UnknownEstimate } from "./models/estimate.ts";
export type { JsonSchema } from "./models/json-schema.ts";
export type { ModelEntry, PriceRow, PriceTable, PriceUnit } from "./models/model-entry.ts";
export type {
  KnownModel,
  KnownName,
  KnownSubmission,
  ModelId,
  ModelInput,
  ModelKind,
  ModelName,
  NamedModelInput,
  SubmissionId,
  SubmissionInputs,
} from "./models/model-ids.ts";
export { isModelId } from "./models/model-path.ts";
export type {
  components,
  ModelInputs,
  ModelInputsByKind,
  OtherSubmissionInputs,
  paths,
  Register,
} from "./models/register.ts";
export type { Fetch, FetchInit, FetchResponse, FormBlob, RequestSettings } from "./options/request-settings.ts";
export type { InputValidator } from "./submissions/check-input.ts";
export type { MaxCost } from "./submissions/max-cost.ts";
export type { OnUnknownSubmission, SubmitOptions } from "./submissions/submit.ts";
export type {
  DeprecatedField,
  DeprecatedFieldNotice,
  DeprecatedModelNotice,
  DeprecatedOperationNotice,
  DeprecationNotice,
  OnDeprecation,
} from "./transport/deprecation.ts";
export type { Page } from "./transport/page.ts";
export type { DeprecationHeaders } from "./transport/response-headers.ts";
