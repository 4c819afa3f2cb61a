// Makes the same prompt at every level of creativity, from literal to free: npx tsx examples/krea-2/creativity.ts
import { type BatchRequest, Krea } from "krea-sdk";

const krea = new Krea({ baseUrl: process.env.KREA_BASE_URL });
const levels = ["raw", "low", "medium", "high"] as const;

const requests = levels.map((creativity): BatchRequest => {
  const input = { prompt: "A lighthouse", aspect_ratio: "1:1", resolution: "1K", creativity } as const;
  return { model: "image/krea/krea-2/medium", input };
});
for await (const result of krea.batch(requests)) {
  const level = levels[result.index];
  if (result.status === "fulfilled") console.log(level, result.value.data.urls);
  else console.error(level, result.reason);
}
