/**
 * What the sender of a request is answered: a status and one fixed sentence, never anything of the request or of an error.
 *
 * @module
 */

/** What became of a request, or why it was refused. */
export type Verdict = keyof typeof answers;

type Answer = readonly [status: number, text: string | null, headers?: Readonly<Record<string, string>>];

const answers = {
  taken: [200, null],
  "no-delivery": [400, "Expected a job as JSON, with its job_id."],
  unauthorized: [401, "The request is not authorized."],
  "unknown-job": [404, "There is no such job."],
  "wrong-method": [405, "Expected POST.", { Allow: "POST" }],
  "too-slow": [408, "The body took too long."],
  "not-ended": [409, "The job has not ended."],
  "too-large": [413, "The body is too large."],
  "wrong-type": [415, "Expected application/json, not compressed."],
  failed: [500, "The job could not be handled."],
  unavailable: [503, "The job cannot be looked up now.", { "Retry-After": "30" }],
} as const satisfies Record<string, Answer>;

/** The answer to a request. */
export function answerOf(verdict: Verdict): Response {
  const [status, text, headers]: Answer = answers[verdict];
  return new Response(text, { status, ...(headers && { headers }) });
}
