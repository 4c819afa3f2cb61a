/**
 * A mock server of Runware. Prism validates every request against the document, and the server keeps the tasks.
 *
 * @module
 */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { GetResponseTask, ImageInferenceTask, TaskError, TaskResult } from "../../generated/runware.ts";
import { type Check, checkOptions } from "../options/check.ts";
import { type Answer, isRefusal, sendAnswer } from "./answer.ts";
import type { Clock } from "./clock.ts";
import { allowOrigins, answerPreflight } from "./cors.ts";
import { listen, stop } from "./listen.ts";
import { commonChecks, isDuration } from "./options.ts";
import { gradientPng } from "./png.ts";
import { loadPrism, type Prism } from "./prism.ts";
import { BodyTooLarge, type MockRequest, readRequest, recordRequest, refuseLargeBody } from "./request.ts";

/** Options of {@link startRunwareMockServer}. */
export interface RunwareMockOptions {
  /** The port to listen on. Default: 0, which picks any free port. */
  port?: number;
  /** How long a task takes, in milliseconds. Default: 1500. */
  processingMs?: number;
  /** Whether pages of any origin may send requests, for apps that run in a browser. Default: false. */
  cors?: boolean;
  /** Returns the current time in milliseconds since 1970. Default: `Date.now`. */
  now?: Clock;
}

/** A running mock server of Runware. */
export interface RunwareMockServer {
  /** The URL of the server, without a trailing slash. */
  readonly url: string;
  /** The port that the server listens on. */
  readonly port: number;
  /** The accepted image tasks, oldest first. */
  readonly tasks: readonly ImageInferenceTask[];
  /** The received requests, oldest first. Keeps the last 10,000. */
  readonly requests: readonly MockRequest[];
  /**
   * Makes the next task fail, at its usual time.
   *
   * @example
   * ```ts
   * mock.failNext({ code: "contentModerated", message: "The prompt was refused." });
   * ```
   */
  failNext(error: Pick<TaskError, "code" | "message">): void;
  /**
   * Stops the server and closes all connections.
   *
   * @example
   * ```ts
   * afterAll(() => mock.close());
   * ```
   */
  close(): Promise<void>;
  /** Stops the server, for `await using`. The same as {@link RunwareMockServer.close}. */
  [Symbol.asyncDispose](): Promise<void>;
}

const checks: Record<keyof RunwareMockOptions, Check> = { ...commonChecks, processingMs: isDuration };

interface TaskRecord {
  task: ImageInferenceTask;
  endsAtMs: number;
  error: Pick<TaskError, "code" | "message"> | undefined;
}

/**
 * Starts a mock server of Runware in this process. Needs the packages `@stoplight/prism-http-server` and
 * `@stoplight/prism-cli`.
 *
 * @param options - where the server listens and how long tasks take
 * @returns the running server, once it accepts requests
 * @throws KreaInputError if an option is unknown or invalid; Error if the port is taken or Prism's packages are missing
 * @example
 * ```ts
 * const mock = await startRunwareMockServer({ processingMs: 10 });
 * const runware = new Runware({ apiKey: "any", baseUrl: mock.url });
 * ```
 */
export async function startRunwareMockServer(options: RunwareMockOptions = {}): Promise<RunwareMockServer> {
  checkOptions("startRunwareMockServer", options, checks);
  const { processingMs = 1_500, cors = false, now = () => Date.now() } = options;
  const prism = await loadPrism("runware");
  const server = createServer();
  const { port, url } = await listen(server, { port: options.port ?? 0, host: "127.0.0.1" });
  const records = new Map<string, TaskRecord>();
  const requests: MockRequest[] = [];
  const failures: Pick<TaskError, "code" | "message">[] = [];

  const createTask = (task: ImageInferenceTask): Required<Pick<TaskAnswer, "data">> => {
    records.set(task.taskUUID, { task, endsAtMs: now() + processingMs, error: failures.shift() });
    return { data: [{ taskType: task.taskType, taskUUID: task.taskUUID }] };
  };
  const readTask = (taskUUID: string): TaskAnswer => {
    const record = records.get(taskUUID);
    const common = { taskType: "getResponse", taskUUID };
    if (!record) return { errors: [{ code: "taskNotFound", message: `There is no task ${taskUUID}.`, ...common }] };
    if (now() < record.endsAtMs) return { data: [{ ...common, status: "processing" }] };
    return resultOf(record, url);
  };
  server.on("request", async (message: IncomingMessage, response: ServerResponse) => {
    try {
      const request = await readRequest(message);
      recordRequest(requests, request);
      if (cors) allowOrigins(response);
      const preflight = cors ? answerPreflight(request) : undefined;
      sendAnswer(response, preflight ?? (await answerRequest(request, prism, { createTask, readTask })));
    } catch (error) {
      if (error instanceof BodyTooLarge) return refuseLargeBody(message, response);
      if (response.destroyed || response.headersSent) return;
      sendAnswer(response, { status: 500, headers: {}, body: { errors: [{ code: "mock", message: String(error) }] } });
    }
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= stop(server);
    return closing;
  };
  return {
    url,
    port,
    requests,
    close,
    [Symbol.asyncDispose]: close,
    get tasks() {
      return [...records.values()].map(({ task }) => task);
    },
    failNext: (error) => void failures.push(error),
  };
}

interface TaskAnswer {
  data?: TaskResult[];
  errors?: TaskError[];
}

interface TaskStore {
  createTask(task: ImageInferenceTask): TaskAnswer;
  readTask(taskUUID: string): TaskAnswer;
}

async function answerRequest(
  request: Parameters<Prism["answer"]>[0],
  prism: Prism,
  { createTask, readTask }: TaskStore,
): Promise<Answer> {
  const picture = /^\/images\/(\d+)\.png$/.exec(request.path);
  if (picture) return { status: 200, headers: { "content-type": "image/png" }, body: gradientPng(Number(picture[1])) };
  const answer = await prism.answer(request);
  if ("prefer" in request.headers || isRefusal(answer)) return answer;
  const answers = (request.body as (ImageInferenceTask | GetResponseTask)[]).map((task) =>
    task.taskType === "imageInference" ? createTask(task) : readTask(task.taskUUID),
  );
  const data = answers.flatMap((each) => each.data ?? []);
  const errors = answers.flatMap((each) => each.errors ?? []);
  return { ...answer, body: { ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }) } };
}

/** Returns the result of a task: one entry for each image, or an error. */
function resultOf({ task, error }: TaskRecord, url: string): TaskAnswer {
  const { taskType, taskUUID, numberResults = 1, includeCost, seed = 1 } = task;
  if (error) return { errors: [{ ...error, taskType, taskUUID }] };
  const data = Array.from({ length: numberResults }, (_value, index) => ({
    taskType,
    taskUUID,
    status: "success" as const,
    imageUUID: crypto.randomUUID(),
    imageURL: `${url}/images/${(seed + index) % 360}.png`,
    seed: seed + index,
    ...(includeCost && { cost: 0.03 }),
  }));
  return { data };
}
