/**
 * Reads a document from a file or a URL.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** The bytes of a published document. */
export interface PublishedText {
  /** Where they were read from. */
  source: string;
  bytes: Uint8Array;
}

const maxBytes = 64 * 1024 * 1024;

/**
 * Reads the bytes of a file or a URL.
 *
 * @param timeoutMs - how long the whole download may take
 * @param signal - aborts the download
 * @throws Error if the file does not exist, or the host cannot be reached, is too slow, responds with anything but 200,
 *   redirects to another origin, or breaks off the download
 */
export async function readPublished(source: string, timeoutMs: number, signal?: AbortSignal): Promise<PublishedText> {
  const url = /^https?:/i.test(source) ? readUrl(source) : undefined;
  if (url) return { source: url.href, bytes: await download(url, timeoutMs, signal) };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) throw new Error(`${source}: expected an https URL or a file.`);
  const bytes = await readFile(source).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${source} cannot be read: ${error.code === "ENOENT" ? "there is no such file" : error.message}.`);
  });
  return { source: pathToFileURL(source).href, bytes };
}

function readUrl(source: string): URL {
  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (!url) throw new Error(`${source} is not a URL.`);
  if (url.username !== "" || url.password !== "") throw new Error("A URL with a name or a password is not read.");
  if (url.protocol !== "https:" && !isLoopback(url.hostname)) throw new Error(`${url.href}: expected https.`);
  return url;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

async function download(url: URL, timeoutMs: number, stopped?: AbortSignal): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = stopped ? AbortSignal.any([timeout, stopped]) : timeout;
  try {
    const response = await request(url, signal);
    const length = Number(response.headers.get("content-length") ?? 0);
    if (length > maxBytes) throw new Error(`it is ${length} bytes long, which no document is`);
    return await readBody(response);
  } catch (error) {
    stopped?.throwIfAborted();
    if (timeout.aborted) throw new Error(`${url.href} did not respond within ${timeoutMs} ms.`);
    throw new Error(`${url.href} cannot be read: ${reasonOf(error)}.`);
  }
}

/** Sends the request and follows redirects, but only within the origin: the document must be the API's own. */
async function request(start: URL, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let hops = 0; hops <= 5; hops += 1) {
    const response = await fetch(url, { signal, redirect: "manual", headers: { accept: "application/json" } });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || location === null) {
      if (response.status !== 200) throw new Error(`it responded ${response.status}`);
      return response;
    }
    const next = new URL(location, url);
    if (next.origin !== start.origin) throw new Error(`it redirects to ${next.origin}`);
    url = next;
  }
  throw new Error("it redirects without end");
}

async function readBody(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`it is longer than ${maxBytes} bytes, which no document is`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The reason of a failed download. The message of fetch is only "fetch failed"; the reason is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = "code" in cause && typeof cause.code === "string" ? ` (${cause.code})` : "";
  return `${error.message === "terminated" ? "the download broke off" : "the connection failed"}: ${cause.message}${code}`;
}
