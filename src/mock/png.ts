/**
 * Creates a small PNG file, and reads the size of any PNG file.
 *
 * @module
 */

import { crc32, deflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The width and height of the image that {@link gradientPng} creates, in pixels. */
export const gradientSide = 256;

/**
 * Creates a square RGB image of one hue that gets paler to the right and darker to the bottom.
 *
 * @param hue - in degrees, 0 to 360
 */
export function gradientPng(hue: number): Buffer {
  const side = gradientSide;
  const row = 1 + side * 3;
  const pixels = Buffer.alloc(side * row);
  const colour = [hueChannel(hue, 0), hueChannel(hue, 240), hueChannel(hue, 120)];
  for (let y = 0; y < side; y += 1) {
    // The first byte of each row is its filter type; 0 means none.
    for (let x = 0; x < side; x += 1) {
      for (const [channel, value] of colour.entries()) {
        const pale = value + (1 - value) * (x / side);
        pixels[y * row + 1 + x * 3 + channel] = Math.round(255 * pale * (1 - y / (2 * side)));
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8); // 8 bits a channel, RGB; the rest of the header is 0.
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(pixels)), chunk("IEND")]);
}

/** Reads the size of a PNG file in pixels. Undefined if the bytes are not a PNG file. */
export function pngSize(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(signature) || bytes.toString("latin1", 12, 16) !== "IHDR") {
    return undefined;
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const content = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const result = Buffer.alloc(content.length + 8);
  result.writeUInt32BE(data.length, 0);
  content.copy(result, 4);
  result.writeUInt32BE(crc32(content), content.length + 4);
  return result;
}

/** The strength of one channel in a pure hue, 0 to 1. `offset` is 0 for red, 240 for green and 120 for blue. */
function hueChannel(hue: number, offset: number): number {
  const distance = Math.abs(((((hue + offset) % 360) + 360) % 360) - 180);
  return Math.min(1, Math.max(0, (distance - 60) / 60));
}
