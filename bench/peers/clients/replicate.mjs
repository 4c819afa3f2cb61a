import Replicate from "replicate";

const model = "black-forest-labs/flux-dev";
const input = { prompt: "a lighthouse at dusk" };

export function createClient({ url, fetch }) {
  const replicate = new Replicate({ auth: "key", baseUrl: url, ...(fetch && { fetch }) });
  return {
    submit: () => replicate.predictions.create({ model, input }),
    wait: (signal) => replicate.run(model, { input, signal, wait: { mode: "poll" } }),
  };
}
