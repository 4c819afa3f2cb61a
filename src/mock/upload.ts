/**
 * Reads uploads, which are `multipart/form-data`.
 *
 * @module
 */

import type { WireRequest } from "./request.ts";

/** An uploaded file. */
export interface Upload {
  bytes: Buffer;
  /** The name of the file, as it was sent. */
  name: string;
  /** The media type of the file, as it was sent. */
  mimeType: string;
  /** The form's `description` field. Undefined if it has none. */
  description: string | undefined;
}

/** The largest file that the API accepts, in bytes. Source: the description of `POST /assets`. */
const maxFileBytes = 75 * 1024 * 1024;

/** Parses the form in a request. Undefined if the body is not a form. */
export async function readForm({ bytes, headers }: WireRequest): Promise<FormData | undefined> {
  try {
    return await new Response(bytes, { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
  } catch {
    return undefined;
  }
}

/** Reads the file of a form. Undefined if there is none, or if it is too large. */
export async function readUpload(form: FormData | undefined): Promise<Upload | undefined> {
  const file = form?.get("file");
  if (!(file instanceof Blob) || file.size > maxFileBytes) return undefined;
  const description = form?.get("description");
  return {
    bytes: Buffer.from(await file.arrayBuffer()),
    name: file.name,
    mimeType: file.type || "application/octet-stream",
    description: typeof description === "string" ? description : undefined,
  };
}

/**
 * Returns the request with every file truncated. Prism parses forms byte by byte (1.7 s for 9 MB), and misreads parts
 * whose headers are in an unusual order. All that it checks of a file is its presence.
 */
export async function truncateFiles(request: WireRequest, form: FormData): Promise<WireRequest> {
  const shortForm = new FormData();
  for (const [name, value] of form) {
    if (typeof value === "string") shortForm.append(name, value);
    else shortForm.append(name, value.slice(0, 16, value.type), value.name);
  }
  const encoded = new Response(shortForm);
  const bytes = Buffer.from(await encoded.arrayBuffer());
  const headers = { ...request.headers, "content-type": encoded.headers.get("content-type") ?? "" };
  return { ...request, headers, bytes, body: bytes };
}
