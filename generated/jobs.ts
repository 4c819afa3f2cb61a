// Made by `npm run generate` from openapi/. Do not edit.

/** The statuses of a job. */
export const jobStatuses: readonly string[] = [
  "backlogged",
  "queued",
  "scheduled",
  "processing",
  "sampling",
  "intermediate-complete",
  "completed",
  "failed",
  "cancelled",
];

/** The fields of a job. */
export const jobFields: readonly string[] = [
  "job_id",
  "status",
  "created_at",
  "completed_at",
  "result",
  "error",
];

/** The fields of a job's result. */
export const jobResultFields: readonly string[] = [
  "urls",
  "style_id",
];

/** The types that a file of a job's result may have. */
export const jobFileTypes: readonly string[] = [

];

/** The fields of a job's error. */
export const jobErrorFields: readonly string[] = [
  "code",
  "message",
];
