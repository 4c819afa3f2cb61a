import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Answer } from "../../../src/mock/answer.ts";
import { AssetStore } from "../../../src/mock/assets.ts";
import { tetrahedronGlb } from "../../../src/mock/glb.ts";
import type { MockJobOptions } from "../../../src/mock/options.ts";
import type { WireRequest } from "../../../src/mock/request.ts";
import { resultMediaOf } from "../../../src/mock/result-media.ts";
import { toneWav } from "../../../src/mock/wav.ts";

// Kinds of models that the API's document does not have, asked of the server's own parts: its Prism refuses them.

describe("what an operation makes", () => {
  test.each([
    ["/generate/image/bfl/flux-1-dev", "image"],
    ["/generate/video/kling/kling-2.5", "video"],
    ["/generate/audio/eleven/music", "audio"],
    ["/generate/text-to-speech/eleven/v3", "audio"],
    ["/generate/3d/tripo/tripo", "3d"],
    ["/generate/animation/acme/a", "video"],
    ["/generate/enhance/topaz/standard-enhance", "image"],
    ["/generate/enhance/acme/unknown", "image"],
    ["/generate/lip-sync/acme/video-model", "image"],
    ["/export/3d", "3d"],
    ["/node-apps/x/execute", "image"],
  ])("%s makes the media %s", (path, media) => expect(resultMediaOf(path)).toBe(media));
});

describe("a WAV file", () => {
  test("has a format and samples of the lengths that it says", () => {
    const bytes = toneWav(440);
    expect(bytes.toString("latin1", 0, 4) + bytes.toString("latin1", 8, 16)).toBe("RIFFWAVEfmt ");
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt16LE(34)]).toEqual([1, 1, 16]);
    expect(bytes.readUInt32LE(28)).toBe(bytes.readUInt32LE(24) * bytes.readUInt16LE(32));
    expect(bytes.toString("latin1", 36, 40)).toBe("data");
    expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
    const samples = Array.from({ length: (bytes.length - 44) / 2 }, (_value, index) =>
      bytes.readInt16LE(44 + index * 2),
    );
    expect(samples[0]).toBe(0);
    expect(Math.max(...samples)).toBeGreaterThan(10_000);
  });
});

describe("a GLB file", () => {
  test("has chunks of the lengths that it says, and bounds that fit its vertices", () => {
    const bytes = tetrahedronGlb([0.1, 0.5, 0.5]);
    expect([bytes.toString("latin1", 0, 4), bytes.readUInt32LE(4), bytes.readUInt32LE(8)]).toEqual([
      "glTF",
      2,
      bytes.length,
    ]);
    const jsonLength = bytes.readUInt32LE(12);
    const binary = bytes.subarray(20 + jsonLength);
    expect([bytes.toString("latin1", 16, 20), binary.toString("latin1", 4, 8)]).toEqual(["JSON", "BIN\0"]);
    expect([jsonLength % 4, binary.readUInt32LE(0) % 4, binary.readUInt32LE(0)]).toEqual([0, 0, binary.length - 8]);
    const { accessors, bufferViews, buffers, materials } = JSON.parse(bytes.toString("utf8", 20, 20 + jsonLength));
    expect(buffers[0].byteLength).toBe(binary.length - 8);
    expect(materials[0].pbrMetallicRoughness.baseColorFactor).toEqual([0.1, 0.5, 0.5, 1]);
    const [positions, indices] = bufferViews as { byteOffset: number; byteLength: number }[];
    const floats = Array.from({ length: (positions?.byteLength ?? 0) / 4 }, (_value, index) =>
      binary.readFloatLE(8 + index * 4),
    );
    expect([Math.min(...floats), Math.max(...floats)]).toEqual([accessors[0].min[0], accessors[0].max[0]]);
    const at = 8 + (indices?.byteOffset ?? 0);
    const corners = Array.from({ length: accessors[1].count }, (_value, index) => binary.readUInt16LE(at + index * 2));
    expect(Math.max(...corners)).toBe(accessors[0].count - 1);
  });
});

describe("the server", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.doMock("../../../generated/operations.ts", () => ({
      submissionOperations: ["POST /export/3d", "POST /apps.v1/{id}/run"],
    }));
    return () => {
      vi.doUnmock("../../../generated/operations.ts");
      vi.doUnmock("../../../generated/jobs.ts");
      vi.resetModules();
    };
  });

  const options: Required<MockJobOptions> = { queuedMs: 0, processingMs: 0, outcome: "completed" };
  const uuid = "00000000-0000-4000-8000-000000000000";

  /** The parts of a server over a Prism that accepts everything and answers this. */
  async function parts(answer: Partial<Answer>, jobFileTypes: string[] = []) {
    vi.doMock("../../../generated/jobs.ts", () => ({ jobFileTypes }));
    const [{ answerRequest }, { JobStore }] = await Promise.all([
      import("../../../src/mock/front.ts"),
      import("../../../src/mock/jobs.ts"),
    ]);
    const jobs = new JobStore(options, () => 0);
    const state = {
      jobs,
      assets: new AssetStore(() => 0),
      styles: {} as never,
      maxConcurrentJobs: 9,
      url: "http://mock",
    };
    const prism = {
      answer: async (_request: WireRequest, preference?: { code?: number }): Promise<Answer> => ({
        status: preference?.code ?? 200,
        headers: {},
        body: {},
        ...(preference?.code === undefined && answer),
      }),
    };
    const call = (method: string, path: string, body?: unknown) => {
      const request = { method, path, search: "", headers: {}, body, bytes: Buffer.alloc(0), jsonProblem: undefined };
      return answerRequest(request, prism, state, undefined);
    };
    const made = async (path: string) => {
      const { job_id } = (await call("POST", path, {})).body as { job_id: string };
      const { result } = (await call("GET", `/jobs/${job_id}`)).body as { result: { urls: unknown } };
      return { id: job_id, urls: result.urls };
    };
    return { call, made };
  }

  test.each([
    ["/generate/audio/eleven/music", "wav", "audio/wav", "RIFF"],
    ["/generate/3d/tripo/tripo", "glb", "model/gltf-binary", "glTF"],
    ["/generate/image/bfl/flux-1-dev", "png", "image/png", "\x89PNG"],
  ])("serves the file of %s as .%s", async (path, extension, mimeType, magic) => {
    const { call, made } = await parts({});
    const { id, urls } = await made(path);
    expect(urls).toEqual([`http://mock/files/results/${id}.${extension}`]);
    const { status, headers, body } = await call("GET", `/files/results/${id}.${extension}`);
    expect([status, headers["content-type"]]).toEqual([200, mimeType]);
    expect((body as Buffer).toString("latin1", 0, 4)).toBe(magic);
    const other = extension === "png" ? "wav" : "png";
    expect((await call("GET", `/files/results/${id}.${other}`)).body).not.toBeInstanceOf(Buffer);
    expect((await call("GET", `/files/results/${id}-preview.png`)).body).not.toBeInstanceOf(Buffer);
  });

  test("gives a 3D model its type and a preview where the document has types", async () => {
    const { call, made } = await parts({}, ["model", "preview"]);
    const { id, urls } = await made("/generate/3d/tripo/tripo");
    expect(urls).toEqual([
      { type: "model", url: `http://mock/files/results/${id}.glb` },
      { type: "preview", url: `http://mock/files/results/${id}-preview.png` },
    ]);
    expect((await call("GET", `/files/results/${id}-preview.png`)).headers["content-type"]).toBe("image/png");
    expect((await made("/generate/audio/eleven/music")).urls).toEqual([expect.any(String)]);
  });

  test.each(["/export/3d", "/apps.v1/one/run"])("makes a job for %s", async (path) => {
    const { call } = await parts({ status: 202, body: undefined });
    const { status, headers, body } = await call("POST", path, {});
    expect([status, headers["content-type"]]).toEqual([202, "application/json"]);
    expect(body).toMatchObject({ job_id: expect.any(String), status: "queued" });
  });

  test.each(["/apps.v1/run", "/appsxv1/one/run", "/apps.v1/one/two/run"])("makes none for %s", async (path) => {
    const { call } = await parts({});
    expect((await call("POST", path, {})).body).toEqual({});
  });

  test("answers the file of a job where an operation on that job answers a URL", async () => {
    const { call, made } = await parts({ body: { url: "http://example.com", size: 1 } });
    const { id } = await made("/generate/3d/tripo/tripo");
    const url = `http://mock/files/results/${id}.glb`;
    expect((await call("POST", "/convert", { job_id: id })).body).toEqual({ url, size: 1 });
    expect((await call("POST", "/convert", { job_id: uuid })).status).toBe(404);
    expect((await call("POST", "/convert", { id })).body).toEqual({ url: "http://example.com", size: 1 });
  });
});
