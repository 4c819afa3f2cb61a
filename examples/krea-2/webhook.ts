// Receives the webhook of a job and saves its result: npx tsx examples/krea-2/webhook.ts
import { createServer } from "node:http";
import { Krea } from "krea-sdk";
import { saveJob } from "krea-sdk/node";
import { createWebhookHandler, toNodeListener } from "krea-sdk/webhooks";

const krea = new Krea({ baseUrl: process.env.KREA_BASE_URL });
const secret = crypto.randomUUID();

const handler = createWebhookHandler({
  krea,
  authorize: (request) => new URL(request.url).searchParams.get("secret") === secret,
  onJob: async (job) => {
    if (job.status === "completed") console.log(await saveJob(job, { directory: "out", overwrite: true }));
    else console.error(job.status, job.error?.message);
    server.close();
  },
});
const server = createServer(toNodeListener(handler)).listen(Number(process.env.PORT ?? 8080), "127.0.0.1", async () => {
  // The URL by which the API reaches this server: https, or plain http for a mock server on this machine.
  const url = process.env.WEBHOOK_URL ?? `http://127.0.0.1:${process.env.PORT ?? 8080}`;
  await krea.image(
    "krea/krea-2/medium",
    { prompt: "A glass lamp on a marble table", aspect_ratio: "1:1", resolution: "1K" },
    { webhookUrl: `${url}/hook?secret=${secret}` },
  );
});
