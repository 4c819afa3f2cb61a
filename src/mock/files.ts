/**
 * The files that the mock server serves: the results of jobs, and uploaded assets. They need no API key, like the hosts
 * on which the real API stores results.
 *
 * @module
 */

import type { Answer } from "./answer.ts";
import type { AssetStore } from "./assets.ts";
import type { JobRecord, JobStore } from "./jobs.ts";
import { gradientPng } from "./png.ts";
import { parseRange } from "./range.ts";
import type { MockRequest } from "./request.ts";
import { sampleVideo } from "./sample-video.ts";

/** The path of a job's result. */
export function resultPath(job: JobRecord): string {
  return `/files/results/${job.id}.${job.kind === "video" ? "mp4" : "png"}`;
}

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
  const [, id] = /^\/files\/results\/([^/]+)\.\w+$/.exec(path) ?? [];
  const job = id === undefined ? undefined : jobs.get(id);
  if (!job || job.kind === "style" || path !== resultPath(job)) return undefined;
  if (jobs.stateOf(job).end?.outcome !== "completed") return undefined;
  if (job.kind === "video") return { bytes: sampleVideo, mimeType: "video/mp4", name: `${job.id}.mp4` };
  const hue = Number.parseInt(job.id.slice(0, 4), 16) % 360;
  return { bytes: gradientPng(hue), mimeType: "image/png", name: `${job.id}.png` };
}
