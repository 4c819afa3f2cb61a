/**
 * Hashes of file contents, so that identical files are uploaded once.
 *
 * @module
 */

/** How much of a file is in memory at a time, in bytes. */
const partBytes = 4 * 1024 * 1024;

/** Cached hashes. A Blob never changes, so each one is read once. */
const hashes = new WeakMap<Blob, Promise<string>>();

/**
 * Returns a hash of a file's content, as a hex string.
 *
 * The hash is SHA-256 over the SHA-256 hashes of the file's parts. Web Crypto has no incremental hash, and hashing in
 * parts avoids loading the whole file into memory.
 */
export function contentHash(file: Blob): Promise<string> {
  const cached = hashes.get(file);
  if (cached) return cached;
  const hash = hashOf(file);
  hashes.set(file, hash);
  hash.catch(() => hashes.delete(file));
  return hash;
}

async function hashOf(file: Blob): Promise<string> {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < file.size || from === 0; from += partBytes) {
    const part = await file.slice(from, from + partBytes).arrayBuffer();
    parts.push(new Uint8Array(await crypto.subtle.digest("SHA-256", part)));
  }
  const whole = await crypto.subtle.digest("SHA-256", await new Blob(parts as BlobPart[]).arrayBuffer());
  return [...new Uint8Array(whole)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
