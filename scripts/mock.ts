/**
 * `npm run mock -- --port 4010`: runs the mock server until it is interrupted.
 *
 * @module
 */

import { Command, InvalidArgumentError, Option } from "commander";
import { type MockJobOptions, type MockServer, type MockWebhookOptions, startMockServer } from "../src/mock.ts";

interface Flags extends MockJobOptions {
  port: number;
  cors?: boolean;
  maxConcurrentJobs?: number;
  webhookCopies?: number;
  webhookDelayMs?: number;
  webhookShuffle?: number;
}

async function main(): Promise<void> {
  let mock: MockServer | undefined;
  const stop = async () => {
    await mock?.close();
    // The signal may arrive while Prism is loading, which cannot be interrupted.
    process.exit(0);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const { port, cors, maxConcurrentJobs, webhookCopies, webhookDelayMs, webhookShuffle, ...jobs } = new Command("mock")
    .description("Runs a mock server of the Krea API on this machine.")
    .option("--port <n>", "the port to listen on; 0 for any free one", toNumber, 4010)
    .option("--queued-ms <n>", "how long a job stays queued, in milliseconds (default: 500)", toNumber)
    .option("--processing-ms <n>", "how long a job is processing after that, in milliseconds (default: 1500)", toNumber)
    .option("--max-concurrent-jobs <n>", "how many jobs may run at once (default: no limit)", toNumber)
    .option("--webhook-copies <n>", "how many times each webhook is delivered (default: 1)", toNumber)
    .option("--webhook-delay-ms <n>", "how long after the end of its job a webhook is sent, in milliseconds", toNumber)
    .option(
      "--webhook-shuffle <seed>",
      "send webhooks in random order: each after a random part of that delay",
      toNumber,
    )
    .option("--cors", "allow requests from web pages of any origin")
    .addOption(new Option("--outcome <outcome>", "how jobs end").choices(["completed", "failed"]))
    .parse()
    .opts<Flags>();
  const webhooks: MockWebhookOptions = {
    ...(webhookCopies !== undefined && { copies: webhookCopies }),
    ...(webhookDelayMs !== undefined && { delayMs: webhookDelayMs }),
    ...(webhookShuffle !== undefined && { shuffle: webhookShuffle }),
  };
  mock = await startMockServer({
    port,
    jobs,
    webhooks,
    ...(cors !== undefined && { cors }),
    ...(maxConcurrentJobs !== undefined && { maxConcurrentJobs }),
  });
  console.log(`Mock of the Krea API: ${mock.url}`);
}

function toNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || Number.isNaN(number)) throw new InvalidArgumentError("Expected a number.");
  return number;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
