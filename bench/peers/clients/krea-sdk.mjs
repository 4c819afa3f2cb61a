import { Krea } from "krea-sdk";

const input = { prompt: "a lighthouse at dusk" };

export function createClient({ url, fetch }) {
  // Most users pass no fetch of their own, so the runtime's is replaced.
  if (fetch) globalThis.fetch = fetch;
  const krea = new Krea({ apiKey: "key", baseUrl: url });
  return {
    submit: () => krea.image("bfl/flux-1-dev", input),
    wait: (signal) => krea.subscribe("image/bfl/flux-1-dev", { input, signal }),
  };
}
