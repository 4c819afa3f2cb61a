/**
 * Detects the type of a file from its content. Pure.
 *
 * The API accepts ten types. The npm packages that detect hundreds come with four dependencies and more bytes than the
 * rest of this package.
 *
 * @module
 */

/** The types of files that the API accepts. Source: the description of `POST /assets`. */
export type MediaType =
  | "image/jpeg"
  | "image/png"
  | "image/webp"
  | "image/heic"
  | "video/mp4"
  | "video/quicktime"
  | "video/webm"
  | "model/gltf-binary"
  | "audio/wav"
  | "audio/mpeg";

/** How many bytes from the start of a file are needed to detect its type. */
export const signatureBytes = 64;

/** The API's name of each type, and its file name extension. */
export const mediaTypes: Readonly<Record<MediaType, { name: string; extension: string }>> = {
  "image/jpeg": { name: "JPEG", extension: "jpg" },
  "image/png": { name: "PNG", extension: "png" },
  "image/webp": { name: "WebP", extension: "webp" },
  "image/heic": { name: "HEIC", extension: "heic" },
  "video/mp4": { name: "MP4", extension: "mp4" },
  "video/quicktime": { name: "MOV", extension: "mov" },
  "video/webm": { name: "WebM", extension: "webm" },
  "model/gltf-binary": { name: "GLB", extension: "glb" },
  "audio/wav": { name: "WAV", extension: "wav" },
  "audio/mpeg": { name: "MP3", extension: "mp3" },
};

/** Brands of the ISO base media file format: the four characters after `ftyp`. Source: the registry at mp4ra.org. */
const brandPatterns: readonly [MediaType, RegExp][] = [
  ["image/heic", /^(hei[cxms]|hev[cxms]|mif1|msf1)$/],
  ["video/quicktime", /^qt {2}$/],
  ["video/mp4", /^(isom|iso[2-9]|mp4[12v]|mp71|avc1|dash|M4V |M4VH|M4VP|MSNV|f4v |mmp4|3gp\d|3g2\w)$/],
];

/** The first atom of QuickTime files that predate brands. */
const quickTimeAtoms: ReadonlySet<string> = new Set(["moov", "mdat", "wide", "pnot"]);

/**
 * Detects the type of a file.
 *
 * @param head - the first {@link signatureBytes} bytes of the file, or all of a shorter one
 * @returns undefined if the API does not accept the type
 */
export function mediaTypeOf(head: Uint8Array): MediaType | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  const begins = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (begins(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WAVE") return "audio/wav";
  if (text(0, 4) === "glTF") return "model/gltf-binary";
  if (text(4, 8) === "ftyp") return brandPatterns.find(([, pattern]) => pattern.test(text(8, 12)))?.[0];
  if (quickTimeAtoms.has(text(4, 8))) return "video/quicktime";
  // Matroska files start with the same EBML header. Only the document type, one of the first fields, tells them apart.
  if (begins(0x1a, 0x45, 0xdf, 0xa3)) return text(4, signatureBytes).includes("webm") ? "video/webm" : undefined;
  if (text(0, 3) === "ID3" || isMp3Frame(head)) return "audio/mpeg";
  return undefined;
}

/** Whether the bytes start an MPEG audio layer III frame whose bit rate and sample rate are not reserved values. */
function isMp3Frame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isSync = first === 0xff && (second & 0xe0) === 0xe0;
  const isLayer3 = (second & 0x06) === 0x02 && (second & 0x18) !== 0x08;
  return isSync && isLayer3 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
}
