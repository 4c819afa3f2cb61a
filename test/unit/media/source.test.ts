import { expect, test } from "vitest";
import { holdsFile, isBlob, isFile } from "../../../src/media/source.ts";

const polyfill = { stream: () => {}, slice: () => {}, size: 1 };

test.each<[boolean, unknown]>([
  [true, new Blob()],
  [true, new File([], "a")],
  [true, polyfill],
  [true, new ArrayBuffer(1)],
  [true, new Uint8Array(1)],
  [true, new DataView(new ArrayBuffer(1))],
  [false, [1, 2]],
  [false, { slice: () => {} }],
  [false, "https://files.example/a.png"],
  [false, null],
])("isFile is %s for %o", (expected, value) => {
  expect(isFile(value)).toBe(expected);
});

test("isBlob knows a Blob of another realm by what it can do", () => {
  expect(isBlob(polyfill)).toBe(true);
  expect(isBlob(new Uint8Array())).toBe(false);
});

test.each<[boolean, string, unknown]>([
  [true, "in a field", { image_url: new Blob() }],
  [true, "in a list of objects", { styles: [{ url: "x" }, { url: new Uint8Array() }] }],
  [false, "nowhere", { prompt: "x", list: [1, null, { a: undefined }] }],
])("holdsFile is %s for a body with a file %s", (expected, _where, body) => {
  expect(holdsFile(body)).toBe(expected);
});

test("holdsFile ends with a circular body, and finds the file in it", () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(holdsFile(circular)).toBe(false);
  circular.file = new Blob();
  expect(holdsFile(circular)).toBe(true);
});

test("holdsFile reads an object once that is shared by many", () => {
  let reads = 0;
  const shared = {
    get url() {
      reads += 1;
      return "x";
    },
  };
  holdsFile({ styles: [shared, shared, { inner: shared }] });
  expect(reads).toBe(1);
});
