/** What goes out in place of the answer, or becomes of it on its way. */
export type FaultyAnswer =
  | { kind: "whole" }
  /** The connection is reset before any answer. */
  | { kind: "reset" }
  /** The connection is reset when the head and half of the body are out. */
  | { kind: "reset midway" }
  /** No answer, ever. */
  | { kind: "hang" }
  /** Half the body, with the content-length of the whole (and the connection closed) or of the half. */
  | { kind: "truncated"; lengthOf: "whole" | "half" }
  /** The same body twice, one after the other. */
  | { kind: "twice" }
  /** The previous answer to the same question again. */
  | { kind: "stale" }
  /** Another answer. */
  | { kind: "instead"; status: number; body: string; headers?: Readonly<Record<string, string>> };

/** A fault of one request. */
export interface Fault {
  /** Whether the server does what it was asked for all the same: makes the job, cancels it. */
  acts: boolean;
  /** It does so after this time, whoever has gone meanwhile. */
  actsAfterMs?: number;
  answer: FaultyAnswer;
}

const page = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>";
const html = { "content-type": "text/html" };

const instead = (status: number, body: string, headers: Record<string, string> = {}): FaultyAnswer => ({
  kind: "instead",
  status,
  body,
  headers,
});
const fault = (acts: boolean, answer: FaultyAnswer): Fault => ({ acts, answer });

/** Faults that leave it unknown whether a submission made a job. */
export const unknownFaults = {
  "reset before acting": fault(false, { kind: "reset" }),
  "reset after acting": fault(true, { kind: "reset" }),
  "reset midway through the answer": fault(true, { kind: "reset midway" }),
  "500 before acting": fault(false, instead(500, '{"error":"internal"}')),
  "500 after acting": fault(true, instead(500, '{"error":"internal"}')),
  "502 with a page": fault(false, instead(502, page, html)),
  "502 with a page after acting": fault(true, instead(502, page, html)),
  "503 before acting": fault(false, instead(503, '{"error":"unavailable"}')),
  "503 with Retry-After": fault(false, instead(503, '{"error":"unavailable"}', { "retry-after": "0" })),
  "524 after acting": fault(true, instead(524, page, html)),
  "408 after acting": fault(true, instead(408, '{"error":"timeout"}')),
  "a hang": fault(false, { kind: "hang" }),
  "a hang after acting": fault(true, { kind: "hang" }),
  "half a body with the length of the whole": fault(true, { kind: "truncated", lengthOf: "whole" }),
  "half a body with its own length": fault(true, { kind: "truncated", lengthOf: "half" }),
  "malformed JSON": fault(true, instead(200, '{"job_id": undefined}')),
  "a 200 without a job id": fault(true, instead(200, '{"status":"queued"}')),
  "a 200 without a body": fault(true, instead(200, "")),
  "the body twice": fault(true, { kind: "twice" }),
} as const satisfies Record<string, Fault>;

/** 429: the server certainly did nothing. */
export const limitFaults = {
  "429": fault(false, instead(429, '{"error":"too many"}')),
  "429 with Retry-After": fault(false, instead(429, '{"error":"too many"}', { "retry-after": "0" })),
  "429 with Retry-After of a second": fault(false, instead(429, '{"error":"too many"}', { "retry-after": "1" })),
} as const satisfies Record<string, Fault>;

/** Faults that a read comes upon beside those. */
export const readFaults = {
  "a stale answer": fault(true, { kind: "stale" }),
} as const satisfies Record<string, Fault>;

/** A refusal of the server's. */
export function refusal(status: number, headers: Record<string, string> = {}): Fault {
  return fault(false, instead(status, JSON.stringify({ error: `refused with ${status}` }), headers));
}
