/**
 * The files that the mock server serves: the results of jobs, and uploaded assets. They need no API key, like the hosts
 * on which the real API stores results.
 *
 * @module
 */

import { jobFileTypes } from "../../generated/jobs.ts";
import type { Answer } from "./answer.ts";
import type { AssetStore } from "./assets.ts";
import { tetrahedronGlb } from "./glb.ts";
import type { JobRecord, JobStore } from "./jobs.ts";
import { gradientPng } from "./png.ts";
import { parseRange } from "./range.ts";
import type { MockRequest } from "./request.ts";
import type { ResultMedia } from "./result-media.ts";
import { sampleVideo } from "./sample-video.ts";
import { toneWav } from "./wav.ts";

/** A file of a job's result. */
export interface ResultPath {
  /** The path of the file. */
  path: string;
  /** The API's word for what the file is for. Undefined if the document has none for it. */
  type: string | undefined;
}

/** The files of a job's result, in the API's order: the result and, for a 3D model, a picture of it. */
export function resultPaths(job: JobRecord): ResultPath[] {
  if (job.kind === "style") return [];
  const file = (name: string, media: ResultMedia) => `/files/results/${name}.${makers[media].extension}`;
  const main = file(job.id, job.kind);
  const isTyped = job.kind === "3d" && jobFileTypes.includes("model") && jobFileTypes.includes("preview");
  if (!isTyped) return [{ path: main, type: undefined }];
  return [
    { path: main, type: "model" },
    { path: file(`${job.id}-preview`, "image"), type: "preview" },
  ];
}

/** How a file of each type is made. The seed, 0 to 359, makes the files of different jobs differ. */
const makers: Record<ResultMedia, { extension: string; mimeType: string; make(seed: number): Buffer }> = {
  image: { extension: "png", mimeType: "image/png", make: gradientPng },
  video: { extension: "mp4", mimeType: "video/mp4", make: () => sampleVideo },
  audio: { extension: "wav", mimeType: "audio/wav", make: (seed) => toneWav(220 + seed) },
  "3d": { extension: "glb", mimeType: "model/gltf-binary", make: (seed) => tetrahedronGlb([seed / 359, 0.5, 0.5]) },
};

/** The path of an uploaded file. */
export function assetPath(id: string): string {
  return `/files/assets/${id}`;
}

interface StoredFile {
  bytes: Buffer;
  mimeType: string;
  /** The file name to download it as. */
  name: string;
}

/** Answers a request for a file. Supports `Range` and `If-Range`. Undefined if there is no such file. */
export function answerFile(request: MockRequest, jobs: JobStore, assets: AssetStore): Answer | undefined {
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  const file = findAsset(request.path, assets) ?? findResult(request.path, jobs);
  if (!file) return undefined;
  const { range, "if-range": condition } = request.headers;
  // The content at a path never changes, so the path itself identifies it.
  const etag = JSON.stringify(request.path);
  const size = file.bytes.length;
  const part = condition === undefined || condition === etag ? parseRange(range, size) : "whole";
  const headers = {
    "content-type": file.mimeType,
    "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "accept-ranges": "bytes",
    etag,
  };
  if (part === "whole") return { status: 200, headers, body: file.bytes };
  if (part === "unsatisfiable") {
    return { status: 416, headers: { "accept-ranges": "bytes", "content-range": `bytes */${size}` }, body: undefined };
  }
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${part.start}-${part.end}/${size}` },
    body: file.bytes.subarray(part.start, part.end + 1),
  };
}

function findAsset(path: string, assets: AssetStore): StoredFile | undefined {
  const [, id] = /^\/files\/assets\/([^/]+)$/.exec(path) ?? [];
  return id === undefined ? undefined : assets.get(id);
}

function findResult(path: string, jobs: JobStore): StoredFile | undefined {
  const [, name, id, extension] = /^\/files\/results\/(([\w-]+?)(?:-preview)?)\.(\w+)$/.exec(path) ?? [];
  const job = id === undefined ? undefined : jobs.get(id);
  if (!job || !resultPaths(job).some((file) => file.path === path)) return undefined;
  if (jobs.stateOf(job).end?.outcome !== "completed") return undefined;
  const maker = Object.values(makers).find((each) => each.extension === extension);
  const seed = Number.parseInt(job.id.slice(0, 4), 16) % 360;
  return maker && { bytes: maker.make(seed), mimeType: maker.mimeType, name: `${name}.${extension}` };
}
