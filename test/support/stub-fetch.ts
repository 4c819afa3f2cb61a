import { vi } from "vitest";
import { Krea, type KreaOptions } from "../../src/index.ts";
import { fixtureDocument } from "./fixture.ts";

/** What went over the wire. */
export interface SentRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  request: Request;
}

/** A client whose requests end in a function, and what they were. It sends each once where nothing else is asked for,
 * and knows the fixture's document, so that no update of the API's changes what is sent. */
export function stubbedClient(
  answer: (request: SentRequest, count: number) => Response | Promise<Response>,
  options: KreaOptions = {},
) {
  const sent: SentRequest[] = [];
  const krea = new Krea({
    apiKey: "test-key",
    baseUrl: "https://api.example",
    onDeprecation: () => {},
    maxRetries: 0,
    document: fixtureDocument,
    ...options,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const text = await request.clone().text();
      const isJson = request.headers.get("content-type") === "application/json";
      const entry = {
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body: isJson ? (JSON.parse(text) as unknown) : text,
        request,
      };
      return answer(entry, sent.push(entry));
    },
  });
  return { krea, sent };
}

/** As {@link stubbedClient}, but the function stands in for the runtime's fetch, which alone is believed about connections. */
export function stubbedRuntime(answer: (count: number) => Response | Promise<Response>, options: KreaOptions = {}) {
  const sent: string[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => answer(sent.push(String(input))));
  const krea = new Krea({
    apiKey: "test-key",
    baseUrl: "https://api.example",
    maxRetries: 0,
    document: fixtureDocument,
    ...options,
  });
  return { krea, sent };
}

/** A JSON answer. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return Response.json(body, init);
}

/** A job's body. */
export function jobBody(fields: object = {}): Record<string, unknown> {
  return {
    job_id: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
    status: "queued",
    created_at: "2026-01-01T00:00:00.000Z",
    completed_at: null,
    result: null,
    ...fields,
  };
}
