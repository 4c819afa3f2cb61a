/**
 * The file of a result, as a type.
 *
 * @module
 */

/** What a file is, by the extension of its URL. `unknown` if the URL does not tell. */
export type FileKind = "image" | "video" | "audio" | "3d" | "unknown";

/** A file that a job has made. */
export interface ResultFile {
  /** Where the file is. */
  url: string;
  /** What the file is, by the extension of its URL. */
  kind: FileKind;
  /** What the file is for, in the API's own word: `model` for the result, `preview` for a picture of it. */
  type?: string;
  /** The name of the output, if the API names its outputs. */
  name?: string;
}
