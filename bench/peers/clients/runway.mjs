import RunwayML from "@runwayml/sdk";

const body = { model: "gen4_image", promptText: "a lighthouse at dusk", ratio: "1920:1080" };

export function createClient({ url, fetch }) {
  const runway = new RunwayML({ apiKey: "key", baseURL: url, fetch });
  return {
    submit: () => runway.textToImage.create(body),
    wait: async (abortSignal) => runway.textToImage.create(body).waitForTaskOutput({ abortSignal }),
  };
}
