/**
 * Submissions of inputs to models, and to other operations that make one job. Pure.
 *
 * @module
 */

import type { Job } from "../jobs/job.ts";
import { parseNewJob } from "../jobs/parse-job.ts";
import { modelOf } from "./operations.ts";
import type { Submission } from "./submit.ts";

/**
 * Makes the submission of an input to a model, or to another operation that makes one job.
 *
 * @param path - the path of the operation: `/generate/image/bfl/flux-1-dev`
 */
export function modelSubmission(
  path: `/${string}`,
  { input, options, budget, cancelOnAbort }: Pick<Submission<Job>, "input" | "options" | "budget" | "cancelOnAbort">,
): Submission<Job> {
  return { what: modelOf(path), path, input, options, budget, cancelOnAbort, parse: parseNewJob, adopt };
}

function adopt(job: Job): Job {
  return job;
}
