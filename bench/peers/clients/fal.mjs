import { createFalClient } from "@fal-ai/client";

const input = { prompt: "a lighthouse at dusk" };

export function createClient({ url, fetch: send = fetch }) {
  // The client has no option for the API's URL.
  const redirect = (address, init) => send(`${url}${new URL(address).pathname}`, init);
  const fal = createFalClient({ credentials: "key", fetch: redirect });
  return {
    submit: () => fal.queue.submit("fal-ai/flux/dev", { input }),
    wait: (abortSignal) => fal.subscribe("fal-ai/flux/dev", { input, abortSignal }),
  };
}
