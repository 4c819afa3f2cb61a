/**
 * The parts of a client, and what they share: one transport, one limiter, one memory of submissions.
 *
 * @module
 */

import type { ApiDocument } from "../models/api-document.ts";
import { createModels, type Models } from "../models/catalog.ts";
import { JobLimiter } from "../submissions/job-limiter.ts";
import { readJobRows } from "../submissions/job-rows.ts";
import type { BodyContext } from "../submissions/prepare-body.ts";
import { RateLimitGate } from "../submissions/rate-limit-gate.ts";
import { createSearch } from "../submissions/search.ts";
import type { Submissions } from "../submissions/send-submission.ts";
import { createSubmit, type Submit } from "../submissions/submit.ts";
import { SubmissionTracker } from "../submissions/tracker.ts";
import { now } from "../support/clock.ts";
import { createDeprecationReporter } from "../transport/deprecation.ts";
import { lazy } from "../transport/lazy.ts";
import { redact } from "../transport/redact.ts";
import { deprecationHeaders, serverTimeMs } from "../transport/response-headers.ts";
import { createTransport } from "../transport/transport.ts";
import { createApi, type KreaApi } from "./api.ts";
import { type Assets, createAssets } from "./assets.ts";
import { type Batch, createBatch } from "./batch.ts";
import { createFiles, type Files } from "./files.ts";
import { createJobReader } from "./job-reader.ts";
import { createJobs, type Jobs } from "./jobs.ts";
import { createMiddlewareList } from "./middleware.ts";
import { createNodeApps, type NodeApps } from "./node-apps.ts";
import type { ResolvedOptions } from "./options.ts";
import { createStyles, type Styles } from "./styles.ts";
import { createSubscribe, type Subscribe } from "./subscribe.ts";

/** The parts of a client: its resources, and the functions behind its methods. */
export interface ClientParts {
  document: ApiDocument;
  api: KreaApi;
  jobs: Jobs;
  models: Models;
  assets: Assets;
  files: Files;
  styles: Styles;
  nodeApps: NodeApps;
  submit: Submit;
  subscribe: Subscribe;
  batch: Batch;
}

/** Makes the parts of a client. Nothing is sent. */
export function createParts(options: ResolvedOptions): ClientParts {
  const { document, maxConcurrentJobs, onDeprecation, onUnknownSubmission, sharedKey, validateInput } = options;
  const middleware = createMiddlewareList();
  const deprecations = createDeprecationReporter(onDeprecation);
  const tracker = new SubmissionTracker();
  const transport = createTransport(options, middleware.all, ({ operation }, { headers }, sentAt) => {
    const serverTime = serverTimeMs(headers);
    // A response with `Age` comes from a cache, and so does its date.
    if (serverTime !== undefined && !headers.has("age")) tracker.clock.note(serverTime, sentAt, now());
    const deprecated = deprecationHeaders(headers);
    if (deprecated) deprecations.operation(operation, redact(deprecated, options.apiKey));
  });
  const reader = createJobReader({ transport, tracker, document, observe: (jobs) => limiter.observe(jobs) });
  const limiter = new JobLimiter(maxConcurrentJobs, reader.watchUntilEnded);
  const submissions: Submissions = {
    transport,
    tracker,
    limiter,
    gate: new RateLimitGate(),
    search: createSearch(tracker, (sinceMs, signal) => readJobRows(transport, sinceMs, signal), sharedKey),
  };
  const uploads = lazy(async () => new (await import("../media/uploads.ts")).Uploads(transport));
  const bodies: BodyContext = { document, deprecations, validateInput, uploads };
  const submit = createSubmit({ submissions, bodies, onUnknownSubmission });
  const jobs = createJobs({ transport, reader, tracker });
  const subscribe = createSubscribe(submit, jobs, document);
  return {
    document,
    api: createApi({ submissions, bodies, middleware }),
    jobs,
    models: createModels(document),
    assets: createAssets({ transport, uploads }),
    files: createFiles(options),
    styles: createStyles({ transport, bodies, submit, jobs }),
    nodeApps: createNodeApps({ transport, submit, jobs }),
    submit,
    subscribe,
    batch: createBatch(subscribe, document),
  };
}
