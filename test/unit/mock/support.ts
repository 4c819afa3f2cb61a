import { onTestFinished } from "vitest";
import type { Job } from "../../../generated/openapi.ts";
import { type MockServer, type MockServerOptions, startMockServer } from "../../../src/mock.ts";

/** What a test reads of an answer. */
export interface Seen<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A mock server with a clock that only the test moves. */
export interface TestMock {
  mock: MockServer;
  /** Moves the clock on. */
  advance(milliseconds: number): void;
  /** Sends a request with a key and reads the answer as JSON (undefined where there is no body). */
  call<Body = Record<string, unknown>>(method: string, path: string, options?: CallOptions): Promise<Seen<Body>>;
  /** Submits a valid job and gives its id. */
  submit(path?: string, body?: unknown): Promise<string>;
  /** Reads a job. */
  job(id: string): Promise<Job>;
}

export interface CallOptions {
  /** Sent as JSON, unless it is a string, bytes or a form. */
  body?: unknown;
  headers?: Record<string, string>;
  /** null for no key. */
  key?: string | null;
}

export const imagePath = "/generate/image/bfl/flux-1-dev";
export const videoPath = "/generate/video/kling/kling-2.5";
export const unknownId = "00000000-0000-4000-8000-000000000000";

/** The time at which the clock of every test starts. */
export const startMs = Date.parse("2026-07-01T12:00:00.000Z");

export async function startTestMock(options: MockServerOptions = {}): Promise<TestMock> {
  let nowMs = startMs;
  const mock = await startMockServer({ now: () => nowMs, ...options });
  onTestFinished(() => mock.close());

  async function call<Body>(method: string, path: string, options: CallOptions = {}): Promise<Seen<Body>> {
    const { body, headers, key = "test-key" } = options;
    const isRaw = body === undefined || typeof body === "string" || body instanceof FormData;
    const response = await fetch(mock.url + path, {
      method,
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && !(body instanceof FormData) && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
  }

  return {
    mock,
    advance: (milliseconds) => {
      nowMs += milliseconds;
    },
    call,
    submit: async (path = imagePath, body: unknown = { prompt: "a lighthouse at dusk" }) =>
      (await call<Job>("POST", path, { body })).body.job_id,
    job: async (id) => (await call<Job>("GET", `/jobs/${id}`)).body,
  };
}
