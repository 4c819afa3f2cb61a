/**
 * Krea 2 through Runware, a second provider of the same models.
 *
 * @module
 */

export type {
  Answer as RunwareAnswer,
  GetResponseTask,
  ImageInferenceTask,
  Inputs as RunwareInputs,
  Moodboard as RunwareMoodboard,
  ReferenceImage as RunwareReferenceImage,
  Safety as RunwareSafety,
  Settings as RunwareSettings,
  TaskError as RunwareTaskError,
  TaskResult as RunwareTaskResult,
} from "../generated/runware.ts";
export type { RequestSettings } from "./options/request-settings.ts";
export { createFallback, type Fallback, type FallbackOptions, type FallbackProvider } from "./runware/fallback.ts";
export type { RunwareOptions, RunwareSubscribeOptions } from "./runware/options.ts";
export { Runware } from "./runware/runware.ts";
export type { RunwareTask } from "./runware/service.ts";
export type { RunwareInput, RunwareModelId, RunwareTaskOptions } from "./runware/task.ts";
