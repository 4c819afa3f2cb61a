/**
 * A project that uses a document of its own: its program, and the API that it calls.
 *
 * @module
 */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/**
 * The program. It is compiled before it is run, so each line with `@ts-expect-error` is an error of the compiler.
 *
 * @param file - how it imports the file that `krea types` has written
 */
export function programText(file: string): string {
  return `import { Krea, type ModelId, type ModelKind } from "krea-sdk";
import { createValidator } from "krea-sdk/validate";
import { document } from ${JSON.stringify(file)};

export const id: ModelId = "scent/acme/rose-1";
export const kind: ModelKind = "scent";
// @ts-expect-error: a model of the package's own document.
export const other: ModelId = "image/bfl/flux-1-dev";

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export async function main(baseUrl: string) {
  const notices: string[] = [];
  const krea = new Krea({
    apiKey: "key",
    baseUrl,
    document,
    validateInput: await createValidator(document),
    onDeprecation: (notice) => notices.push(notice.message),
  });
  const photo = new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)], { type: "image/png" });
  const job = await krea.scent("acme/rose-1", { prompt: "a rose", photoUrl: photo });
  const { data } = await krea.subscribe("scent/acme/rose-1", { input: { prompt: "a rose" }, maxCost: { usd: 1 } });
  const { price } = await krea.models.estimate("scent/acme/rose-1", { prompt: "a rose" });
  const tooDear = () => krea.submit("scent/acme/rose-1", { prompt: "a rose" }, { maxCost: { usd: 0.1 } });
  const wrong = () => krea.submit("scent/acme/rose-1", { prompt: "a rose", strength: 10 });
  // @ts-expect-error: a field that the model does not have.
  const misspelt = () => krea.scent("acme/rose-1", { promt: "a rose" });
  // @ts-expect-error: a kind of the package's own document.
  const image = () => krea.image("bfl/flux-1-dev", { prompt: "a rose" });
  // @ts-expect-error: a model of the package's own document.
  const unknown = () => krea.submit("image/bfl/flux-1-dev", { prompt: "a rose" });
  const { data: byPath } = await krea.api.POST("/generate/scent/acme/rose-1", { body: { prompt: "a rose" } });
  const schema = await krea.models.getSchema("scent/acme/rose-1");
  return {
    job: job.job_id,
    urls: data.urls,
    price,
    byPath: byPath?.job_id,
    required: schema.required,
    models: (await krea.models.list()).map((model) => model.id),
    notices: notices.length,
    refused: await Promise.all([tooDear, wrong, misspelt, image, unknown].map((call) => call().catch(messageOf))),
  };
}
`;
}

/** A request that the API got. */
export interface Received {
  operation: string;
  type: string;
  body: string;
}

/** Starts an API whose jobs are completed at once. */
export async function startApi(): Promise<{ url: string; received: Received[]; close: () => void }> {
  const received: Received[] = [];
  const job = { job_id: "4c5b7f4e-0000-4000-8000-000000000001", created_at: "2026-11-01T00:00:00Z", error: null };
  const completed = {
    ...job,
    completed_at: job.created_at,
    status: "completed",
    result: { urls: ["https://x.example/1"] },
  };
  const asset = { id: job.job_id, image_url: "https://x.example/photo", uploaded_at: job.created_at };
  const server = createServer(async (request, response) => {
    const operation = `${request.method} ${request.url}`;
    const body = (await buffer(request)).toString();
    received.push({ operation, type: (request.headers["content-type"] ?? "").replace(/;.*/, ""), body });
    const answer = operation.startsWith("POST /assets")
      ? asset
      : request.method === "GET"
        ? completed
        : { ...job, status: "queued" };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, received, close };
}
