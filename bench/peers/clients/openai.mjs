import OpenAI from "openai";

export function createClient({ url, fetch }) {
  const openai = new OpenAI({ apiKey: "key", baseURL: url, fetch });
  return { submit: () => openai.images.generate({ model: "gpt-image-1", prompt: "a lighthouse at dusk" }) };
}
