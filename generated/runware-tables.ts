// Made by `npm run generate` from openapi/. Do not edit.

import type { JsonSchema } from "../src/models/json-schema.ts";

/** The JSON Schema of a request's body. */
export const body: JsonSchema = {
  "type": "array",
  "minItems": 1,
  "items": {"oneOf":[{"description":"Makes images.","type":"object","additionalProperties":false,"required":["taskType","taskUUID","model","positivePrompt","width","height"],"x-krea-models":{"image/krea/krea-2/medium":"krea:krea@2-medium","image/krea/krea-2/large":"krea:krea@2-large"},"x-krea-sizes":{"1:1":[1024,1024],"4:3":[1184,896],"3:2":[1248,832],"16:9":[1376,768],"2.35:1":[1568,672],"4:5":[928,1152],"2:3":[832,1248],"9:16":[768,1376]},"properties":{"taskType":{"description":"What kind of task it is.","const":"imageInference"},"taskUUID":{"description":"UUID v4 to track the task by. Must be unique per task.","type":"string","format":"uuid"},"model":{"description":"Large is the clients' word, Medium the page's.","type":"string","enum":["krea:krea@2-medium","krea:krea@2-large"]},"positivePrompt":{"description":"What is to be in the image.","type":"string"},"width":{"description":"In pixels; paired with `height`.","type":"integer","enum":[1024,1184,1248,1376,1568,928,832,768]},"height":{"description":"In pixels; paired with `width`.","type":"integer","enum":[1024,896,832,768,672,1152,1248,1376]},"seed":{"description":"Repeats a generation; a random one where it is left out.","type":"integer","minimum":0,"maximum":9223372036854776000},"outputType":{"type":"string","enum":["base64Data","dataURI","URL"],"default":"URL"},"outputFormat":{"description":"`PNG` and `WEBP` can be transparent.","type":"string","enum":["JPG","PNG","WEBP"],"default":"JPG"},"outputQuality":{"description":"Higher is better, and larger.","type":"integer","minimum":20,"maximum":99,"default":95},"webhookURL":{"description":"Each result is posted to it when it is there.","type":"string","format":"uri"},"deliveryMethod":{"description":"`sync` answers with the results, `async` at once; ask for them by `getResponse`.","type":"string","enum":["sync","async"],"default":"sync"},"uploadEndpoint":{"description":"The image is sent to it by HTTP PUT.","type":"string","format":"uri"},"safety":{"description":"Whether the images are checked.","type":"object","additionalProperties":false,"properties":{"checkContent":{"description":"Checks the image; in mode `fast` where none is given.","type":"boolean","default":false},"mode":{"description":"`fast` is a single check. The page names the modes' meanings, the clients their words.","type":"string","enum":["none","fast"],"default":"none"}}},"ttl":{"description":"How long the result is kept, in seconds. Only where `outputType` is URL.","type":"integer","minimum":60},"includeCost":{"description":"Says in the answer what the task cost.","type":"boolean","default":false},"numberResults":{"description":"How many images to make, each by another seed.","type":"integer","minimum":1,"maximum":20,"default":1},"inputs":{"description":"Images to go by.","type":"object","additionalProperties":false,"properties":{"referenceImages":{"description":"Images whose style guides the generation.","type":"array","minItems":1,"maxItems":10,"items":{"oneOf":[{"type":"string"},{"description":"An image whose style guides the generation, or guides away from it.","type":"object","additionalProperties":false,"required":["image"],"properties":{"image":{"description":"A UUID, a URL, a data URI or Base64.","type":"string"},"strength":{"description":"Positive values guide towards the image, negative ones away from it.","type":"number","minimum":-2,"maximum":2,"default":0.7}}}]}}}},"settings":{"description":"How to generate.","type":"object","additionalProperties":false,"properties":{"creativity":{"description":"How closely the model follows the prompt.","type":"string","enum":["raw","low","medium","high"],"default":"medium"},"moodboards":{"description":"As Krea's own API takes them. Not on the page, which breaks off before it.","type":"array","maxItems":1,"items":{"description":"A moodboard of Krea's.","type":"object","additionalProperties":false,"required":["id"],"properties":{"id":{"description":"Its id.","type":"string"},"strength":{"description":"How much it counts.","type":"number"}}}}}}}},{"description":"Asks what became of a task that was to be delivered later.","type":"object","additionalProperties":false,"required":["taskType","taskUUID"],"properties":{"taskType":{"description":"What kind of task it is.","const":"getResponse"},"taskUUID":{"description":"The id of that task.","type":"string","format":"uuid"}}}]},
};

/** The provider's names of the models, by their ids. */
export const models: Readonly<Record<"image/krea/krea-2/medium" | "image/krea/krea-2/large", string>> = {
  "image/krea/krea-2/medium": "krea:krea@2-medium",
  "image/krea/krea-2/large": "krea:krea@2-large",
};

/** Widths and heights in pixels, by aspect ratio. */
export const sizes: Readonly<Record<string, readonly [width: number, height: number]>> = {
  "1:1": [1024,1024],
  "4:3": [1184,896],
  "3:2": [1248,832],
  "16:9": [1376,768],
  "2.35:1": [1568,672],
  "4:5": [928,1152],
  "2:3": [832,1248],
  "9:16": [768,1376],
};
