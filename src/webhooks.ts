/**
 * Receives the API's webhooks: a handler for `Request`s, and an adapter for `node:http` and Express.
 *
 * @module
 */

export type { EndedJob } from "./jobs/job.ts";
export { createWebhookHandler, type WebhookHandler } from "./webhooks/handler.ts";
export { type NodeListener, type NodeRequest, type NodeResponse, toNodeListener } from "./webhooks/node.ts";
export type { WebhookClient, WebhookHandlerOptions } from "./webhooks/options.ts";
export { createMemoryStore, type MemoryStoreOptions, type WebhookStore } from "./webhooks/store.ts";
