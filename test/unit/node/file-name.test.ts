import { join, resolve, sep } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultFileName, extensionOf, fileNameProblem } from "../../../src/node/file-name.ts";

describe("the name of a file", () => {
  test.each(["a.png", "ä b.png", "3c90c3cc.mp4", ".hidden", "a..b", "console.png", "日本.webp"])("may be %j", (name) =>
    expect(fileNameProblem(name)).toBeUndefined(),
  );

  test.each([
    "",
    ".",
    "..",
    "a/b",
    "a\\b",
    "/a",
    "C:a",
    "a\0b",
    "a\nb",
    "a.",
    "a ",
    "CON",
    "nul.txt",
    "com1.png",
    "a*",
    "x".repeat(256),
    1,
    undefined,
  ])("may not be %j", (name) => expect(fileNameProblem(name)).toBeTypeOf("string"));

  test("that is good stays in its directory, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^[./\\a:]{0,8}$/)),
        (name) => {
          if (fileNameProblem(name)) return;
          expect(resolve("/dir", name)).toBe(`/dir${sep}${name}`);
          expect(join("/dir", name)).toBe(`/dir${sep}${name}`);
        },
      ),
    );
  });

  test("by default is good, whatever the server says", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.webUrl({ withQueryParameters: true }),
        fc.option(fc.string(), { nil: undefined }),
        (id, url, type) => {
          expect(fileNameProblem(defaultFileName(id, { index: 0, count: 2 }, url, type))).toBeUndefined();
        },
      ),
    );
  });

  test.each([
    ["https://x.example/a.jpeg?x=1", "image/jpeg", "jpeg"],
    ["https://x.example/a", "image/jpeg", "jpg"],
    ["https://x.example/a.png", "image/webp", "webp"],
    ["https://x.example/a.PNG", undefined, "png"],
    ["https://x.example/a.glb", "application/octet-stream", "glb"],
    ["https://x.example/a", "text/html; charset=utf-8", "html"],
    ["https://x.example/a", undefined, "bin"],
    ["https://x.example/a.tar.gz", "x/y", "gz"],
    // What servers send for formats that they do not know.
    ["https://x.example/a.fbx", "binary/octet-stream", "fbx"],
    ["https://x.example/a.obj", "text/plain; charset=utf-8", "obj"],
    ["https://x.example/a.gltf", "application/json", "gltf"],
    ["https://x.example/a", "model/gltf-binary", "glb"],
    ["https://x.example/a", "audio/wav", "wav"],
  ])("ends by its type: %s as %s is .%s", (url, type, extension) => expect(extensionOf(url, type)).toBe(extension));
});
