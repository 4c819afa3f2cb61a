import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import { contentHash } from "../../../src/media/content-hash.ts";
import { caught } from "../../support/caught.ts";

const sha256 = (data: Uint8Array) => createHash("sha256").update(data).digest();

test("contentHash is the hash of the hashes of 4 MiB each", async () => {
  const bytes = new Uint8Array(4 * 1024 * 1024 + 3).fill(7);
  const parts = [bytes.subarray(0, 4 * 1024 * 1024), bytes.subarray(4 * 1024 * 1024)].map(sha256);
  expect(await contentHash(new Blob([bytes]))).toBe(sha256(Buffer.concat(parts)).toString("hex"));
});

test("contentHash is the same for the same bytes alone", async () => {
  expect(await contentHash(new File(["abc"], "a.png"))).toBe(await contentHash(new Blob(["a", "bc"])));
  expect(await contentHash(new Blob(["abc"]))).not.toBe(await contentHash(new Blob(["abd"])));
});

test("contentHash reads a file once, and once more if that failed", async () => {
  const file = new Blob(["abc"]);
  const slice = vi.spyOn(file, "slice").mockImplementationOnce(() => {
    throw new Error("the disk is gone");
  });
  expect(await caught(contentHash(file))).toMatchObject({ message: "the disk is gone" });
  await Promise.all([contentHash(file), contentHash(file)]);
  expect(slice).toHaveBeenCalledTimes(2);
});
