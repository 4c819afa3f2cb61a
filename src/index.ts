/**
 * TypeScript SDK for the Krea API.
 *
 * @module
 */

export type { components, ModelInputs, paths } from "../generated/openapi.ts";
export type { DeprecatedField } from "./aliases.ts";
export type { ApiData, ApiInit, ApiResult, KreaApi, RequestOptions } from "./api.ts";
export type { DeprecationNotice, OnDeprecation } from "./deprecation.ts";
export * from "./errors/index.ts";
export type { CompletedJob, Job, JobFailure, JobResult, JobStatus } from "./job.ts";
export type { CallOptions, JobReference, Jobs } from "./jobs.ts";
export { Krea, type SubmitOptions, type SubscribeOptions, type SubscribeResult } from "./krea.ts";
export type { ModelId, ModelInput, ModelKind, ModelName } from "./models.ts";
export type { Fetch, KreaOptions } from "./options.ts";
export type { WaitOptions } from "./wait.ts";
