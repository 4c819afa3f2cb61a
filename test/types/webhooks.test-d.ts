import { createServer } from "node:http";
import express from "express";
import { Hono } from "hono";
import { expectTypeOf, test } from "vitest";
import type { Job, Krea } from "../../src/index.ts";
import {
  createWebhookHandler,
  type EndedJob,
  toNodeListener,
  type WebhookClient,
  type WebhookStore,
} from "../../src/webhooks.ts";

declare const krea: Krea;
const handler = createWebhookHandler({ krea, onJob: () => {} });

test("the handler fits where requests come in", () => {
  expectTypeOf(handler).toExtend<(request: Request) => Promise<Response>>();
  // Next.js, a Worker, Bun and Deno.
  expectTypeOf(handler).toExtend<
    (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>
  >();
  expectTypeOf(handler).toExtend<(request: Request, env: object, context: object) => Promise<Response>>();
  expectTypeOf(handler).toExtend<(request: Request, server: { port: number }) => Response | Promise<Response>>();
  expectTypeOf(handler).toExtend<(request: Request, info: { remoteAddr: object }) => Response | Promise<Response>>();
  new Hono().post("/hook", (c) => handler(c.req.raw));
  createServer(toNodeListener(handler));
  express().post("/hook", toNodeListener(handler));
  express().use("/hook", express.json(), toNodeListener(handler));
});

test("the job has ended, and is a job", () => {
  createWebhookHandler({
    krea,
    onJob: (job) => {
      expectTypeOf(job).toEqualTypeOf<EndedJob>();
      expectTypeOf(job).toExtend<Job>();
      expectTypeOf(job.status).toEqualTypeOf<"completed" | "failed" | "cancelled">();
    },
  });
  createWebhookHandler({ krea, onJob: async (job: Job) => job.job_id });
});

test("both are required, and nothing else is known", () => {
  // @ts-expect-error -- no onJob
  createWebhookHandler({ krea });
  // @ts-expect-error -- no client
  createWebhookHandler({ onJob: () => {} });
  // @ts-expect-error -- no such option
  createWebhookHandler({ krea, onJob: () => {}, verify: "none" });
  // @ts-expect-error -- not one of the two
  createWebhookHandler({ krea, onJob: () => {}, respond: "never" });
  // @ts-expect-error -- says nothing
  createWebhookHandler({ krea, onJob: () => {}, authorize: () => {} });
});

test("clients and stores of others fit", () => {
  expectTypeOf<Krea>().toExtend<WebhookClient>();
  expectTypeOf<{ jobs: { get(id: string): Promise<Job> } }>().toExtend<WebhookClient>();
  expectTypeOf<{ add(id: string): boolean; delete(id: string): boolean }>().toExtend<WebhookStore>();
  expectTypeOf<{ add(id: string): Promise<boolean>; delete(id: string): Promise<number> }>().toExtend<WebhookStore>();
});
