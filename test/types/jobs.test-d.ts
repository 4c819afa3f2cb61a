import { expectTypeOf, test } from "vitest";
import type {
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
  SubscribeResult,
} from "../../src/index.ts";
import { hasEnded } from "../../src/jobs/job.ts";
import type { EndedJob as HandledJob } from "../../src/webhooks.ts";

declare const job: Job;

test("a job is one of four by its status", () => {
  expectTypeOf<Job>().toEqualTypeOf<CompletedJob | FailedJob | CancelledJob | PendingJob>();
  expectTypeOf<EndedJob>().toEqualTypeOf<Exclude<Job, PendingJob>>();
  expectTypeOf<HandledJob>().toEqualTypeOf<EndedJob>();
  expectTypeOf<Job["status"]>().toEqualTypeOf<JobStatus | "unknown">();
  expectTypeOf<PendingStatus>().toEqualTypeOf<Exclude<Job["status"], EndedJob["status"]>>();
  expectTypeOf<Job>().toExtend<JobFields>();
});

test("its status tells of its result", () => {
  expectTypeOf(job.result).toEqualTypeOf<JobResult | null>();
  expectTypeOf(job.error).toEqualTypeOf<JobFailure | null>();
  switch (job.status) {
    case "completed":
      expectTypeOf(job).toEqualTypeOf<CompletedJob>();
      expectTypeOf(job.result).toEqualTypeOf<JobResult>();
      break;
    case "failed":
      expectTypeOf(job).toEqualTypeOf<FailedJob>();
      break;
    case "cancelled":
      expectTypeOf(job).toEqualTypeOf<CancelledJob>();
      break;
    default:
      expectTypeOf(job).toEqualTypeOf<PendingJob>();
      expectTypeOf(job.result).toEqualTypeOf<JobResult | null>();
  }
  if (hasEnded(job)) expectTypeOf(job).toEqualTypeOf<EndedJob>();
  else expectTypeOf(job).toEqualTypeOf<PendingJob>();
});

test("what the document does not declare is under extra", () => {
  expectTypeOf(job.extra.type).toBeUnknown();
  expectTypeOf<JobResult["extra"]>().toEqualTypeOf<Record<string, unknown> | undefined>();
  expectTypeOf<JobFailure["extra"]>().toEqualTypeOf<Record<string, unknown> | undefined>();
  // @ts-expect-error -- no such field
  job.type;
});

test("a result names its job", () => {
  expectTypeOf<SubscribeResult["jobId"]>().toBeString();
  expectTypeOf<SubscribeResult["requestId"]>().toBeString();
  expectTypeOf<SubscribeResult["job"]>().toEqualTypeOf<CompletedJob>();
});
