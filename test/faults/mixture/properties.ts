import { isKreaError, isKreaNotFoundError } from "../../../src/index.ts";
import { resultUrl } from "../faulty-api.ts";
import type { Ledger } from "../ledger.ts";
import type { CallRecord, JobCallRecord, SubmissionRecord } from "./calls.ts";

/**
 * How much later than the end of a call a job may be made: a server reads what it was sent in its own time. A job is never
 * made before its call began.
 */
const lateMs = 30_000;

/** What is wrong with how a call ended, by what the server really did. */
export function violationsOf(record: CallRecord, ledger: Ledger): string[] {
  const problems = "prompt" in record ? ofSubmission(record, ledger) : ofJobCall(record);
  const what = "prompt" in record ? record.prompt : `${record.kind} ${record.jobId}`;
  return problems.map((problem) => `${what}: ${problem}`);
}

function ofSubmission(record: SubmissionRecord, ledger: Ledger): string[] {
  const { prompt, ending } = record;
  const problems: string[] = [];
  const jobs = ledger.jobsOf(prompt);
  const posts = ledger.postsOf(prompt);
  if (jobs.length > 1) problems.push(`paid for ${jobs.length} jobs`);
  // Sent again only after a 429: every submission that arrived but the last was refused.
  if (posts.slice(0, -1).some(({ refused }) => !refused)) problems.push(`sent ${posts.length} times`);
  if (ending.kind === "hung") problems.push("did not end");
  if (ending.kind === "error") problems.push(...ofError(ending.error, record, ledger));
  if (ending.kind === "result") {
    const { jobId, urls } = ending.result;
    if (ledger.job(jobId)?.prompt !== prompt) problems.push(`was given the job of "${ledger.job(jobId)?.prompt}"`);
    if (urls && urls.join() !== resultUrl(prompt)) problems.push(`was given the result ${urls.join()}`);
  }
  return [...problems, ...ofRecovery(record, ledger)];
}

/** An error names the job, or the time in which it may have been made, or there is no job. */
function ofError(error: unknown, { prompt, beganAtMs, endedAtMs }: SubmissionRecord, ledger: Ledger): string[] {
  if (!isKreaError(error)) return [`ended with what is no error of the package: ${String(error)}`];
  const { jobId, submittedAt, failedAt } = error as { jobId?: unknown; submittedAt?: unknown; failedAt?: unknown };
  const [job] = ledger.jobsOf(prompt);
  if (typeof jobId === "string") {
    return job?.id === jobId ? [] : [`${error.name} names the job of "${ledger.job(jobId)?.prompt}"`];
  }
  if (submittedAt instanceof Date && failedAt instanceof Date) {
    const times = [beganAtMs, submittedAt.getTime(), failedAt.getTime(), endedAtMs];
    const isOrdered = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? time));
    if (!isOrdered) return [`${error.name} names the time ${submittedAt.toISOString()} to ${failedAt.toISOString()}`];
    const earlyMs = job ? submittedAt.getTime() - job.madeAtMs : 0;
    const lateByMs = job ? job.madeAtMs - failedAt.getTime() : 0;
    if (earlyMs <= 0 && lateByMs <= lateMs) return [];
    return [`${error.name} names a time in which its job was not made: ${Math.max(earlyMs, lateByMs)} ms off`];
  }
  return job ? [`lost its job, with no name and no time: ${error.name}: ${error.message}`] : [];
}

/** A job that was found is the call's own; one that was there to be seen is not left out. */
function ofRecovery({ prompt, recovery, endedAtMs }: SubmissionRecord, ledger: Ledger): string[] {
  if (!recovery) return [];
  if ("error" in recovery) return isKreaError(recovery.error) ? [] : [`recover() threw ${String(recovery.error)}`];
  const { answer, beganAtMs } = recovery;
  const [job] = ledger.jobsOf(prompt);
  const wasThere = job && job.madeAtMs <= Math.min(beganAtMs, endedAtMs + lateMs);
  if (answer.status === "none") return wasThere ? ["recover() found none, but there was a job"] : [];
  const ids = (answer.status === "found" ? [answer.job] : answer.jobs).map(({ job_id }) => job_id);
  if (answer.status === "found" && ids[0] !== job?.id) {
    return [`recover() found the job of "${ledger.job(answer.job.job_id)?.prompt}"`];
  }
  return wasThere && !ids.includes(job.id) ? ["recover() left out its job"] : [];
}

function ofJobCall({ kind, jobId, ending }: JobCallRecord): string[] {
  if (ending.kind === "hung") return ["did not end"];
  if (ending.kind === "job") return ending.job.job_id === jobId ? [] : [`was given the job ${ending.job.job_id}`];
  if (ending.kind === "done") return [];
  if (!isKreaError(ending.error)) return [`ended with what is no error of the package: ${String(ending.error)}`];
  const isThere = jobId !== "no-such-job";
  return isThere && isKreaNotFoundError(ending.error) ? [`${kind} did not find a job that is there`] : [];
}
