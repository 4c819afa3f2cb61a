/**
 * `npm start -- "a lighthouse at dusk"`: makes a picture with Krea 2 Medium and saves it. Without a key it uses the mock
 * server.
 *
 * @module
 */

import { access, constants, mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { Command } from "commander";
import ora from "ora";
import { isKreaAbortError, Krea, KreaInputError, type SubscribeResult } from "../src/index.ts";
import type { MockServer } from "../src/mock.ts";
import { showPrice } from "../src/models/show-price.ts";

const model = "image/krea/krea-2/medium";

interface Options {
  out: string;
  baseUrl?: string;
}

async function main(prompt: string, options: Options, signal: AbortSignal): Promise<void> {
  // Checked before anything is paid for.
  await prepareFolder(options.out);
  const { apiKey, baseUrl, mock } = await chooseServer(options);
  const input = { prompt, aspect_ratio: "1:1", resolution: "1K" } as const;
  // ora never stops drawing on a terminal that reports no columns. Without a terminal, lines are printed instead.
  const isTerminal = process.stderr.isTTY && process.stderr.columns > 0;
  const spinner = ora({ discardStdin: false, isEnabled: isTerminal, isSilent: !isTerminal });
  try {
    const krea = new Krea({ apiKey, baseUrl });
    const { price, reason } = await krea.models.estimate(model, input);
    const cost = price ? showPrice(price) : "an amount that is not known";
    if (!mock) console.log(`This picture will cost ${cost}.${reason === undefined ? "" : ` ${reason}`}`);
    const startedAt = Date.now();
    const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
    const show = (status: string) => {
      spinner.text = `${status}, ${seconds()} s`;
    };
    let status = "submitting";
    show(status);
    spinner.start();
    const timer = setInterval(() => show(status), 100);
    const result = await krea
      .subscribe(model, {
        input,
        signal,
        // Someone is watching, so a short delay is worth more requests.
        intervalMs: 1_000,
        onQueueUpdate: (job) => {
          status = job.status;
          show(status);
          if (!isTerminal) console.log(`${status}, ${seconds()} s`);
        },
      })
      .finally(() => clearInterval(timer));
    const time = seconds();
    spinner.stop();
    for (const path of await save(result, options.out, signal)) console.log(`Picture: ${path}`);
    console.log(`Model:   ${(await krea.models.get(model)).title} (${model})`);
    console.log(`Time:    ${time} s`);
    console.log(`Price:   ${mock ? `${cost} at the API; nothing here, it was the mock server` : cost}`);
  } catch (error) {
    if (!signal.aborted) throw error;
    const job = isKreaAbortError(error) && error.jobId;
    throw new StoppedError(job && !mock ? `Stopped. Job ${job} goes on at the API.` : "Stopped.");
  } finally {
    spinner.stop();
    await mock?.close();
  }
}

/** The user stopped the run with Ctrl-C. */
class StoppedError extends Error {}

async function prepareFolder(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (error) {
    throw new Error(`Cannot write to ${directory}: ${messageOf(error)}`);
  }
}

/** Uses the API if there is a key, and starts a mock server otherwise. */
async function chooseServer({ baseUrl }: Options): Promise<{ apiKey: string; baseUrl?: string; mock?: MockServer }> {
  const apiKey = process.env.KREA_API_KEY || process.env.KREA_API_TOKEN;
  if (apiKey) {
    console.log(`Using ${baseUrl ?? "the Krea API"} with your key.`);
    return { apiKey, ...(baseUrl !== undefined && { baseUrl }) };
  }
  if (baseUrl !== undefined) throw new KreaInputError("--base-url needs a key: set KREA_API_KEY.");
  console.log("No KREA_API_KEY is set, so a mock server makes the picture: it costs nothing, and shows no lighthouse.");
  const { startMockServer } = await import("../src/mock.ts");
  const mock = await startMockServer({ port: 0 });
  return { apiKey: "mock", baseUrl: mock.url, mock };
}

/**
 * Downloads every file, without sending the key, and returns the paths. If that fails, the error names the job and the URL,
 * so that a picture that was paid for is not lost.
 */
async function save({ job, data }: SubscribeResult, directory: string, signal: AbortSignal): Promise<string[]> {
  return Promise.all(
    data.urls.map(async (url, index) => {
      try {
        const response = await fetch(url, { signal });
        if (!response.ok) throw new Error(`its host responded ${response.status}`);
        const extension = /^\w+\/(\w+)/.exec(response.headers.get("content-type") ?? "")?.[1] ?? "bin";
        const path = join(directory, `${job.job_id}${index === 0 ? "" : `-${index + 1}`}.${extension}`);
        await writeFile(path, new Uint8Array(await response.arrayBuffer()));
        return relative(process.cwd(), path);
      } catch (error) {
        throw new Error(
          `Job ${job.job_id} is done, but its picture could not be saved: ${messageOf(error)}. It is at ${url}`,
        );
      }
    }),
  );
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, " ");
}

const controller = new AbortController();
// `on` instead of `once`: ora's cursor handling ends the process at the next Ctrl-C if nothing else listens.
process.on("SIGINT", () => {
  controller.abort();
  // Gives back the terminal even if something is still running.
  setTimeout(() => process.exit(130), 200).unref();
});

const program = new Command("start")
  .description("Makes a picture with Krea 2 Medium and saves it.")
  .argument("[prompt]", "what the picture should show", "a lighthouse at dusk")
  .option("--out <directory>", "the folder to save the picture in", "out")
  .option("--base-url <url>", "the API's URL")
  .action(async (prompt: string, options: Options) => {
    try {
      await main(prompt, options, controller.signal);
    } catch (error) {
      const isStopped = error instanceof StoppedError;
      console.error(isStopped ? error.message : `Error: ${messageOf(error)}`);
      process.exitCode = isStopped ? 130 : 1;
    }
  });
await program.parseAsync();
