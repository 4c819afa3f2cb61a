/**
 * Reads and writes files on disk. Needs Node, Bun or Deno.
 *
 * @module
 */

export type { SavedFile } from "./errors/download-error.ts";
export { type FileFromPathOptions, fileFromPath } from "./node/file-from-path.ts";
export { type SavableJob, type SaveJobOptions, type SaveProgress, saveJob } from "./node/save-job.ts";
