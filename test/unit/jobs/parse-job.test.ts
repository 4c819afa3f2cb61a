import { describe, expect, test } from "vitest";
import { jobStatuses } from "../../../generated/jobs.ts";
import type { Job } from "../../../src/jobs/job.ts";
import { parseJob } from "../../../src/jobs/parse-job.ts";

const base = { job_id: "j1", status: "completed", created_at: "2026-01-01T00:00:00Z" };
const parse = (fields: object): Job => {
  const job = parseJob({ ...base, ...fields });
  if (!job) throw new Error("no job");
  return job;
};
const a = "https://files.example/a.png";
const b = "https://files.example/b.png";
const glb = "https://files.example/a.glb";
const image = (url: string, more: object = {}) => ({ url, kind: "image", ...more });
const model = (url: string) => ({ url, kind: "3d", type: "model" });

describe("parseJob", () => {
  test.each([
    ["a list of strings", [a, b], { urls: [a, b], files: [image(a), image(b)] }],
    ["a list of objects", [{ type: "model", url: glb }], { urls: [glb], files: [model(glb)] }],
    [
      "objects with a preview",
      [
        { type: "preview", url: b },
        { type: "model", url: glb },
      ],
      { urls: [glb], previews: [b], files: [image(b, { type: "preview" }), model(glb)] },
    ],
    [
      "a map by name",
      { first: a, second: glb },
      {
        urls: [a, glb],
        outputs: { first: a, second: glb },
        files: [image(a, { name: "first" }), { url: glb, kind: "3d", name: "second" }],
      },
    ],
    [
      "lists and objects by name",
      { url: [a, b], type: { type: "model", url: glb } },
      {
        urls: [a, b, glb],
        outputs: { url: b, type: glb },
        files: [image(a, { name: "url" }), image(b, { name: "url" }), { ...model(glb), name: "type" }],
      },
    ],
    ["one object", { type: "model", url: glb }, { urls: [glb], files: [model(glb)] }],
    ["one string", a, { urls: [a], files: [image(a)] }],
    ["nothing", undefined, { urls: [], files: [] }],
    ["null", null, { urls: [], files: [] }],
    ["an empty map", {}, { urls: [], files: [], outputs: {} }],
    ["entries that are no URLs", [1, null, { type: "model" }, ["a"]], { urls: [], files: [] }],
    ["lists in a list", [[a], [[b]]], { urls: [a, b], files: [image(a), image(b)] }],
    [
      "maps by name",
      { model: { glb, format: "glb" }, views: [a] },
      {
        urls: [glb, a],
        outputs: { "model.glb": glb, views: a },
        files: [{ url: glb, kind: "3d", name: "model.glb" }, image(a, { name: "views" })],
      },
    ],
    [
      "a map with a preview",
      { preview: b, model: glb },
      {
        urls: [glb],
        previews: [b],
        outputs: { preview: b, model: glb },
        files: [image(b, { name: "preview", type: "preview" }), { url: glb, kind: "3d", name: "model" }],
      },
    ],
    ["a preview alone", { preview: b }, { urls: [b], outputs: { preview: b }, files: [image(b, { name: "preview" })] }],
  ])("reads urls that are %s", (_name, urls, result) => {
    expect(parse({ result: { urls, seconds: 1 } }).result).toEqual({ ...result, extra: { seconds: 1 } });
  });

  test.each([
    ["https://x.example/a.mp4?name=b.png#c.wav", "video"],
    ["https://x.example/a.WAV", "audio"],
    ["https://x.example/a.b/c", "unknown"],
    ["https://x.example/a.zip", "unknown"],
    ["data:image/png;base64,AAAA", "image"],
    ["data:model/gltf-binary;base64,AAAA", "3d"],
    ["data:,", "unknown"],
    ["", "unknown"],
  ])("the kind of the file %j is %s", (url, kind) => {
    expect(parse({ result: { urls: [url] } }).result?.files).toEqual([{ url, kind }]);
  });

  test.each<[string, unknown, object]>([
    ["a list", [a, b], { urls: [a, b], files: [image(a), image(b)] }],
    ["a text", a, { urls: [a], files: [image(a)] }],
    [
      "a field that the document does not have",
      { a: [a, b], note: "done" },
      {
        urls: [a, b],
        outputs: { a: b },
        files: [image(a, { name: "a" }), image(b, { name: "a" })],
        extra: { a: [a, b], note: "done" },
      },
    ],
  ])("reads the URLs of a result that is or has %s", (_name, result, expected) => {
    const job = parse({ result });
    expect(job.result).toEqual(expected);
    expect(parseJob(job)).toEqual(job);
  });

  test("reads nested results only to a limit", () => {
    let urls: unknown = [a];
    for (let depth = 0; depth < 20_000; depth += 1) urls = { deeper: urls };
    expect(parse({ result: { urls } }).result).toMatchObject({ urls: [] });
    const many = Array.from({ length: 20_000 }, () => [a]);
    expect(parse({ result: { urls: many } }).result?.urls).toHaveLength(10_000);
  });

  test.each([[null], [{}], [undefined], ["text"]])("a result of %j is none", (result) => {
    expect(parse({ status: "processing", result }).result).toBeNull();
    expect(parse({ status: "failed", result }).result).toBeNull();
    // The type of a completed job promises a result.
    expect(parse({ status: "completed", result }).result).toEqual({ urls: [], files: [] });
  });

  test.each([[["a.png"]], [[{ url: b, kind: "image" }]], [[{ url: a, kind: "video" }]]])(
    "keeps files, outputs and previews that are not its own under extra (files: %j)",
    (files) => {
      expect(parse({ result: { urls: [a], files, outputs: { first: 1 }, previews: a } }).result).toEqual({
        urls: [a],
        files: [image(a)],
        extra: { files, outputs: { first: 1 }, previews: a },
      });
    },
  );

  test.each(jobStatuses)("takes the status %s of the document as it is", (status) => {
    expect(parse({ status })).toMatchObject({ status, extra: {} });
  });

  test("a status that the document does not have is unknown, and the API's word is kept", () => {
    expect(parse({ status: "paused" })).toMatchObject({ status: "unknown", extra: { status: "paused" } });
  });

  test("both spellings of cancelled", () => {
    expect(parse({ status: "canceled" }).status).toBe("cancelled");
    expect(parse({ status: "cancelled" }).status).toBe("cancelled");
  });

  test.each([
    ["a string", "out of memory", { message: "out of memory" }],
    ["an object", { code: "nsfw", message: "refused" }, { code: "nsfw", message: "refused" }],
    ["an object with a code alone", { code: "nsfw" }, { code: "nsfw", message: "nsfw" }],
    ["an object with more", { message: "refused", where: 1 }, { message: "refused", extra: { where: 1 } }],
    ["null", null, null],
    ["an empty object", {}, null],
    ["an empty string", "", null],
  ])("reads an error that is %s", (_name, error, expected) => {
    expect(parse({ error }).error).toEqual(expected);
  });

  test("keeps what it does not know under extra, and fills in what is missing", () => {
    expect(parse({ status: "queued", type: "flux", estimated_time: 7, extra: 1 })).toEqual({
      ...base,
      status: "queued",
      completed_at: null,
      result: null,
      error: null,
      extra: { type: "flux", estimated_time: 7, extra: 1 },
    });
  });

  test.each([
    ["completed", { result: { urls: { first: a }, style_id: "s", seconds: 1 }, type: "flux" }],
    ["completed", { result: { urls: [{ type: "preview", url: a }] } }],
    ["completed", { result: { urls: [{ type: "model", url: glb }, b, { type: "preview", url: a }] } }],
    ["completed", { result: { urls: { front: [a, b], back: { type: "preview", url: glb } } } }],
    ["completed", { result: { urls: {} } }],
    ["failed", { error: { code: "nsfw", where: 1 }, extra: { position: 1 } }],
    ["paused", { type: "flux" }],
  ])("a %s job that was read before stays as it is", (status, fields) => {
    const job = parse({ status, ...fields });
    expect(parseJob(job)).toEqual(job);
    expect(parseJob(JSON.parse(JSON.stringify(job)))).toEqual(job);
  });

  test.each([[null], ["x"], [[]], [{}], [{ job_id: "", status: "queued" }], [{ job_id: "x" }], [{ status: "queued" }]])(
    "%j is no job",
    (value) => expect(parseJob(value)).toBeUndefined(),
  );
});
