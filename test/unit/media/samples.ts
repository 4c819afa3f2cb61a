import type { MediaType } from "../../../src/media/media-type.ts";

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

/** How files of each type begin. */
export const heads: Readonly<Record<MediaType, readonly (readonly number[])[]>> = {
  "image/jpeg": [
    [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, ...ascii("JFIF")],
    [0xff, 0xd8, 0xff, 0xdb],
  ],
  "image/png": [[0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a, 0, 0, 0, 13, ...ascii("IHDR")]],
  "image/webp": [[...ascii("RIFF"), 1, 2, 3, 4, ...ascii("WEBPVP8 ")]],
  "image/heic": [
    [0, 0, 0, 24, ...ascii("ftypheic")],
    [0, 0, 0, 24, ...ascii("ftypmif1")],
  ],
  "video/mp4": [
    [0, 0, 0, 24, ...ascii("ftypisom")],
    [0, 0, 0, 24, ...ascii("ftypmp42")],
    [0, 0, 0, 28, ...ascii("ftypM4V ")],
  ],
  "video/quicktime": [
    [0, 0, 0, 20, ...ascii("ftypqt  ")],
    [0, 0, 0, 8, ...ascii("wide")],
    [0, 0, 1, 0, ...ascii("moov")],
  ],
  "video/webm": [[0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84, ...ascii("webm")]],
  "model/gltf-binary": [[...ascii("glTF"), 2, 0, 0, 0]],
  "audio/wav": [[...ascii("RIFF"), 1, 2, 3, 4, ...ascii("WAVEfmt ")]],
  "audio/mpeg": [
    [...ascii("ID3"), 3, 0],
    [0xff, 0xfb, 0x90, 0x64],
    [0xff, 0xf3, 0x40, 0xc0],
  ],
};

/** What begins alike and is something else, or nothing. */
export const others: Readonly<Record<string, readonly number[]>> = {
  text: ascii("a lighthouse at dusk"),
  SVG: ascii('<svg xmlns="http://www.w3.org/2000/svg">'),
  GIF: ascii("GIF89a"),
  PDF: ascii("%PDF-1.7"),
  AVI: [...ascii("RIFF"), 1, 2, 3, 4, ...ascii("AVI LIST")],
  AVIF: [0, 0, 0, 24, ...ascii("ftypavif")],
  M4A: [0, 0, 0, 24, ...ascii("ftypM4A ")],
  Matroska: [0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x88, ...ascii("matroska")],
  "AAC in ADTS": [0xff, 0xf1, 0x50, 0x80],
  "MPEG layer II": [0xff, 0xfd, 0x90, 0x64],
  "a PNG that ends in its signature": [0x89, ...ascii("PNG")],
  "a RIFF that ends there": ascii("RIFF"),
  "an ftyp without a brand": [0, 0, 0, 24, ...ascii("ftyp")],
  "one byte": [0xff],
};

/** A PNG's beginning and something of one's own after it. */
export function png(mark = "x", length = 0): Blob {
  const head = Uint8Array.from(heads["image/png"][0] ?? []);
  return new Blob([head, mark, new Uint8Array(length)]);
}
