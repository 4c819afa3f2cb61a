/**
 * Measures the memory of pending waits and prints the heap sizes of each round as JSON.
 *
 * Needs `--expose-gc`. Parameters: the number of waits and the number of rounds.
 *
 * @module
 */

import { Krea } from "../../src/index.ts";

/** Heap sizes of one round, in bytes. */
export interface HeapSizes {
  before: number;
  /** All waits have started; no job was read yet. */
  started: number;
  /** Every job was read once. */
  read: number;
  /** All waits were aborted. */
  aborted: number;
  /** How many timers were left after that. */
  timersLeft: number;
}

const [waits = Number.NaN, rounds = Number.NaN] = process.argv.slice(2).map(Number);
const createdAt = new Date().toISOString();
let pagesRead = 0;

/** Stands in for the API: a page of jobs that never end. */
async function answer(url: string): Promise<Response> {
  const { searchParams } = new URL(url);
  const start = Number(searchParams.get("cursor") ?? 0);
  const end = Math.min(start + Number(searchParams.get("limit")), waits);
  pagesRead += 1;
  const items = Array.from({ length: end - start }, (_item, index) => jobBody(start + index));
  return Response.json({ items, next_cursor: end < waits ? String(end) : null });
}

function jobBody(index: number) {
  return {
    job_id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    status: "processing",
    created_at: createdAt,
    completed_at: null,
    result: null,
  };
}

async function heapUsed(): Promise<number> {
  // Memory that finalizers release is collected only in a later turn.
  for (let turn = 0; turn < 5; turn += 1) {
    globalThis.gc?.();
    await sleep(20);
  }
  return process.memoryUsage().heapUsed;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function round(krea: Krea): Promise<HeapSizes> {
  const before = await heapUsed();
  const controller = new AbortController();
  pagesRead = 0;
  let ended = 0;
  for (let index = 0; index < waits; index += 1) {
    krea.jobs.wait(jobBody(index), { signal: controller.signal }).catch(() => {
      ended += 1;
    });
  }
  const started = await heapUsed();
  if (pagesRead > 0) throw new Error("A job was read before the heap was measured: measure fewer waits.");
  while (pagesRead < waits / 1_000) await sleep(50);
  await sleep(200);
  const read = await heapUsed();
  controller.abort();
  while (ended < waits) await sleep(10);
  const aborted = await heapUsed();
  const timersLeft = process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
  return { before, started, read, aborted, timersLeft };
}

if (!globalThis.gc) throw new Error("Run this with --expose-gc.");
const krea = new Krea({ apiKey: "benchmark", baseUrl: "https://api.example", fetch: answer });
// The first round also loads and compiles the code, so it is not counted.
await round(krea);
const measured: HeapSizes[] = [];
for (let count = 0; count < rounds; count += 1) measured.push(await round(krea));
console.log(JSON.stringify(measured));
