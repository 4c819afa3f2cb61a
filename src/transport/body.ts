/**
 * Request bodies: JSON or a form, depending on the operation.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import type { FormBlob } from "../options/request-settings.ts";
import { readStream } from "../support/read-stream.ts";

/** A serialized body. Every attempt sends the same one. */
export type SerializedBody = string | FormData | undefined;

/**
 * Serializes a body for `fetch`.
 *
 * @param isForm - whether the operation takes a form; else it takes JSON
 * @throws KreaInputError if the body cannot be serialized
 */
export function serializeBody(
  operation: string,
  body: Record<string, unknown> | undefined,
  isForm: boolean,
): SerializedBody {
  if (body === undefined) return undefined;
  return isForm ? toFormData(operation, body) : toJson(operation, body);
}

function toJson(operation: string, body: Record<string, unknown>): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new KreaInputError(`${operation}: body: expected values that JSON supports: ${reason}.`, { cause });
  }
}

function toFormData(operation: string, body: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    if (typeof value !== "string" && !(value instanceof Blob)) {
      throw new KreaInputError(`${operation}: body.${name}: expected a string or a Blob, got ${show(value)}.`);
    }
    form.append(name, value);
  }
  return form;
}

/** Turns a form into a single Blob. Its files are referenced, not copied. */
export function formToBlob(form: FormData): FormBlob {
  const boundary = `krea-sdk-${crypto.randomUUID()}`;
  const parts: BlobPart[] = [];
  for (const [name, value] of form) {
    const disposition = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"`;
    if (typeof value === "string") {
      parts.push(`${disposition}\r\n\r\n${value}\r\n`);
    } else {
      const type = value.type || "application/octet-stream";
      parts.push(`${disposition}; filename="${escaped(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`, value, "\r\n");
    }
  }
  parts.push(`--${boundary}--\r\n`);
  return joinBlobs(parts, `multipart/form-data; boundary=${boundary}`);
}

/** Parts as one Blob of this type. */
export function joinBlobs(parts: BlobPart[], type: string): FormBlob {
  return new JoinedBlob(parts, type);
}

/** Escapes a name for multipart/form-data. Source: the HTML standard, "multipart form data". */
function escaped(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "%0D%0A").replaceAll('"', "%22");
}

/** A Blob that reads each part with the part's own `stream()`, which reports the progress of an upload. */
class JoinedBlob extends Blob implements FormBlob {
  readonly #parts: readonly BlobPart[];

  constructor(parts: BlobPart[], type: string) {
    super(parts, { type });
    this.#parts = parts;
  }

  override stream(): ReturnType<Blob["stream"]> {
    const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
    const join = async () => {
      for (const part of this.#parts) {
        const blob = part instanceof Blob ? part : new Blob([part]);
        await blob.stream().pipeTo(writable, { preventClose: true });
      }
      await writable.close();
    };
    // The reader of the stream gets the error.
    join().catch(() => {});
    return readable;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return readStream(this.stream());
  }
}
