/**
 * A mock server of the Krea API, for tests and for development without an API key. Needs Node and the packages
 * `@stoplight/prism-http-server` and `@stoplight/prism-cli`.
 *
 * @module
 */

export type { MockFault, MockFaults, MockFaultTarget } from "./mock/faults.ts";
export type { JobFailure as MockJobFailure, JobOutcome as MockJobOutcome } from "./mock/job-state.ts";
export type { MockJob, MockJobs } from "./mock/mock-jobs.ts";
export type { MockJobOptions, MockServerOptions, MockWebhookOptions } from "./mock/options.ts";
export type { MockRequest } from "./mock/request.ts";
export { type RunwareMockOptions, type RunwareMockServer, startRunwareMockServer } from "./mock/runware.ts";
export { type MockServer, startMockServer } from "./mock/server.ts";
export type { MockDelivery } from "./mock/webhooks.ts";
