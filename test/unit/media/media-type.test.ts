import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MediaType, mediaTypeOf, mediaTypes } from "../../../src/media/media-type.ts";
import { effective } from "../../support/document.ts";
import { heads, others } from "./samples.ts";

test("the types are those that the document says", async () => {
  const document = await effective();
  const description = JSON.stringify(document.components?.schemas?.UploadAssetInput);
  const [, names = ""] = /The file to upload \(([^)]*)\)/.exec(description) ?? [];
  expect(Object.values(mediaTypes).map(({ name }) => name)).toEqual(names.split(", "));
});

describe("the type of a file is told from its content", () => {
  const rows = Object.entries(heads).flatMap(([type, all]) => all.map((head, index) => ({ type, index, head })));

  test.each(rows)("$type ($index)", ({ type, head }) => {
    expect(mediaTypeOf(Uint8Array.from(head))).toBe(type);
    expect(mediaTypeOf(Uint8Array.from([...head, ...Array.from({ length: 64 }, () => 0)]))).toBe(type);
  });

  test.each(Object.entries(others))("none: %s", (_name, head) => {
    expect(mediaTypeOf(Uint8Array.from(head))).toBeUndefined();
  });

  test("whatever the bytes are: a type or none, no throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const type = mediaTypeOf(bytes);
        expect(type === undefined || Object.hasOwn(mediaTypes, type as MediaType)).toBe(true);
      }),
    );
  });
});
