// Made by `npm run generate` from openapi/. Do not edit.

/** The mean of the average completion times that the document gives for a model, in seconds, by the model's id. */
export const expectedSeconds: Readonly<Record<string, number>> = {
  "image/bfl/flux-1-dev": 7,
  "image/bfl/flux-1-kontext-dev": 23,
  "image/runway/gen-4-image": 38,
  "image/openai/gpt-image": 72,
  "image/openai/gpt-image-2": 55,
  "image/qwen/2512": 22,
  "image/z-image/z-image": 5,
  "video/alibaba/wan-2.1": 97,
  "video/alibaba/wan-2.2": 113,
  "video/bytedance/seedance-1.0-pro": 89,
  "video/bytedance/seedance-1.0-pro-fast": 45,
};
