/**
 * `npm start -- "a lighthouse at dusk"`: makes a picture with Krea 2 Medium and saves it. Without a key it starts the
 * mock server.
 *
 * @module
 */

import { access, constants, mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { Command } from "commander";
import ora from "ora";
import { models } from "../generated/models.ts";
import { isKreaAbortError, type Job, Krea, KreaInputError } from "../src/index.ts";
import type { MockServer } from "../src/mock.ts";

const model = "image/krea/krea-2/medium";

interface Options {
  out: string;
  baseUrl?: string;
}

async function main(prompt: string, options: Options, signal: AbortSignal): Promise<void> {
  // Before anything is paid for: the picture must have a place to go.
  await prepareFolder(options.out);
  const { apiKey, baseUrl, mock } = await chooseServer(options);
  const spinner = ora({ discardStdin: false, text: "submitting" });
  try {
    const krea = new Krea({ apiKey, baseUrl });
    const startedAt = Date.now();
    const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
    let status = "submitting";
    spinner.start();
    const timer = setInterval(() => {
      spinner.text = `${status}, ${seconds()} s`;
    }, 100);
    let job: Job;
    let urls: string[];
    try {
      ({
        job,
        data: { urls },
      } = await krea.subscribe(model, {
        input: { prompt, aspect_ratio: "1:1", resolution: "1K" },
        signal,
        onQueueUpdate: (update) => {
          status = update.status;
          spinner.text = `${status}, ${seconds()} s`;
          if (!process.stderr.isTTY) console.log(`${status}, ${seconds()} s`);
        },
      }));
    } finally {
      clearInterval(timer);
    }
    const time = seconds();
    spinner.stop();
    for (const path of await save(job, urls, options.out, signal)) console.log(`Picture: ${path}`);
    console.log(`Model:   ${titleOf(model)} (${model})`);
    console.log(`Time:    ${time} s`);
    console.log(
      `Price:   ${mock ? `${priceOf(model)} at the API; nothing here, it was the mock server` : priceOf(model)}`,
    );
  } finally {
    spinner.stop();
    await mock?.close();
  }
}

async function prepareFolder(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (error) {
    throw new Error(`Cannot write to ${directory}: ${messageOf(error)}`);
  }
}

/** The API where there is a key; else a mock server of our own. */
async function chooseServer({ baseUrl }: Options): Promise<{ apiKey: string; baseUrl?: string; mock?: MockServer }> {
  const apiKey = process.env.KREA_API_KEY || process.env.KREA_API_TOKEN;
  if (apiKey) {
    console.log(`Using ${baseUrl ?? "the Krea API"} with your key. This picture will cost ${priceOf(model)}.`);
    return { apiKey, ...(baseUrl !== undefined && { baseUrl }) };
  }
  if (baseUrl !== undefined) throw new KreaInputError("--base-url needs a key: set KREA_API_KEY.");
  console.log("No KREA_API_KEY is set, so a mock server makes the picture: it costs nothing, and shows no lighthouse.");
  const { startMockServer } = await import("../src/mock.ts");
  const mock = await startMockServer({ port: 0 });
  return { apiKey: "mock", baseUrl: mock.url, mock };
}

/** What one picture from text costs, by the model's price table. */
function priceOf(id: string): string {
  const prices = models.find((entry) => entry.id === id)?.prices;
  const row = prices?.rows.find(({ values }) => values.length === 0 || values.includes("Text to image"));
  if (!prices || !row) return "an amount that the API's document does not say";
  return prices.unit === "USD" ? `$${row.amount.toFixed(3)}` : `${row.amount} ${prices.unit}`;
}

function titleOf(id: string): string {
  return models.find((entry) => entry.id === id)?.title ?? id;
}

/** Saves every URL, without the key, and answers the paths. */
async function save(job: Job, urls: string[], directory: string, signal: AbortSignal): Promise<string[]> {
  return Promise.all(
    urls.map(async (url, index) => {
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error(`The picture of job ${job.job_id} could not be fetched: ${response.status}`);
      const extension = /^\w+\/(\w+)/.exec(response.headers.get("content-type") ?? "")?.[1] ?? "bin";
      const name = `${job.job_id}${index === 0 ? "" : `-${index + 1}`}.${extension}`;
      const path = join(directory, name);
      await writeFile(path, new Uint8Array(await response.arrayBuffer()));
      return relative(process.cwd(), path);
    }),
  );
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, " ");
}

const controller = new AbortController();
process.once("SIGINT", () => {
  controller.abort();
  // Nothing that still runs may hold the terminal.
  setTimeout(() => process.exit(130), 50);
});

const program = new Command("start")
  .description("Makes a picture with Krea 2 Medium and saves it.")
  .argument("[prompt]", "what the picture shows", "a lighthouse at dusk")
  .option("--out <directory>", "where the picture goes", "out")
  .option("--base-url <url>", "the API's URL")
  .parse();

main(program.args[0] ?? "a lighthouse at dusk", program.opts<Options>(), controller.signal).catch((error: unknown) => {
  if (isKreaAbortError(error)) {
    console.error(error.jobId ? `Stopped. Job ${error.jobId} goes on at the API.` : "Stopped.");
    process.exitCode = 130;
  } else {
    console.error(`Error: ${messageOf(error)}`);
    process.exitCode = 1;
  }
});
