export * from "./api-error.ts";
export { KreaError } from "./base.ts";
export * from "./client-errors.ts";
export * from "./download-error.ts";
export * from "./guards.ts";
export * from "./job-errors.ts";
export * from "./lost-submission.ts";
export * from "./status-errors.ts";
export * from "./validation-error.ts";
