// Makes a picture: npx tsx examples/krea-2/generate.ts
import { Krea } from "krea-sdk";

// The key comes from KREA_API_KEY. Set KREA_BASE_URL to use a mock server.
const krea = new Krea({ baseUrl: process.env.KREA_BASE_URL });

const { data } = await krea.subscribe("image/krea/krea-2/medium", {
  input: {
    prompt: "A cinematic product photo of a glass lamp on a marble table",
    aspect_ratio: "4:5",
    resolution: "1K",
    creativity: "low",
  },
  onQueueUpdate: ({ status }) => console.error(status),
});
console.log(data.urls);
