/**
 * From a model and its input to a submission. Pure.
 *
 * @module
 */

import { type Job, parseNewJob } from "../jobs/job.ts";
import type { ModelKind } from "../models/model-ids.ts";
import { modelPath } from "../models/model-path.ts";
import { modelOf } from "./operations.ts";
import type { Submission } from "./submit.ts";

/**
 * The submission of an input to a model.
 *
 * @param model - the model's id; with a kind, its name
 * @throws KreaInputError where it is no model
 */
export function modelSubmission(
  model: string,
  kind: ModelKind | undefined,
  rest: Pick<Submission<Job>, "input" | "options" | "budget">,
): Submission<Job> {
  const path = modelPath(model, kind);
  return { ...rest, what: modelOf(path), path, parse: parseNewJob, adopt: (job) => job };
}
