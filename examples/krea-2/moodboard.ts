// Follows a moodboard that you made in the web app: npx tsx examples/krea-2/moodboard.ts <moodboard id>
import { Krea } from "krea-sdk";

const krea = new Krea({ baseUrl: process.env.KREA_BASE_URL });
const [id = "your-moodboard-id"] = process.argv.slice(2);

const job = await krea.image("krea/krea-2/large", {
  prompt: "A campaign image for a new outdoor lamp collection",
  aspect_ratio: "16:9",
  resolution: "1K",
  creativity: "high",
  moodboards: [{ id, strength: 0.35 }],
});
const { result } = await krea.jobs.wait(job);
console.log(result.urls);
