/**
 * The packages that are compared.
 *
 * @module
 */

/** A package, and a program that makes one typed call of it. */
export interface Contestant {
  /** Its name in tables, and that of its module in `clients/`. */
  name: string;
  packageName: string;
  /** A program that makes one submission, for the compiler. */
  program: string;
  /** Whether its client can wait for a job. */
  waits: boolean;
}

/** All packages, krea-sdk first. */
export const contestants: readonly Contestant[] = [
  {
    name: "krea-sdk",
    packageName: "krea-sdk",
    program: `import { Krea } from "krea-sdk";
const krea = new Krea();
export const job = await krea.image("krea/krea-2/medium", { prompt: "x", aspect_ratio: "1:1", resolution: "1K" });`,
    waits: true,
  },
  {
    name: "openapi-fetch",
    packageName: "openapi-fetch",
    program: `import createClient from "openapi-fetch";
interface paths { "/jobs": { post: { requestBody: { content: { "application/json": { prompt: string } } }; responses: { 200: { content: { "application/json": { id: string } } } } } } }
const client = createClient<paths>({ baseUrl: "https://api.example" });
export const { data } = await client.POST("/jobs", { body: { prompt: "x" } });`,
    waits: false,
  },
  {
    name: "replicate",
    packageName: "replicate",
    program: `import Replicate from "replicate";
const replicate = new Replicate();
export const output = await replicate.predictions.create({ model: "black-forest-labs/flux-dev", input: { prompt: "x" } });`,
    waits: true,
  },
  {
    name: "fal",
    packageName: "@fal-ai/client",
    program: `import { fal } from "@fal-ai/client";
export const status = await fal.queue.submit("fal-ai/flux/dev", { input: { prompt: "x" } });`,
    waits: true,
  },
  {
    name: "runway",
    packageName: "@runwayml/sdk",
    program: `import RunwayML from "@runwayml/sdk";
const runway = new RunwayML();
export const task = await runway.textToImage.create({ model: "gen4_image", promptText: "x", ratio: "1920:1080" });`,
    waits: true,
  },
  {
    name: "luma",
    packageName: "lumaai",
    program: `import LumaAI from "lumaai";
const luma = new LumaAI();
export const generation = await luma.generations.create({ model: "ray-2", prompt: "x" });`,
    waits: false,
  },
  {
    name: "openai",
    packageName: "openai",
    program: `import OpenAI from "openai";
const openai = new OpenAI();
export const image = await openai.images.generate({ model: "gpt-image-1", prompt: "x" });`,
    waits: false,
  },
];
