// Uses the style of a picture on disk: npx tsx examples/krea-2/style-transfer.ts [path]
import { Krea } from "krea-sdk";
import { fileFromPath } from "krea-sdk/node";

const krea = new Krea({ baseUrl: process.env.KREA_BASE_URL });
const [path = "examples/krea-2/style-reference.png"] = process.argv.slice(2);

const { data } = await krea.subscribe("image/krea/krea-2/medium", {
  input: {
    prompt: "A portrait of a dancer in a quiet studio",
    aspect_ratio: "4:3",
    resolution: "1K",
    creativity: "medium",
    // The file is uploaded once and replaced by its URL.
    image_style_references: [{ url: await fileFromPath(path), strength: 0.6 }],
  },
});
console.log(data.urls);
