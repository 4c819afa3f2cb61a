/**
 * TypeScript SDK for the Krea API.
 *
 * @module
 */

export type { components, ModelInputs, ModelInputsByKind, paths } from "../generated/openapi.ts";
export type { ApiData, ApiInit, ApiResult, KreaApi, RequestOptions } from "./api.ts";
export type {
  Asset,
  AssetReference,
  Assets,
  FileContent,
  MediaInput,
  UploadOptions,
  UploadProgress,
  UploadSource,
} from "./assets.ts";
export type { BatchOptions, BatchRequest, BatchResult } from "./batch.ts";
export * from "./errors/index.ts";
export type { FetchFileOptions, Files } from "./files.ts";
export type { CompletedJob, Job, JobFailure, JobResult, JobStatus } from "./job.ts";
export type { JobReference, Jobs, ListJobsOptions } from "./jobs.ts";
export { Krea } from "./krea.ts";
export type { List, ListOptions, Page } from "./list.ts";
export type { ModelEntry, PriceRow, PriceTable, PriceUnit } from "./model-entry.ts";
export type { EstimateInput, ListModelsOptions, Model, Models } from "./models/catalog.ts";
export type { Estimate, KnownEstimate, Price, UnknownEstimate } from "./models/estimate.ts";
export type { JsonSchema } from "./models/json-schema.ts";
export type { MaxCost } from "./models/max-cost.ts";
export type { ModelId, ModelInput, ModelKind, ModelName } from "./models.ts";
export type {
  ExecuteNodeAppOptions,
  NodeApp,
  NodeAppReference,
  NodeAppRun,
  NodeAppSchema,
  NodeApps,
  RunNodeAppOptions,
} from "./node-apps.ts";
export type { KreaOptions, OnUnknownSubmission } from "./options.ts";
export type { Fetch, RequestSettings } from "./request-settings.ts";
export type {
  ListStylesOptions,
  Style,
  StyleFilter,
  StyleReference,
  Styles,
  TrainedStyle,
  TrainStyleInput,
  TrainStyleOptions,
  UpdateStyleInput,
} from "./styles.ts";
export type { InputProblem, InputValidator } from "./submissions/check-input.ts";
export type { RecoverOptions, Recovery } from "./submissions/recovery.ts";
export type { SubmitOptions } from "./submit.ts";
export type { SubscribeOptions, SubscribeResult } from "./subscribe.ts";
export type { DeprecatedField } from "./transport/aliases.ts";
export type {
  DeprecatedFieldNotice,
  DeprecatedOperationNotice,
  DeprecationNotice,
  OnDeprecation,
} from "./transport/deprecation.ts";
export type { DeprecationHeaders } from "./transport/response-headers.ts";
export type { WaitOptions, WatchOptions } from "./waiting/wait.ts";
