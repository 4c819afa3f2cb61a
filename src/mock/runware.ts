/**
 * A mock server of Runware: Prism validates every request against the document, and a front holds the tasks.
 *
 * @module
 */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ImageInferenceTask, TaskError, TaskResult } from "../../generated/runware.ts";
import type { RunwareTask } from "../runware/service.ts";
import { type Answer, isRefusal, sendAnswer } from "./answer.ts";
import type { Clock } from "./clock.ts";
import { allowOrigins, answerPreflight } from "./cors.ts";
import { listen, stop } from "./listen.ts";
import { gradientPng } from "./png.ts";
import { loadPrism, type Prism } from "./prism.ts";
import { type MockRequest, noteRequest, readRequest } from "./request.ts";

/** What {@link startRunwareMockServer} takes. */
export interface RunwareMockOptions {
  /** The port to listen on. Default 0: any free one. */
  port?: number;
  /** How long a task takes, in milliseconds. Default 1500. */
  processingMs?: number;
  /** Whether pages of any origin may ask it, for apps in a browser. Default: false. */
  cors?: boolean;
  /** The time in milliseconds since 1970. Default `Date.now`. */
  now?: Clock;
}

/** A running mock server of Runware. */
export interface RunwareMockServer {
  /** Where it is, without a slash at the end. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** The tasks that make images, as they were accepted, oldest first. */
  readonly tasks: readonly ImageInferenceTask[];
  /** The requests that it has read to their end, oldest first: the last 10,000. */
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
   * Stops it and closes every connection.
   *
   * @example
   * ```ts
   * afterAll(() => mock.close());
   * ```
   */
  close(): Promise<void>;
  /** The same as {@link RunwareMockServer.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

interface MadeTask {
  task: ImageInferenceTask;
  endsAtMs: number;
  error: Pick<TaskError, "code" | "message"> | undefined;
}

/**
 * Starts a mock server of Runware in this process.
 *
 * @returns the running server, once it takes requests
 * @throws Error where the port is taken, or the packages of Prism are not installed
 * @example
 * ```ts
 * const mock = await startRunwareMockServer({ processingMs: 10 });
 * const runware = new Runware({ apiKey: "any", baseUrl: mock.url });
 * ```
 */
export async function startRunwareMockServer({
  port: wanted = 0,
  processingMs = 1_500,
  cors = false,
  now = Date.now,
}: RunwareMockOptions = {}): Promise<RunwareMockServer> {
  const prism = await loadPrism("runware");
  const server = createServer();
  const { port, url } = await listen(server, { port: wanted, host: "127.0.0.1" });
  const made = new Map<string, MadeTask>();
  const requests: MockRequest[] = [];
  const failures: Pick<TaskError, "code" | "message">[] = [];

  const make = (task: ImageInferenceTask): Required<Pick<TaskAnswer, "data">> => {
    made.set(task.taskUUID, { task, endsAtMs: now() + processingMs, error: failures.shift() });
    return { data: [{ taskType: task.taskType, taskUUID: task.taskUUID }] };
  };
  const tell = (taskUUID: string): TaskAnswer => {
    const known = made.get(taskUUID);
    const about = { taskType: "getResponse", taskUUID };
    if (!known) return { errors: [{ code: "taskNotFound", message: `There is no task ${taskUUID}.`, ...about }] };
    if (now() < known.endsAtMs) return { data: [{ ...about, status: "processing" }] };
    return endOf(known, url);
  };
  server.on("request", async (message: IncomingMessage, response: ServerResponse) => {
    try {
      const request = await readRequest(message);
      noteRequest(requests, request);
      if (cors) allowOrigins(response);
      const preflight = cors ? answerPreflight(request) : undefined;
      sendAnswer(response, preflight ?? (await answerRequest(request, prism, { make, tell })));
    } catch (error) {
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
    ...{ url, port, requests, close, [Symbol.asyncDispose]: close },
    get tasks() {
      return [...made.values()].map(({ task }) => task);
    },
    failNext: (error) => void failures.push(error),
  };
}

interface TaskAnswer {
  data?: TaskResult[];
  errors?: TaskError[];
}

interface TaskState {
  make(task: ImageInferenceTask): TaskAnswer;
  tell(taskUUID: string): TaskAnswer;
}

async function answerRequest(
  request: Parameters<Prism["answer"]>[0],
  prism: Prism,
  { make, tell }: TaskState,
): Promise<Answer> {
  const picture = /^\/images\/(\d+)\.png$/.exec(request.path);
  if (picture) return { status: 200, headers: { "content-type": "image/png" }, body: gradientPng(Number(picture[1])) };
  const answer = await prism.answer(request);
  if ("prefer" in request.headers || isRefusal(answer)) return answer;
  const answers = (request.body as RunwareTask[]).map((task) =>
    task.taskType === "imageInference" ? make(task) : tell(task.taskUUID),
  );
  const data = answers.flatMap((each) => each.data ?? []);
  const errors = answers.flatMap((each) => each.errors ?? []);
  return { ...answer, body: { ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }) } };
}

/** How a task ended: an entry for each image, or an error. */
function endOf({ task, error }: MadeTask, url: string): TaskAnswer {
  const { taskType, taskUUID, numberResults = 1, includeCost, seed = 1 } = task;
  if (error) return { errors: [{ ...error, taskType, taskUUID }] };
  const data = Array.from({ length: numberResults }, (_value, index) => ({
    ...{ taskType, taskUUID, status: "success" as const, imageUUID: crypto.randomUUID() },
    imageURL: `${url}/images/${(seed + index) % 360}.png`,
    seed: seed + index,
    ...(includeCost && { cost: 0.03 }),
  }));
  return { data };
}
