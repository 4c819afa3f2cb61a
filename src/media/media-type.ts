/**
 * The type of a file by its content. Pure. The API takes ten types; the packages that know hundreds bring four more
 * packages and more bytes than the rest of this one.
 *
 * @module
 */

/** The types of files that the API takes. Source: the description of `POST /assets`. */
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

/** So many bytes from the start tell the type. */
export const headLength = 64;

/** How the API calls each type, and the ending of its file names. */
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

/** Brands of the ISO base media format (the four letters after `ftyp`). Source: the registry at mp4ra.org. */
const brands: readonly [MediaType, RegExp][] = [
  ["image/heic", /^(hei[cxms]|hev[cxms]|mif1|msf1)$/],
  ["video/quicktime", /^qt {2}$/],
  ["video/mp4", /^(isom|iso[2-9]|mp4[12v]|mp71|avc1|dash|M4V |M4VH|M4VP|MSNV|f4v |mmp4|3gp\d|3g2\w)$/],
];

/** Atoms that a QuickTime file of before the brands begins with. */
const oldAtoms: ReadonlySet<string> = new Set(["moov", "mdat", "wide", "pnot"]);

/**
 * The type of a file.
 *
 * @param head - its first bytes, {@link headLength} of them or all there are
 * @returns undefined where it is none that the API takes
 */
export function mediaTypeOf(head: Uint8Array): MediaType | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  const begins = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (begins(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WAVE") return "audio/wav";
  if (text(0, 4) === "glTF") return "model/gltf-binary";
  if (text(4, 8) === "ftyp") return brands.find(([, pattern]) => pattern.test(text(8, 12)))?.[0];
  if (oldAtoms.has(text(4, 8))) return "video/quicktime";
  // EBML is Matroska's too: the document type, among the first fields, tells.
  if (begins(0x1a, 0x45, 0xdf, 0xa3)) return text(4, headLength).includes("webm") ? "video/webm" : undefined;
  if (text(0, 3) === "ID3" || isMp3Frame(head)) return "audio/mpeg";
  return undefined;
}

/** A frame of MPEG audio, layer III, whose bit rate and sample rate are not the reserved values. */
function isMp3Frame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isSync = first === 0xff && (second & 0xe0) === 0xe0;
  const isLayer3 = (second & 0x06) === 0x02 && (second & 0x18) !== 0x08;
  return isSync && isLayer3 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
}
