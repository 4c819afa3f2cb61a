/**
 * What two files have in common when their bytes are the same.
 *
 * @module
 */

/** A part of a file is in memory at a time. */
const partBytes = 4 * 1024 * 1024;

/** Blobs do not change: each is read once. */
const known = new WeakMap<Blob, Promise<string>>();

/**
 * The hash of a file's content: SHA-256 over the SHA-256 of each part, since Web Crypto has no hash that grows and a
 * whole file need not be in memory.
 */
export function contentHash(file: Blob): Promise<string> {
  const before = known.get(file);
  if (before) return before;
  const hash = hashOf(file);
  known.set(file, hash);
  hash.catch(() => known.delete(file));
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
