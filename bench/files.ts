/**
 * What moving files costs: memory, and how many uploads are saved.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type BatchRequest, type Fetch, Krea } from "../src/index.ts";
import { gradientPng } from "../src/mock/png.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { formatted, markdownTable } from "./support/markdown.ts";
import { percentile } from "./support/statistics.ts";

/** File sizes in MB. The first is only for warming up. */
const sizes = [0, 25, 75];
const rounds = 3;
const submissions = 1_000;
const chunk = Buffer.alloc(64 * 1024, 7);
const ways = ["upload, fileFromPath", "upload, read into memory", "download, saveJob", "download, read into memory"];

/** Memory while large files move, and uploads saved by the hash of their content. */
export const files: Benchmark = {
  name: "files",
  title: "Moving files",
  async run() {
    const memory = await memoryTable();
    const saved = await uploadsTable();
    const aboutMemory =
      "How far the resident memory of a process grows while it uploads a file to a server on the same machine, or downloads one: " +
      `the median of ${rounds} processes. \`fileFromPath\` and \`saveJob\` stream the file; "read into memory" is the code that one ` +
      "would write without them.";
    const aboutUploads =
      `How often a batch of ${formatted(submissions)} submissions uploads the reference image that they share. krea-sdk compares a ` +
      "hash of the content and uploads each file once; without that, every submission uploads its own copy.";
    return [aboutMemory, memory, aboutUploads, saved].join("\n\n");
  },
};

async function memoryTable(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "krea-sdk-files-"));
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      request.resume();
      request.once("end", () => response.end(JSON.stringify({ id: "a", image_url: "https://x.example/a" })));
      return;
    }
    const bytes = Math.max(Number(request.url?.slice(1)) * 1024 * 1024, chunk.length);
    response.writeHead(200, { "content-length": bytes, "content-type": "video/mp4" });
    let left = bytes;
    const write = () => {
      while (left > 0) {
        left -= chunk.length;
        if (!response.write(chunk)) return void response.once("drain", write);
      }
      response.end();
    };
    write();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    for (const size of sizes) {
      const path = join(directory, String(size));
      await writeFile(path, gradientPng(1));
      if (size > 0) await truncate(path, size * 1024 * 1024);
    }
    const large = sizes.filter((size) => size > 0);
    const rows: string[][] = [];
    for (const way of ways) {
      const cells: string[] = [];
      for (const size of large) {
        const grown: number[] = [];
        for (let round = 0; round < rounds; round += 1) grown.push(await measure(way, url, directory, size));
        cells.push(formatted(percentile(grown, 0.5) / 1e6, 0));
      }
      rows.push([way, ...cells]);
    }
    return markdownTable(["memory grows by, MB", ...large.map((size) => `${size} MB`)], rows);
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(directory, { recursive: true });
  }
}

async function measure(way: string, url: string, directory: string, size: number): Promise<number> {
  const child = fileURLToPath(new URL("./files/child.ts", import.meta.url));
  const parameters = [way, url, directory, String(size)];
  const nodeOptions = ["--expose-gc", "--import", "tsx"];
  const { stdout } = await promisify(execFile)(process.execPath, [...nodeOptions, child, ...parameters]);
  return Number(stdout);
}

async function uploadsTable(): Promise<string> {
  const counts = { uploads: 0, submissions: 0 };
  const fetch: Fetch = async (url, { method }) => {
    const { pathname } = new URL(url);
    if (pathname === "/assets") {
      counts.uploads += 1;
      return Response.json({ id: "a", image_url: "https://x.example/a.png" });
    }
    if (method === "POST") counts.submissions += 1;
    const body = { job_id: String(counts.submissions), created_at: new Date().toISOString() };
    return Response.json({ ...body, status: "completed", result: { urls: ["https://x.example/b.png"] } });
  };
  const krea = new Krea({ apiKey: "key", baseUrl: "https://api.example", fetch });
  const image = new Blob([Uint8Array.from(gradientPng(1))]);
  const requests = Array.from({ length: submissions }, (_value, index): BatchRequest => {
    const input = { prompt: `variation ${index}`, image_url: image };
    return { model: "image/bfl/flux-1-dev", input };
  });
  for await (const { status } of krea.batch(requests, { concurrency: 16 })) {
    if (status === "rejected") throw new Error("A submission was rejected.");
  }
  return markdownTable(
    ["client", "submissions", "uploads", "MB uploaded"],
    [
      ["krea-sdk", formatted(counts.submissions), formatted(counts.uploads), megabytes(counts.uploads * image.size)],
      ["an upload for each", formatted(submissions), formatted(submissions), megabytes(submissions * image.size)],
    ],
  );
}

function megabytes(bytes: number): string {
  return formatted(bytes / 1e6, 1);
}
