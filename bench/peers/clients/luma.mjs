import LumaAI from "lumaai";

export function createClient({ url, fetch }) {
  const luma = new LumaAI({ authToken: "key", baseURL: url, fetch });
  return { submit: () => luma.generations.create({ model: "ray-2", prompt: "a lighthouse at dusk" }) };
}
