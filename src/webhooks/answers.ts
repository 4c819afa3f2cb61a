/**
 * The responses to webhook deliveries: a status and a fixed sentence. They never contain anything from the request or
 * from an error.
 *
 * @module
 */

/** The outcome of a delivery, or the reason why it was refused. */
export type Verdict = keyof typeof responses;

type ResponseInfo = readonly [status: number, text: string | null, headers?: Readonly<Record<string, string>>];

const responses = {
  accepted: [200, null],
  "invalid-body": [400, "Expected a job as JSON, with its job_id."],
  unauthorized: [401, "The request is not authorized."],
  "unknown-job": [404, "There is no such job."],
  "wrong-method": [405, "Expected POST.", { Allow: "POST" }],
  "too-slow": [408, "The body took too long."],
  "not-ended": [409, "The job has not ended."],
  "too-large": [413, "The body is too large."],
  "wrong-type": [415, "Expected application/json, not compressed."],
  failed: [500, "The job could not be handled."],
  unavailable: [503, "The job cannot be looked up now.", { "Retry-After": "30" }],
} as const satisfies Record<string, ResponseInfo>;

/** Returns the response for a verdict. */
export function responseFor(verdict: Verdict): Response {
  const [status, text, headers]: ResponseInfo = responses[verdict];
  return new Response(text, { status, ...(headers && { headers }) });
}
