/**
 * Every client as its own documentation uses it: one submission, and one wait for a job.
 *
 * Each answers `{submit, wait}`; `wait` takes an abort signal, and is missing where the package has none for such a job.
 * Each talks to `url/<name>`, so that a server can tell them apart, and sends by `fetch` where one is given.
 */

const input = { prompt: "a lighthouse at dusk" };

/** @typedef {{ url: string, fetch?: typeof fetch }} Target */

export const clients = {
  "krea-sdk": async ({ url, fetch }) => {
    const { Krea } = await import("krea-sdk");
    const krea = new Krea({ apiKey: "key", baseUrl: `${url}/krea-sdk` });
    // As most use it: with the runtime's fetch.
    if (fetch) globalThis.fetch = fetch;
    return {
      submit: () => krea.image("bfl/flux-1-dev", input),
      wait: (signal) => krea.subscribe("image/bfl/flux-1-dev", { input, signal }),
    };
  },
  "openapi-fetch": async ({ url, fetch }) => {
    const { default: createClient } = await import("openapi-fetch");
    const headers = { Authorization: "Bearer key" };
    const client = createClient({ baseUrl: `${url}/openapi-fetch`, headers, ...(fetch && { fetch }) });
    return {
      submit: async () => {
        const { data, error } = await client.POST("/generate/image/bfl/flux-1-dev", { body: input });
        if (error) throw new Error("refused");
        return data;
      },
    };
  },
  replicate: async ({ url, fetch }) => {
    const { default: Replicate } = await import("replicate");
    const replicate = new Replicate({ auth: "key", baseUrl: `${url}/replicate`, ...(fetch && { fetch }) });
    return {
      submit: () => replicate.predictions.create({ model: "black-forest-labs/flux-dev", input }),
      wait: (signal) => replicate.run("black-forest-labs/flux-dev", { input, signal, wait: { mode: "poll" } }),
    };
  },
  fal: async ({ url, fetch: given = fetch }) => {
    const { createFalClient } = await import("@fal-ai/client");
    // It has no option for the API's URL.
    const elsewhere = (address, init) => given(`${url}/fal${new URL(address).pathname}`, init);
    const fal = createFalClient({ credentials: "key", fetch: elsewhere });
    return {
      submit: () => fal.queue.submit("fal-ai/flux/dev", { input }),
      wait: (abortSignal) => fal.subscribe("fal-ai/flux/dev", { input, abortSignal }),
    };
  },
  runway: async ({ url, fetch }) => {
    const { default: RunwayML } = await import("@runwayml/sdk");
    const runway = new RunwayML({ apiKey: "key", baseURL: `${url}/runway`, ...(fetch && { fetch }) });
    const body = { model: "gen4_image", promptText: input.prompt, ratio: "1920:1080" };
    return {
      submit: () => runway.textToImage.create(body),
      wait: async (abortSignal) => runway.textToImage.create(body).waitForTaskOutput({ abortSignal }),
    };
  },
  luma: async ({ url, fetch }) => {
    const { default: LumaAI } = await import("lumaai");
    const luma = new LumaAI({ authToken: "key", baseURL: `${url}/luma`, ...(fetch && { fetch }) });
    return { submit: () => luma.generations.create({ ...input, model: "ray-2" }) };
  },
  openai: async ({ url, fetch }) => {
    const { default: OpenAI } = await import("openai");
    const openai = new OpenAI({ apiKey: "key", baseURL: `${url}/openai`, ...(fetch && { fetch }) });
    return { submit: () => openai.images.generate({ ...input, model: "gpt-image-1" }) };
  },
};

/** What a server answers while a job runs, in the words of each API. */
const running = {
  "krea-sdk": { status: "processing", created_at: "2026-01-01T00:00:00Z", completed_at: null, result: null },
  "openapi-fetch": { status: "processing" },
  replicate: { status: "processing" },
  fal: { status: "IN_PROGRESS" },
  runway: { status: "RUNNING" },
  luma: { state: "dreaming" },
  openai: { created: 1, data: [] },
};

/** The answer to any request of a client: its job, which does not end. */
export function jobOf(name) {
  const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
  return { job_id: id, id, request_id: id, ...running[name] };
}

/** A client by its name, over a target. */
export function clientOf(name, target) {
  const make = clients[name];
  if (!make) throw new Error(`There is no client ${JSON.stringify(name)}.`);
  return make(target);
}
