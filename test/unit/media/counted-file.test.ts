import { expect, test } from "vitest";
import { CountedFile, type UploadProgress } from "../../../src/media/counted-file.ts";

test("a counted file has the name, type and content of the file, and tells what was read", async () => {
  const told: UploadProgress[] = [];
  const file = new CountedFile(new File(["abcdef"], "a.png", { type: "image/png" }), {
    onProgress: (progress) => told.push(progress),
  });
  expect([file.name, file.type, file.size]).toEqual(["a.png", "image/png", 6]);
  expect(told).toEqual([]);
  expect(await new Response(file.stream()).text()).toBe("abcdef");
  expect(told.at(-1)).toEqual({ loadedBytes: 6, totalBytes: 6 });
});

test("a counted file counts anew when it is sent again", async () => {
  const told: number[] = [];
  const file = new CountedFile(new File(["abc"], "a"), {
    onProgress: ({ loadedBytes }) => told.push(loadedBytes),
  });
  await new Response(file.stream()).text();
  await new Response(file.stream()).text();
  expect(told.at(-1)).toBe(3);
  expect(Math.max(...told)).toBe(3);
});
